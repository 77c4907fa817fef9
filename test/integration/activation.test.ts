import assert from "node:assert/strict";
import { commands, extensions, window, workspace } from "vscode";
import manifest from "../../package.json";
import { answered } from "./answered.ts";

const id = `${manifest.publisher}.${manifest.name}`;

describe("the extension in a real extension host", () => {
  before(async () => {
    await extensions.getExtension(id)?.activate();
  });

  it("is active", () => {
    assert.equal(extensions.getExtension(id)?.isActive, true);
  });

  it("registers every command of its manifest", async () => {
    const registered = new Set(await commands.getCommands(true));
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it("runs every command without an argument and without a connection", async () => {
    for (const { command } of manifest.contributes.commands) {
      // The one connects; the other takes the only type off the list without a question.
      if (/\.(?:exploreSampleData|removeType)$/.test(command)) continue;
      await answered(commands.executeCommand(command), "workbench.action.closeQuickOpen");
    }
    assert.equal(window.activeTextEditor, undefined);
  });

  it("has the settings of its manifest", () => {
    const settings = workspace.getConfiguration("intercomExplorer");
    assert.deepEqual(settings.get("customObjectTypes"), ["PeteUserTrainingTopic"]);
    assert.equal(settings.get("pageSize"), 50);
    assert.equal(settings.get("apiVersion"), "2.13");
  });
});
