import assert from "node:assert/strict";
import fc from "fast-check";
import { IntercomError } from "../../../src/intercom/errors.ts";
import type { PagedListState } from "../../../src/model/pagedList.ts";
import type { Instance } from "../../../src/intercom/customObjects.ts";
import { type TreeNode, childrenOf, nodeId } from "../../../src/model/treeNode.ts";
import { instance } from "../support/instance.ts";

const error = new IntercomError({ kind: "server", operation: "GET /list" });
const units = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const name = fc.oneof(
  fc.string({ unit: units }),
  fc.string({ unit: fc.constantFrom("/", "%", "~", "a", "\ud800", "\udc00", "\ufffd") }),
);

function rowsOf(type: string, id: string): readonly [string, TreeNode][] {
  return [
    [`type ${type}`, { kind: "type", type }],
    [
      `instance ${JSON.stringify([type, id])}`,
      { kind: "instance", type, instance: instance({ type, id }) },
    ],
    [`loadMore ${type}`, { kind: "loadMore", type, loaded: 1, total: 2, loading: false }],
    [`problem ${type}`, { kind: "problem", type, error }],
    [`note ${type}`, { kind: "note", type, note: "empty" }],
  ];
}

describe("nodeId", () => {
  it("is different for any two rows", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 6 }), (pairs) => {
        const rows = new Map(pairs.flatMap(([type, id]) => rowsOf(type, id)));
        const ids = new Set(Array.from(rows.values(), nodeId));
        assert.equal(ids.size, rows.size);
      }),
    );
  });

  it("stays over refreshes, whatever else of the row changes", () => {
    const before = instance({ id: "7", externalId: "a" });
    const after = instance({ id: "7", externalId: "b", attributes: { Title: "new" } });
    const { type } = before;
    assert.equal(
      nodeId({ kind: "instance", type, instance: before }),
      nodeId({ kind: "instance", type, instance: after }),
    );
    assert.equal(
      nodeId({ kind: "loadMore", type, loaded: 50, total: 100, loading: false }),
      nodeId({ kind: "loadMore", type, loaded: 100, total: 120, loading: true }),
    );
  });
});

describe("childrenOf", () => {
  const one = instance({ id: "1" });
  const state: PagedListState<Instance> = {
    started: true,
    items: [one],
    total: 3,
    hasMore: true,
    loading: false,
    failure: undefined,
    stopped: undefined,
  };
  const none = { ...state, items: [], total: 0, hasMore: false };
  const states: Readonly<Record<string, [PagedListState<Instance>, string[]]>> = {
    "nothing before the first page": [{ ...none, started: false, hasMore: true }, []],
    "a row to load more": [state, ["instance", "loadMore"]],
    "no such row on the last page": [{ ...state, hasMore: false }, ["instance"]],
    "a note that there is nothing": [none, ["note"]],
    "the problem of a first page": [
      { ...none, started: false, hasMore: true, failure: error },
      ["problem"],
    ],
    "the loaded rows before a problem": [{ ...state, failure: error }, ["instance", "problem"]],
    "a note where the server led in a circle": [
      { ...state, hasMore: false, stopped: "repeatedCursor" },
      ["instance", "note"],
    ],
  };
  for (const [title, [given, kinds]] of Object.entries(states)) {
    it(`has ${title}`, () => {
      assert.deepEqual(
        childrenOf(one.type, given).map(({ kind }) => kind),
        kinds,
      );
    });
  }

  it("has rows with ids of their own", () => {
    const rows = childrenOf("A", { ...state, items: [one, instance({ id: "2" })], failure: error });
    assert.equal(new Set(rows.map(nodeId)).size, rows.length);
  });

  it("counts what is loaded on the row to load more, however few are shown", () => {
    const rows = childrenOf("A", { ...state, loading: true }, []);
    assert.deepEqual(rows, [
      { kind: "note", type: "A", note: "nothingMatches" },
      { kind: "loadMore", type: "A", loaded: 1, total: 3, loading: true },
    ]);
  });

  it("has rows with ids of their own where nothing that is loaded matches", () => {
    for (const stopped of ["repeatedCursor", "nothingNew"] as const) {
      const rows = childrenOf("A", { ...state, stopped, hasMore: false }, []);
      assert.equal(new Set(rows.map(nodeId)).size, rows.length);
    }
  });
});
