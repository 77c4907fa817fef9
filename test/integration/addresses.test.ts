import assert from "node:assert/strict";
import {
  type CodeLens,
  type Hover,
  type InlayHint,
  MarkdownString,
  Range,
  Uri,
  commands,
  workspace,
} from "vscode";

const path = "/instances/PeteUserTrainingTopic/16033255/test-curl-001.json";

function address(authority: string, at = path): Uri {
  return Uri.from({ scheme: "intercom", authority, path: at });
}

async function lensesOf(uri: Uri): Promise<(string | undefined)[]> {
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);
  return lenses.map(({ command }) => command?.title);
}

describe("addresses that somebody else wrote", () => {
  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("show no instance of a connection that is not there, whatever is active", async () => {
    await commands.executeCommand("intercomExplorer.exploreSampleData");
    for (const authority of ["c0123456789abcdef", "us", "api.intercom.io", "127.0.0.1", ""]) {
      const uri = address(authority);
      const document = await workspace.openTextDocument(uri);
      assert.match(document.getText(), /no longer exists/, authority);
      assert.deepEqual(await lensesOf(uri), ["$(plug) Connect…"], authority);
    }
  });

  it("reach nothing but one instance of a type, however they are written", async () => {
    for (const at of [
      "/instances/~002e~002e/me/x.json",
      "/instances/~/16033255/x.json",
      "/instances/PeteUserTrainingTopic/~002e~002e/x.json",
      "/instances/PeteUserTrainingTopic~002f..~002f..~002fme/1/x.json",
    ]) {
      const text = (await workspace.openTextDocument(address("sample", at))).getText();
      const shown: unknown = JSON.parse(text);
      assert.ok(typeof shown === "object" && shown !== null && "message" in shown, at);
    }
  });

  it("have no lens where the instance is shown", async () => {
    const uri = address("sample");
    const document = await workspace.openTextDocument(uri);
    assert.match(document.getText(), /"external_id": "test-curl-001"/);
    assert.deepEqual(await lensesOf(uri), []);
  });
});

describe("times in documents", () => {
  after(async () => {
    // Other suites begin without a connection.
    await commands.executeCommand("intercomExplorer.disconnect");
  });

  it("stand beside Unix seconds, and in full when pointed at", async () => {
    const uri = address("sample");
    const document = await workspace.openTextDocument(uri);
    const text = document.getText();
    const all = new Range(document.positionAt(0), document.positionAt(text.length));
    const hints = await commands.executeCommand<InlayHint[]>(
      "vscode.executeInlayHintProvider",
      uri,
      all,
    );
    const updated = /"updated_at": (\d+)/.exec(text);
    assert.ok(updated?.[1]);
    assert.equal(hints.length, (text.match(/_at": \d/g) ?? []).length);
    const at = document.positionAt(updated.index + '"updated_at": 1'.length);
    const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, at);
    const told = hovers.flatMap(({ contents }) => contents);
    const utc = new Date(Number(updated[1]) * 1_000).toISOString().replace(".000Z", "Z");
    const said = told.map((part) => (part instanceof MarkdownString ? part.value : part));
    assert.ok(said.includes(utc), said.map(String).join("|"));
    assert.ok(told.every((part) => !(part instanceof MarkdownString && part.isTrusted)));
  });
});
