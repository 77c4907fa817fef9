import assert from "node:assert/strict";
import fc from "fast-check";
import { IntercomError } from "../../../src/intercom/errors.ts";
import {
  type ConnectorTreeNode,
  connectorNodeId,
  parentOf,
} from "../../../src/model/connectorNode.ts";
import {
  connectorRows,
  rowsBelowConnector,
  rowsBelowGroup,
  rowsBelowRuns,
} from "../../../src/model/connectorRows.ts";
import type { PagedListState } from "../../../src/model/pagedList.ts";
import { runRanges } from "../../../src/model/runFilter.ts";
import { configuration, run, summary } from "../support/connector.ts";

const error = new IntercomError({ kind: "forbidden", operation: "GET /data_connectors" });
const connector = summary();
const untouched = {
  started: false,
  items: [],
  total: undefined,
  hasMore: true,
  loading: false,
  failure: undefined,
  stopped: undefined,
};

function loaded<T>(items: readonly T[], change: Partial<PagedListState<T>> = {}) {
  return { ...untouched, started: true, hasMore: false, items, ...change };
}

/** What a test looks for in rows: their kind, and what tells them from others. */
function told(rows: readonly ConnectorTreeNode[]): string[] {
  return rows.map((row) => {
    if (row.kind === "configuration") return row.shows;
    if (row.kind === "connectorNote") return row.note;
    return row.kind === "widenRuns" ? row.range : row.kind;
  });
}

describe("connectorRows", () => {
  it("are the loaded connectors, then what is the matter or what more there is", () => {
    const two = [connector, summary({ id: "8" })];
    assert.deepEqual(told(connectorRows(untouched)), []);
    assert.deepEqual(told(connectorRows({ ...untouched, loading: true })), ["loading"]);
    assert.deepEqual(told(connectorRows(loaded([]))), ["empty"]);
    assert.deepEqual(told(connectorRows(loaded(two))), ["connector", "connector"]);
    const more = connectorRows(loaded(two, { hasMore: true }));
    assert.deepEqual(more.at(-1), {
      kind: "moreConnectors",
      connector: undefined,
      loaded: 2,
      total: undefined,
      loading: false,
    });
    assert.deepEqual(
      told(connectorRows(loaded(two, { failure: error }))).at(-1),
      "connectorProblem",
    );
    assert.deepEqual(told(connectorRows(loaded([], { stopped: "nothingNew" }))), ["nothingNew"]);
  });
});

describe("rowsBelowConnector", () => {
  const [draft, live] = [configuration({ url: "a" }), configuration({ url: "b" })];
  const rows = (value: object | undefined, change: object = {}) =>
    told(
      rowsBelowConnector(connector, {
        value: value && { draft: undefined, live: undefined, ...value },
        loading: false,
        failure: undefined,
        ...change,
      }),
    );

  it("has both configurations where they differ, and one where they do not", () => {
    assert.deepEqual(rows({ draft, live }), ["live", "draft", "runs"]);
    assert.deepEqual(rows({ draft: live, live }), ["both", "runs"]);
    assert.deepEqual(rows({ live }), ["live", "runs"]);
  });

  it("says where nothing is live", () => {
    assert.deepEqual(rows({ draft }), ["draft", "neverLive", "runs"]);
  });

  it("has the runs whatever became of the configurations", () => {
    assert.deepEqual(rows(undefined), ["runs"]);
    assert.deepEqual(rows(undefined, { loading: true }), ["loading", "runs"]);
    assert.deepEqual(rows({ draft, live }, { failure: error }), ["connectorProblem", "runs"]);
  });
});

describe("rowsBelowRuns", () => {
  it("groups the runs by cause, and offers one more page", () => {
    const items = [run({ id: "1", success: true }), run({ id: "2", http_status: 406 })];
    const rows = rowsBelowRuns(connector, { range: "day" }, loaded(items, { hasMore: true }));
    assert.deepEqual(told(rows), ["runGroup", "runGroup", "moreRuns"]);
    const [first] = rows;
    assert.ok(first?.kind === "runGroup");
    assert.deepEqual(
      rowsBelowGroup(first).map((row) => row.run.id),
      ["1"],
    );
  });

  it("offers a longer time where there are none, up to the longest", () => {
    const longer = runRanges.map((range) => told(rowsBelowRuns(connector, { range }, loaded([]))));
    assert.deepEqual(longer, [
      ["empty", "day", "week", "fortnight"],
      ["empty", "week", "fortnight"],
      ["empty", "fortnight"],
      ["empty"],
    ]);
  });

  it("offers nothing where it is not known that there are none", () => {
    const rows = (state: PagedListState<never>) =>
      told(rowsBelowRuns(connector, { range: "hour" }, state));
    assert.deepEqual(rows({ ...untouched, loading: true }), ["loading"]);
    assert.deepEqual(rows({ ...untouched, failure: error }), ["connectorProblem"]);
    assert.deepEqual(rows(loaded([], { failure: error })), ["connectorProblem"]);
  });
});

/** Every row that can stand below one connector. */
function everyRow(id: string, name: string): ConnectorTreeNode[] {
  const of = summary({ id, name });
  const runs = [run({ id, success: true }), run({ id: `${id}b`, error_type: name || "a" })];
  const below = { kind: "connectorProblem", connector: of, error } as const;
  const groups = rowsBelowRuns(of, { range: "hour" }, loaded(runs, { hasMore: true }));
  return [
    { kind: "connector", connector: of },
    ...(["live", "draft", "both"] as const).map((shows): ConnectorTreeNode => ({
      kind: "configuration",
      connector: of,
      shows,
    })),
    { kind: "runs", connector: of },
    ...groups,
    ...groups.flatMap((row) => (row.kind === "runGroup" ? rowsBelowGroup(row) : [])),
    ...rowsBelowRuns(of, { range: "hour" }, loaded([])),
    { ...below, place: "runs" },
    { ...below, place: "configurations" },
  ];
}

describe("connectorNodeId", () => {
  it("is different for any two rows, and stays when a connector is read anew", () => {
    const id = fc.string({ unit: "binary", minLength: 1, maxLength: 3 });
    const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(ids, (some) => {
        const before = some.flatMap((one) => everyRow(one, "before")).map(connectorNodeId);
        // The runs' cause is among what a row is known by; its connector's name is not.
        const unnamed = (text: string) => text.replace(/before|after/, "");
        const after = some.flatMap((one) => everyRow(one, "after")).map(connectorNodeId);
        assert.equal(new Set(before).size, before.length);
        assert.deepEqual(before.map(unnamed), after.map(unnamed));
      }),
    );
  });
});

describe("parentOf", () => {
  it("leads from every row to its connector, by the rows that it stands below", () => {
    const pathOf = (node: ConnectorTreeNode): string => {
      const parent = parentOf(node);
      return parent === undefined ? node.kind : `${pathOf(parent)}/${node.kind}`;
    };
    const paths = new Set(everyRow("7", "a").map(pathOf));
    assert.deepEqual(
      [...paths],
      [
        "connector",
        "connector/configuration",
        "connector/runs",
        "connector/runs/runGroup",
        "connector/runs/moreRuns",
        "connector/runs/runGroup/run",
        "connector/runs/connectorNote",
        "connector/runs/widenRuns",
        "connector/runs/connectorProblem",
        "connector/connectorProblem",
      ],
    );
    for (const row of connectorRows(loaded([connector], { hasMore: true, failure: error }))) {
      assert.equal(parentOf(row), undefined);
    }
  });
});
