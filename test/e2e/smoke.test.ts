import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { releases } from "../host/vscodeVersions.ts";
import { editorText, waitForTab } from "./editor.ts";
import { answerDialog, dialogText, waitForStatusBar } from "./messages.ts";
import {
  cancelQuickInput,
  pickInQuickInput,
  quickInputRows,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { clickRow, expandRow, runContextAction, treeRow, treeRows } from "./tree.ts";
import { useWorkbench } from "./useWorkbench.ts";
import { openViewContainer, reloadWindow, runCommand } from "./workbench.ts";

// Proves the host and the driver themselves, so that another suite that fails is about the extension.
for (const release of releases) {
  describe(`the workbench of VS Code ${release.vscode}`, () => {
    const workbench = useWorkbench(release);
    const lines = Array.from({ length: 3000 }, (_, line) => `${line}\tlínea ${line}`).join("\n");

    it("has the packaged extension", async () => {
      const { page } = workbench();
      await openViewContainer(page, "Intercom");
    });

    it("shows the files of the folder", async () => {
      const { page, folder } = workbench();
      await mkdir(join(folder, "inner"));
      await writeFile(join(folder, "inner", "deep.txt"), "deep");
      await writeFile(join(folder, "long.txt"), lines);
      await openViewContainer(page, "Explorer");
      await treeRow(page, "Files Explorer", "long.txt").waitFor();
      await expandRow(page, "Files Explorer", "inner");
      await treeRow(page, "Files Explorer", "deep.txt").waitFor();
      const rows = await treeRows(page, "Files Explorer");
      assert.deepEqual(
        rows.map(({ label, level, expanded }) => ({ label, level, expanded })),
        [
          { label: "inner", level: 1, expanded: true },
          { label: "deep.txt", level: 2, expanded: undefined },
          { label: "long.txt", level: 1, expanded: undefined },
          { label: "README.md", level: 1, expanded: undefined },
          { label: "topics.http", level: 1, expanded: undefined },
        ],
      );
    });

    it("gives the whole text of a document that is longer than the page", async () => {
      const { page } = workbench();
      await clickRow(page, "Files Explorer", "long.txt");
      await waitForTab(page, "long.txt");
      assert.equal(await editorText(page), lines);
    });

    it("finds files by their names, for which VS Code runs a program of its own", async () => {
      const { page } = workbench();
      await runCommand(page, "Go to File...");
      await waitForQuickInput(page, "Search files by name");
      // What was opened is offered before anything was typed.
      assert.ok((await quickInputRows(page)).some(({ label }) => label === "long.txt"));
      await cancelQuickInput(page);
      await runCommand(page, "Go to File...");
      await typeInQuickInput(page, "readme");
      await pickInQuickInput(page, "README.md");
      await waitForTab(page, "README.md");
    });

    it("asks in a dialog before it deletes", async () => {
      const { page } = workbench();
      // The explorer goes to the file that was opened last, and takes the selection along.
      await treeRow(page, "Files Explorer", "README.md").and(page.locator(".selected")).waitFor();
      await runContextAction(page, "Files Explorer", "deep.txt", "Delete Permanently");
      assert.match(await dialogText(page), /permanently delete 'deep\.txt'/);
      await answerDialog(page, "Cancel");
      await treeRow(page, "Files Explorer", "deep.txt").waitFor();
    });

    it("keeps its editors when the window is reloaded", async () => {
      const { page } = workbench();
      await reloadWindow(page);
      await waitForTab(page, "README.md");
      await waitForStatusBar(page, /^Ln \d+/);
    });
  });
}
