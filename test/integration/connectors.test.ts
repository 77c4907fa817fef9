import assert from "node:assert/strict";
import {
  type CodeLens,
  type InlayHint,
  Range,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  commands,
  env,
  window,
  workspace,
} from "vscode";
import { createClient } from "../../src/intercom/client.ts";
import type { DataConnectorSummary } from "../../src/intercom/dataConnector.ts";
import { sampleConnection } from "../../src/model/connection.ts";
import type { ConfigurationNode } from "../../src/model/connectorNode.ts";
import { type ResourceRef, addressOf, runRef } from "../../src/model/resourceRef.ts";
import { causeOf, groupRuns } from "../../src/model/runGroups.ts";
import { startSample } from "../../src/sample/startSample.ts";
import { Session } from "../../src/session/session.ts";

const { signal } = new AbortController();

/** A session of its own with the sample: the extension's holds the same data. */
async function withSession(use: (session: Session) => Promise<void>): Promise<void> {
  const sample = await startSample();
  const { port, token } = sample;
  const endpoint = { region: "sample", port } as const;
  const session = new Session({
    connection: sampleConnection,
    open: () => Promise.resolve(createClient({ endpoint, token, version: () => "2.13" })),
    perPage: () => 50,
  });
  try {
    await use(session);
  } finally {
    await session.dispose();
    await sample.close();
  }
}

async function connectorsOf({ connectors }: Session): Promise<readonly DataConnectorSummary[]> {
  await connectors.list.loadMore();
  assert.equal(connectors.list.state.failure, undefined);
  return connectors.list.state.items;
}

async function named(session: Session, name: string): Promise<DataConnectorSummary> {
  const all = await connectorsOf(session);
  return all.find((connector) => connector.name === name) ?? assert.fail(name);
}

function uriOf(ref: ResourceRef): Uri {
  return Uri.from({ scheme: "intercom", ...addressOf(ref) });
}

function shown(): TextDocument {
  return window.activeTextEditor?.document ?? assert.fail("no editor is active");
}

async function lensesOf(uri: Uri): Promise<(string | undefined)[]> {
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);
  return lenses.map(({ command }) => command?.title);
}

describe("Data Connectors", () => {
  before(async () => {
    await commands.executeCommand("intercomExplorer.exploreSampleData");
  });

  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  after(async () => {
    // Other suites begin without a connection.
    await commands.executeCommand("intercomExplorer.disconnect");
  });

  it("open as the JSON that Intercom sends, draft and live, with masked values", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Recommend a training topic");
      const both = await session.connectors.ensureConfigurations(connector, signal);
      for (const shows of ["draft", "live"] as const) {
        const node: ConfigurationNode = { kind: "configuration", connector, shows };
        await commands.executeCommand("intercomExplorer.openConnector", node);
        const document = shown();
        assert.deepEqual(JSON.parse(document.getText()), both[shows]?.raw);
        assert.match(document.uri.path, new RegExp(`/${shows}/Recommend a training topic`));
        assert.match(document.getText(), /"value": "\*\*\*\*"/);
      }
    });
  });

  it("say beside a masked value who masked it", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Get training topic");
      const node = { kind: "configuration", connector, shows: "both" };
      await commands.executeCommand("intercomExplorer.openConnector", node);
      const document = shown();
      const text = document.getText();
      const all = new Range(document.positionAt(0), document.positionAt(text.length));
      const hints = await commands.executeCommand<InlayHint[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        all,
      );
      assert.deepEqual(
        hints.map(({ label, position }) => [label, document.lineAt(position).text.trim()]),
        Array.from({ length: 3 }, () => ["masked by Intercom", '"value": "****"']),
      );
    });
  });

  it("open without a question where draft and live are identical", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Get training topic");
      await commands.executeCommand("intercomExplorer.openConnector", {
        kind: "connector",
        connector,
      });
      assert.match(shown().uri.path, /\/live\//);
    });
  });

  it("are copied by id and as JSON", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Get training topic");
      const node = { kind: "connector", connector };
      await commands.executeCommand("intercomExplorer.copyConnectorId", node);
      assert.equal(await env.clipboard.readText(), connector.id);
      await commands.executeCommand("intercomExplorer.copyConnectorAsJson", node);
      const { live } = await session.connectors.ensureConfigurations(connector, signal);
      assert.deepEqual(JSON.parse(await env.clipboard.readText()), live?.raw);
    });
  });

  it("have runs that open with their explanation, request and response", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Training topic for Fin");
      const list = session.connectors.runs(connector.id, { range: "hour" });
      await list.loadMore();
      const [group] = groupRuns(list.state.items);
      const [run] = group?.runs ?? [];
      assert.ok(group !== undefined && run !== undefined);
      assert.deepEqual(causeOf(run), {
        kind: "failure",
        errorType: "3rd_party_error",
        status: 406,
      });

      const node = { kind: "run", connector, group, run };
      await commands.executeCommand("intercomExplorer.openRun", node);
      const document = shown();
      const text: unknown = JSON.parse(document.getText());
      assert.ok(typeof text === "object" && text !== null);
      assert.deepEqual(Object.keys(text), [
        "explanation",
        "request",
        "response",
        "execution_result",
      ]);
      assert.match(document.getText(), /Intercom removes the query from logged URLs/);
      assert.match(document.getText(), /"code": "media_type_not_acceptable"/);
      assert.deepEqual(await lensesOf(document.uri), [
        "$(question) Explain…",
        "$(diff) Compare raw and mapped response",
      ]);
    });
  });

  it("have runs whose raw and mapped responses are compared", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Get training topic");
      const list = session.connectors.runs(connector.id, { range: "hour" });
      await list.loadMore();
      const [group] = groupRuns(list.state.items);
      const [run] = group?.runs ?? [];
      assert.ok(run);
      const node = { kind: "run", connector, group, run };
      await commands.executeCommand("intercomExplorer.compareResponses", node);
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof TabInputTextDiff);
      const at = { connector: connector.id, id: run.id };
      assert.equal(input.original.toString(), uriOf(runRef("sample", at, "raw")).toString());
      assert.equal(input.modified.toString(), uriOf(runRef("sample", at, "mapped")).toString());
      const raw = await workspace.openTextDocument(input.original);
      const mapped = await workspace.openTextDocument(input.modified);
      assert.match(raw.getText(), /"created_at"/);
      assert.match(mapped.getText(), /"custom_attributes"/);
      assert.doesNotMatch(mapped.getText(), /"created_at": \d/);
    });
  });

  it("have refused runs that the doctor explains, with the connector loaded", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Training topic for Fin");
      const list = session.connectors.runs(connector.id, { range: "hour" });
      await list.loadMore();
      const [group] = groupRuns(list.state.items);
      await commands.executeCommand("intercomExplorer.explainRun", {
        kind: "runGroup",
        connector,
        group,
      });
      const report = shown();
      assert.equal(report.uri.scheme, "intercom-report");
      assert.match(report.getText(), /a run of the Data Connector Training topic for Fin/);
      assert.match(report.getText(), /accept-missing/);
      assert.ok((await lensesOf(report.uri)).includes("$(wrench) Repair the Data Connector…"));
    });
  });

  it("come back as documents when their connection does", async () => {
    await withSession(async (session) => {
      const connector = await named(session, "Get training topic");
      await commands.executeCommand("intercomExplorer.disconnect");
      const ref: ResourceRef = {
        kind: "configuration",
        connection: "sample",
        connector: connector.id,
        version: "draft",
        label: "Get training topic (draft)",
      };
      const document = await workspace.openTextDocument(uriOf(ref));
      await window.showTextDocument(document);
      assert.match(document.getText(), /"message": "The connection that this document came from/);
      const changed = new Promise<void>((resolve) => {
        const listening = workspace.onDidChangeTextDocument((event) => {
          if (event.document !== document || !document.getText().includes('"headers"')) return;
          listening.dispose();
          resolve();
        });
      });
      await commands.executeCommand("intercomExplorer.exploreSampleData");
      await changed;
    });
  });

  it("say in JSON what Intercom answers about one that is not there", async () => {
    const ref = { connection: "sample", connector: "404404", label: "gone" };
    for (const gone of [
      { ...ref, kind: "configuration", version: "live" },
      { ...ref, kind: "run", id: "1", part: "whole" },
      { ...ref, kind: "run", id: "1", part: "raw" },
    ] as const) {
      const uri = uriOf(gone);
      const text = (await workspace.openTextDocument(uri)).getText();
      assert.match(text, /"message": ".*(?:Data Connector|run)/);
      assert.match(text, /"request_id"/);
      assert.deepEqual(await lensesOf(uri), ["$(refresh) Retry"]);
    }
  });
});
