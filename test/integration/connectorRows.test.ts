import assert from "node:assert/strict";
import { ThemeIcon, type TreeItem } from "vscode";
import { createClient } from "../../src/intercom/client.ts";
import { IntercomError } from "../../src/intercom/errors.ts";
import { sampleConnection } from "../../src/model/connection.ts";
import type { ConnectorTreeNode } from "../../src/model/connectorNode.ts";
import { type RunFilter, lastHour } from "../../src/model/runFilter.ts";
import { startSample } from "../../src/sample/startSample.ts";
import { ConnectorChecks, type MarkedProblem } from "../../src/session/connectorChecks.ts";
import { Session } from "../../src/session/session.ts";
import { connectorItemOf } from "../../src/views/connectorItemOf.ts";
import { rowsBelow } from "../../src/views/connectorSource.ts";

/** The view's rows, without the view: what stands below a row once it is loaded, and how each is drawn. */
class Rows {
  readonly checks = new ConnectorChecks<MarkedProblem>();
  filter: RunFilter = lastHour;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async below(node?: ConnectorTreeNode): Promise<readonly ConnectorTreeNode[]> {
    const { source, rows } = rowsBelow(node, this.#session.connectors, () => this.filter);
    if (source?.started === false) await source.load();
    return rows();
  }

  item(node: ConnectorTreeNode): TreeItem {
    return connectorItemOf(node, {
      problemsOf: (connector) => this.checks.problemsOf(connector),
      runs: ({ connector }) => {
        const { state } = this.#session.connectors.runs(connector.id, this.filter);
        return {
          filter: this.filter,
          loaded: state.started ? state.items.length : undefined,
          hasMore: state.hasMore,
        };
      },
      now: Date.now() / 1_000,
      locale: "en",
    });
  }

  /** The row of a connector by its name. */
  async named(name: string): Promise<ConnectorTreeNode> {
    const all = await this.below();
    return all.find((row) => this.item(row).label === name) ?? assert.fail(name);
  }

  async runsOf(name: string): Promise<ConnectorTreeNode> {
    const rows = await this.below(await this.named(name));
    return rows.find(({ kind }) => kind === "runs") ?? assert.fail("no runs");
  }
}

function textOf({ label, description }: TreeItem): string {
  const said = typeof label === "string" ? label : (label?.label ?? "");
  return [said, description].filter(Boolean).join(" | ");
}

function iconOf({ iconPath }: TreeItem): string {
  assert.ok(iconPath instanceof ThemeIcon);
  return [iconPath.id, iconPath.color?.id].filter(Boolean).join(" ");
}

async function withRows(use: (rows: Rows) => Promise<void>): Promise<void> {
  const sample = await startSample();
  const { port, token } = sample;
  const endpoint = { region: "sample", port } as const;
  const session = new Session({
    connection: sampleConnection,
    open: () => Promise.resolve(createClient({ endpoint, token, version: () => "2.13" })),
    perPage: () => 50,
  });
  try {
    await use(new Rows(session));
  } finally {
    await session.dispose();
    await sample.close();
  }
}

describe("rows of Data Connectors", () => {
  it("have name, state, method and time, and ids of their own", async () => {
    await withRows(async (rows) => {
      const items = (await rows.below()).map((row) => rows.item(row));
      assert.equal(items.length, 6);
      for (const item of items) {
        assert.match(textOf(item), /^\w.+ \| live · GET · .+ ago$|last year$/);
        assert.equal(iconOf(item), "plug");
      }
      assert.equal(new Set(items.map(({ id }) => id)).size, 6);
    });
  });

  it("are marked by what a check has found", async () => {
    await withRows(async (rows) => {
      const [first, second, third] = await rows.below();
      assert.ok(first?.connector && second?.connector && third?.connector);
      const message = "No Accept header: [click](command:a)";
      rows.checks.set(first.connector.id, [{ severity: "error", message }]);
      rows.checks.set(second.connector.id, [{ severity: "warning", message }]);
      rows.checks.set(third.connector.id, []);
      assert.equal(iconOf(rows.item(first)), "error list.errorForeground");
      assert.equal(iconOf(rows.item(second)), "warning list.warningForeground");
      assert.equal(iconOf(rows.item(third)), "pass testing.iconPassed");
      const { tooltip, accessibilityInformation } = rows.item(first);
      // A string: VS Code makes no link of it.
      assert.ok(typeof tooltip === "string" && tooltip.includes(`1 problem\n• ${message}`));
      assert.match(accessibilityInformation?.label ?? "", /1 problem$/);
    });
  });

  it("tell draft and live apart where they differ", async () => {
    await withRows(async (rows) => {
      const texts = async (name: string) =>
        (await rows.below(await rows.named(name))).map((row) => textOf(rows.item(row)));
      assert.deepEqual(await texts("Recommend a training topic"), [
        "Live configuration | live now",
        "Draft configuration | not published",
        "Runs | last hour",
      ]);
      assert.deepEqual(await texts("Get training topic"), [
        "Configuration | draft and live are identical",
        "Runs | last hour",
      ]);
    });
  });

  it("offer more where the last hour has no runs", async () => {
    await withRows(async (rows) => {
      const runs = await rows.runsOf("Recommend a training topic");
      const items = (await rows.below(runs)).map((row) => rows.item(row));
      assert.deepEqual(items.map(textOf), [
        "No runs in the last hour",
        "Show the last 24 hours",
        "Show the last 7 days",
        "Show the last 14 days",
      ]);
      assert.equal(items[1]?.command?.command, "intercomExplorer.showRuns");
    });
  });

  it("group runs by cause, each with its explanation", async () => {
    await withRows(async (rows) => {
      rows.filter = { range: "fortnight" };
      const runs = await rows.runsOf("Training topic for the inbox");
      const causes = (await rows.below(runs)).filter(({ kind }) => kind === "runGroup");
      const items = causes.map((row) => rows.item(row));
      const texts = items.map(textOf);
      assert.ok(
        texts.some((text) => /^Succeeded \| \d+$/.test(text)),
        texts.join(),
      );
      assert.ok(texts.some((text) => /^The API answered with an error \(502\) \| \d+$/.test(text)));
      assert.ok(items.every(({ tooltip }) => typeof tooltip === "string" && tooltip !== ""));
      const failed = causes.find((row) => iconOf(rows.item(row)).startsWith("error"));
      const [run] = await rows.below(failed);
      assert.ok(run);
      const { tooltip, contextValue } = rows.item(run);
      assert.ok(typeof tooltip === "string");
      assert.match(tooltip, /Intercom removes the query from logged URLs/);
      assert.equal(contextValue, "run");
    });
  });

  it("offer the doctor for a refused Accept header", async () => {
    await withRows(async (rows) => {
      const runs = await rows.runsOf("Training topic for Fin");
      const [cause] = await rows.below(runs);
      assert.ok(cause);
      assert.match(textOf(rows.item(cause)), /^Accept header refused \(406\) \| \d+$/);
      assert.equal(rows.item(cause).contextValue, "runGroupAccept");
      const [run] = await rows.below(cause);
      assert.ok(run);
      assert.equal(rows.item(run).contextValue, "runAccept");
      assert.equal(rows.item(run).command?.command, "intercomExplorer.openRun");
    });
  });

  it("name the scope that a token lacks, and help with a token that is refused", async () => {
    await withRows(async (rows) => {
      const problem = (kind: "forbidden" | "unauthorized" | "server"): TreeItem =>
        rows.item({
          kind: "connectorProblem",
          place: "connectors",
          connector: undefined,
          error: new IntercomError({ kind, operation: "GET /data_connectors" }),
        });
      assert.match(textOf(problem("forbidden")), /read_write_data_connectors/);
      assert.equal(problem("unauthorized").command?.command, "intercomExplorer.replaceToken");
      assert.equal(problem("server").command?.command, "intercomExplorer.retry");
      return Promise.resolve();
    });
  });
});
