import assert from "node:assert/strict";
import { type TextDocument, Uri, commands, env, languages, window, workspace } from "vscode";
import { createClient } from "../../src/intercom/client.ts";
import { type Instance, listInstances } from "../../src/intercom/customObjects.ts";
import { addressOf, instanceRef } from "../../src/model/resourceRef.ts";
import { startSample } from "../../src/sample/startSample.ts";

const type = "PeteUserTrainingTopic";

/** The extension's sample and this one hold the same data: it is deterministic. */
async function firstInstances(perPage: number): Promise<readonly Instance[]> {
  const sample = await startSample();
  const client = createClient({
    endpoint: { region: "sample", port: sample.port },
    token: sample.token,
    version: () => "2.13",
  });
  try {
    const operation = listInstances(type, { perPage });
    return (await client.send(operation, new AbortController().signal)).data.items;
  } finally {
    await client.close();
    await sample.close();
  }
}

function uriOf(instance: Instance): Uri {
  return Uri.from({ scheme: "intercom", ...addressOf(instanceRef("sample", instance)) });
}

/** Resolves when the document's text passes; it is looked at now and after each change. */
function untilText(document: TextDocument, passes: (text: string) => boolean): Promise<string> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!passes(document.getText())) return;
      listening.dispose();
      resolve(document.getText());
    };
    const listening = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) look();
    });
    look();
  });
}

describe("documents", () => {
  let instances: readonly Instance[] = [];

  before(async () => {
    instances = await firstInstances(150);
  });

  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("say that there is no connection, and come back by themselves when there is", async () => {
    const [instance] = instances;
    assert.ok(instance);
    const document = await workspace.openTextDocument(uriOf(instance));
    assert.match(document.getText(), /"message": "The connection that this document came from/);
    await window.showTextDocument(document);

    await commands.executeCommand("intercomExplorer.exploreSampleData");
    const text = await untilText(document, (now) => now.includes('"custom_attributes"'));
    assert.deepEqual(JSON.parse(text), instance.raw);
  });

  it("open every kind of instance, whatever is in its external_id", async () => {
    for (const instance of instances) {
      const document = await workspace.openTextDocument(uriOf(instance));
      assert.deepEqual(JSON.parse(document.getText()), instance.raw);
      assert.equal(document.languageId, "json");
    }
  });

  it("are opened by the command, read-only, and without a problem in their JSON", async () => {
    const [, instance] = instances;
    assert.ok(instance);
    await commands.executeCommand("intercomExplorer.openInstance", {
      kind: "instance",
      type,
      instance,
    });
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uriOf(instance).toString());
    assert.equal(workspace.fs.isWritableFileSystem("intercom"), false);
    const text = editor.document.getText();
    await commands.executeCommand("type", { text: "x" });
    assert.equal(editor.document.getText(), text);
    assert.deepEqual(languages.getDiagnostics(editor.document.uri), []);
  });

  it("cannot be written, renamed or deleted", async () => {
    const [instance] = instances;
    assert.ok(instance);
    const uri = uriOf(instance);
    await assert.rejects(async () => workspace.fs.writeFile(uri, new Uint8Array()));
    await assert.rejects(async () => workspace.fs.delete(uri));
    await assert.rejects(async () => workspace.fs.rename(uri, uri.with({ path: "/x.json" })));
  });

  it("do not exist at other addresses", async () => {
    for (const path of [
      "/",
      "/instances",
      "/instances/A/1",
      "/instances/A/1/a.txt",
      "/x/A/1/a.json",
    ]) {
      const uri = Uri.from({ scheme: "intercom", authority: "sample", path });
      await assert.rejects(async () => workspace.fs.stat(uri), path);
    }
  });

  it("tell in JSON what Intercom answered about an id that is not there", async () => {
    const gone = Uri.from({
      scheme: "intercom",
      ...addressOf({ kind: "instance", connection: "sample", type, id: "404404", label: "gone" }),
    });
    const text = (await workspace.openTextDocument(gone)).getText();
    assert.match(text, /"message": ".*instance not found/);
    assert.match(text, /"request_id"/);
  });
});

describe("copying", () => {
  it("puts the exact external_id and the JSON of a row on the clipboard", async () => {
    await commands.executeCommand("intercomExplorer.exploreSampleData");
    const [instance] = await firstInstances(1);
    assert.ok(instance);
    const node = { kind: "instance", type, instance };
    await commands.executeCommand("intercomExplorer.copyExternalId", node);
    assert.equal(await env.clipboard.readText(), instance.externalId);
    await commands.executeCommand("intercomExplorer.copyAsJson", node);
    assert.deepEqual(JSON.parse(await env.clipboard.readText()), instance.raw);
  });
});
