import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newest } from "../host/vscodeVersions.ts";
import { openFile } from "./editor.ts";
import { waitForNotification } from "./messages.ts";
import { treeRow, treeRows } from "./tree.ts";
import { openViewContainer, runCommand, screenshot } from "./workbench.ts";
import { useWorkbench } from "./useWorkbench.ts";

describe("a workspace that is not trusted", () => {
  const workbench = useWorkbench(newest, {
    trusted: false,
    settings: { "security.workspace.trust.startupPrompt": "never" },
  });

  it("has its requests marked all the same", async () => {
    const { page } = workbench();
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    await openFile(page, "topics.http");
    await page.locator(".squiggly-error").first().waitFor();
    await screenshot(workbench(), "untrusted");
  });

  it("has no file read for a token", async () => {
    const { page, folder } = workbench();
    await writeFile(join(folder, ".env"), "INTERCOM_ACCESS_TOKEN=not-to-be-read\n");
    await runCommand(page, "Intercom: Connect from .env…");
    await waitForNotification(
      page,
      "In an untrusted workspace, files are not searched for a token.",
    );
    assert.equal((await page.content()).includes("not-to-be-read"), false);
  });

  it("lists no types that the workspace's own settings name", async () => {
    const { page, folder } = workbench();
    const files = treeRow(page, "Files Explorer", "README.md");
    await openViewContainer(page, "Explorer");
    await files.waitFor();
    await mkdir(join(folder, ".vscode"));
    await writeFile(
      join(folder, ".vscode", "settings.json"),
      JSON.stringify({
        "intercomExplorer.customObjectTypes": ["FromTheWorkspace"],
        // By this it is seen that the settings were read.
        "files.exclude": { "README.md": true },
      }),
    );
    await files.waitFor({ state: "detached" });
    await openViewContainer(page, "Intercom");
    await runCommand(page, "Intercom: Explore with Sample Data");
    await treeRow(page, "Custom Objects", "Testing a Data Connector with cURL").waitFor();
    const rows = await treeRows(page, "Custom Objects");
    assert.ok(rows.some(({ label }) => label === "PeteUserTrainingTopic"));
    assert.ok(!rows.some(({ label }) => label === "FromTheWorkspace"));
  });
});
