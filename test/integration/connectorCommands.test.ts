import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CodeLens,
  type Diagnostic,
  DiagnosticSeverity,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  commands,
  env,
  languages,
  window,
  workspace,
} from "vscode";
import type { DataConnectorSummary } from "../../src/intercom/dataConnector.ts";
import { type ResourceRef, addressOf, configurationRef } from "../../src/model/resourceRef.ts";
import { ConnectorDiagnostics } from "../../src/editor/connectorDiagnostics.ts";
import { answered } from "./answered.ts";
import { closeAll, untilProblems } from "./doctorFiles.ts";

/** The sample's connectors, by what they are like. */
const connectors = {
  healthy: { id: "48106", name: "Get training topic" },
  withoutAccept: { id: "48105", name: "Training topic for Fin" },
  singleBrace: { id: "48103", name: "Training topic by name" },
  draftUnlikeLive: { id: "48102", name: "Recommend a training topic" },
} as const;

/** The row of a connector, as far as commands look at it. */
function row({ id, name }: { readonly id: string; readonly name: string }) {
  const connector: Pick<DataConnectorSummary, "id" | "name"> = { id, name };
  return { kind: "connector", connector };
}

function documentOf(which: keyof typeof connectors, version: "draft" | "live"): Uri {
  const ref: ResourceRef = configurationRef("sample", connectors[which], version);
  return Uri.from({ scheme: "intercom", ...addressOf(ref) });
}

function shown(): TextDocument {
  return window.activeTextEditor?.document ?? assert.fail("no editor is active");
}

/** The problems of a document, once there are some. */
async function problemsOf(uri: Uri): Promise<readonly Diagnostic[]> {
  const now = (): readonly Diagnostic[] => languages.getDiagnostics(uri);
  if (now().length > 0) return now();
  return new Promise((resolve) => {
    const listening = languages.onDidChangeDiagnostics(() => {
      if (now().length === 0) return;
      listening.dispose();
      resolve(now());
    });
  });
}

function codes(problems: readonly Diagnostic[]): readonly string[] {
  return problems.map(({ severity, code }) => {
    const name = typeof code === "object" ? code.value : code;
    return `${DiagnosticSeverity[severity]} ${String(name)}`;
  });
}

async function lensesOf(uri: Uri): Promise<(string | undefined)[]> {
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);
  return lenses.map(({ command }) => command?.title);
}

describe("commands on Data Connectors", () => {
  before(async () => {
    await commands.executeCommand("intercomExplorer.exploreSampleData");
  });

  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  after(async () => {
    await commands.executeCommand("intercomExplorer.disconnect");
  });

  it("find problems in an open configuration, at their place, and offer what repairs them", async () => {
    const uri = documentOf("singleBrace", "draft");
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document);
    const problems = await problemsOf(uri);
    assert.deepEqual(codes(problems), ["Error single-brace-variable", "Error variable-undeclared"]);
    const [first] = problems;
    assert.ok(first);
    assert.match(document.getText(first.range), /^https:.*\{external_id\}&topic=\{\{topic\}\}$/);
    assert.deepEqual(await lensesOf(uri), [
      "$(wrench) Repair…",
      "$(beaker) Test…",
      "$(rocket) Publish…",
    ]);
    const actions = await commands.executeCommand<{ title: string }[]>(
      "vscode.executeCodeActionProvider",
      uri,
      first.range,
    );
    assert.ok(actions.some(({ title }) => title === "Repair the Data Connector…"));
  });

  it("show the problems of configurations as the settings say, at once", async () => {
    const uri = documentOf("singleBrace", "draft");
    const settings = workspace.getConfiguration("intercomExplorer.diagnostics");
    await window.showTextDocument(await workspace.openTextDocument(uri));
    const count = (wanted: number) => untilProblems(uri, ({ length }) => length === wanted);
    await count(2);
    try {
      await settings.update("enabled", false);
      await count(0);
      await settings.update("enabled", undefined);
      await count(2);
    } finally {
      await settings.update("enabled", undefined);
    }
  });

  it("judge what stays open anew when the connection starts over", async () => {
    const uri = documentOf("singleBrace", "draft");
    await window.showTextDocument(await workspace.openTextDocument(uri));
    const ignored = (): void => undefined;
    const askedOf = new Set<string>();
    const second = new ConnectorDiagnostics({
      settings: () => ({ enabled: true, languages: [], minimumSeverity: "hint" }),
      context: (connection) => {
        askedOf.add(connection);
        return Promise.resolve({});
      },
      log: { attempt: ignored, info: ignored, error: ignored, show: ignored, dispose: ignored },
    });
    try {
      // Twice: of the extension itself, and of the one of this test.
      await untilProblems(uri, ({ length }) => length === 4);
      second.clear();
      assert.equal(second.of(uri), undefined);
      await untilProblems(uri, ({ length }) => length === 2);
      await untilProblems(uri, ({ length }) => length === 4);
      assert.equal(second.of(uri)?.findings.length, 2);
      assert.deepEqual([...askedOf], ["sample"]);
    } finally {
      second.dispose();
    }
  });

  it("check all of them, with problems also on documents that are not open", async () => {
    await commands.executeCommand("intercomExplorer.checkAllConnectors");
    // A run since the last change was refused: what was likely is certain.
    const live = await problemsOf(documentOf("withoutAccept", "live"));
    assert.deepEqual(codes(live), ["Error accept-missing"]);
    assert.match(live[0]?.message ?? "", /a run since the last change was refused/);
    assert.deepEqual(codes(await problemsOf(documentOf("draftUnlikeLive", "live"))), [
      "Error accept-missing",
    ]);
    for (const which of ["healthy", "draftUnlikeLive"] as const) {
      assert.deepEqual(languages.getDiagnostics(documentOf(which, "draft")), []);
    }
  });

  it("offer nothing to repair in a configuration that is well", async () => {
    const uri = documentOf("healthy", "live");
    await window.showTextDocument(await workspace.openTextDocument(uri));
    await commands.executeCommand("intercomExplorer.checkConnector", uri);
    assert.deepEqual(languages.getDiagnostics(uri), []);
    assert.deepEqual(await lensesOf(uri), ["$(beaker) Test…"]);
  });

  it("send a test and report the guide's checks", async () => {
    const testing = commands.executeCommand(
      "intercomExplorer.testConnector",
      row(connectors.healthy),
    );
    await answered(testing, "workbench.action.acceptSelectedQuickOpenItem");
    const report = shown();
    assert.equal(report.uri.scheme, "intercom-preview");
    assert.match(report.getText(), /^# Test of Get training topic/);
    assert.match(report.getText(), /GET https:\/\/api\.intercom\.io\/.*\?external_id=$/m);
    assert.match(
      report.getText(),
      /^Authorization: Bearer \[redacted \(this connection's token\)/m,
    );
  });

  it("copy the setup for Intercom's form", async () => {
    await commands.executeCommand("intercomExplorer.copyConnectorSetup", row(connectors.healthy));
    const setup = await env.clipboard.readText();
    assert.match(setup, /^# Data Connector: Get training topic/);
    assert.match(setup, /\?external_id=\{\{external_id\}\}/);
    assert.match(setup, /Bearer YOUR_ACCESS_TOKEN/);
  });

  it("compare a snapshot that was never saved, as it stands in its editor", async () => {
    const folder = await mkdtemp(join(tmpdir(), "snapshot-"));
    try {
      const file = Uri.file(join(folder, "fin.data-connector.json"));
      const node = row(connectors.withoutAccept);
      await commands.executeCommand("intercomExplorer.saveSnapshot", node, file);
      const saved = await readFile(file.fsPath, "utf8");
      const content = saved.replaceAll('"http_method": "get"', '"http_method": "post"');
      const document = await workspace.openTextDocument({ language: "json", content });
      await window.showTextDocument(document);
      await commands.executeCommand("intercomExplorer.compareWithSnapshot");
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof TabInputTextDiff);
      assert.equal(input.original.toString(), document.uri.toString());
    } finally {
      await closeAll();
      await rm(folder, { recursive: true });
    }
  });

  it("save a snapshot and compare it later", async () => {
    const folder = await mkdtemp(join(tmpdir(), "snapshot-"));
    try {
      const path = join(folder, "fin.data-connector.json");
      const file = Uri.file(path);
      const node = row(connectors.withoutAccept);
      await commands.executeCommand("intercomExplorer.saveSnapshot", node, file);
      const saved = await readFile(path, "utf8");
      assert.match(saved, /"name": "Training topic for Fin"/);
      await commands.executeCommand("intercomExplorer.compareWithSnapshot", file);
      assert.ok(!(window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputTextDiff));
      const changed = saved.replaceAll('"http_method": "get"', '"http_method": "post"');
      await workspace.fs.writeFile(file, new TextEncoder().encode(changed));
      await commands.executeCommand("workbench.action.closeAllEditors");
      await commands.executeCommand("intercomExplorer.compareWithSnapshot", file);
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof TabInputTextDiff);
      assert.equal(input.original.toString(), file.toString());
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
