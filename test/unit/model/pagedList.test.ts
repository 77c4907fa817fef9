import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { IntercomError, cancelled } from "../../../src/intercom/errors.ts";
import type { Cursor, Page } from "../../../src/intercom/page.ts";
import { PagedList, type PagedListState } from "../../../src/model/pagedList.ts";

/** One call of a source: what it was asked, and the ways it can end. */
interface Asked {
  readonly cursor: Cursor | undefined;
  readonly signal: AbortSignal;
  readonly give: (page: Page<string>) => void;
  readonly fail: (error: unknown) => void;
}

/** A list whose pages come when the test says so. */
function listByHand() {
  const asked: Asked[] = [];
  const states: PagedListState<string>[] = [];
  const list = new PagedList<string>({
    keyOf: (item) => item,
    fetch: (cursor, signal) =>
      new Promise((give, fail) => {
        asked.push({ cursor, signal, give, fail });
      }),
  });
  list.onDidChange.on((state) => states.push(state));
  const at = (index: number): Asked => asked[index] ?? assert.fail(`no call ${index}`);
  return { list, asked, states, at };
}

const two: Cursor = { page: "2" };
const failure = new IntercomError({ kind: "server", operation: "GET /list", status: 500 });

describe("a paged list", () => {
  it("starts with nothing known", () => {
    const { started, items, hasMore, loading } = listByHand().list.state;
    assert.deepEqual([started, items, hasMore, loading], [false, [], true, false]);
  });

  it("grows by a page at a time, and ends with the last", async () => {
    const { list, at, asked } = listByHand();
    const first = list.loadMore();
    at(0).give({ items: ["a", "b"], next: two, total: 3 });
    await first;
    assert.deepEqual(
      [list.state.items, list.state.total, list.state.hasMore],
      [["a", "b"], 3, true],
    );
    const second = list.loadMore();
    at(1).give({ items: ["c"] });
    await second;
    assert.deepEqual(
      [list.state.items, list.state.total, list.state.hasMore],
      [["a", "b", "c"], 3, false],
    );
    assert.deepEqual(
      asked.map(({ cursor }) => cursor),
      [undefined, two],
    );
    await list.loadMore();
    assert.equal(asked.length, 2);
  });

  it("has one request under way, which all who ask share", async () => {
    const { list, at, asked, states } = listByHand();
    const calls = [list.loadMore(), list.loadMore(), list.retry()];
    assert.equal(new Set(calls).size, 1);
    assert.equal(asked.length, 1);
    at(0).give({ items: ["a"] });
    await Promise.all(calls);
    assert.deepEqual(
      states.map(({ loading }) => loading),
      [true, false],
    );
  });

  it("drops an answer that comes after a refresh, and a failure too", async () => {
    for (const end of ["give", "fail"] as const) {
      const { list, at, states } = listByHand();
      const old = list.loadMore();
      const fresh = list.refresh();
      assert.equal(at(0).signal.aborted, true);
      at(1).give({ items: ["new"], next: two });
      await fresh;
      const known = states.length;
      if (end === "give") at(0).give({ items: ["old"] });
      else at(0).fail(failure);
      await old;
      assert.deepEqual([list.state.items, list.state.hasMore], [["new"], true]);
      assert.equal(list.state.failure, undefined);
      assert.equal(states.length, known);
    }
  });

  it("is still loading when only the older of two requests has ended", async () => {
    const { list, at, asked } = listByHand();
    const old = list.loadMore();
    const fresh = list.refresh();
    at(0).give({ items: ["old"] });
    await old;
    assert.deepEqual([list.state.loading, list.state.items], [true, []]);
    const shared = list.loadMore();
    assert.equal(asked.length, 2);
    at(1).give({ items: ["new"] });
    await Promise.all([fresh, shared]);
    assert.deepEqual(list.state.items, ["new"]);
  });

  it("drops an answer that comes after dispose, and is silent then", async () => {
    for (const end of ["give", "fail"] as const) {
      const { list, at, states } = listByHand();
      const call = list.loadMore();
      list.dispose();
      assert.equal(at(0).signal.aborted, true);
      const known = states.length;
      if (end === "give") at(0).give({ items: ["late"] });
      else at(0).fail(failure);
      await call;
      assert.deepEqual([list.state.items, states.length], [[], known]);
    }
  });

  it("keeps what it has when a refresh fails, and retries the refresh", async () => {
    const { list, at, asked } = listByHand();
    const first = list.loadMore();
    at(0).give({ items: ["a"], next: two });
    await first;
    const refresh = list.refresh();
    assert.deepEqual(list.state.items, ["a"], "it empties before the new page has come");
    at(1).fail(failure);
    await refresh;
    assert.deepEqual([list.state.items, list.state.failure], [["a"], failure]);
    const retry = list.retry();
    assert.deepEqual([list.state.failure, asked[2]?.cursor], [undefined, undefined]);
    at(2).give({ items: ["b"], next: { page: "2" } });
    await retry;
    assert.deepEqual([list.state.items, list.state.stopped], [["b"], undefined]);
  });

  it("retries nothing where nothing failed", async () => {
    const { list, asked } = listByHand();
    await list.retry();
    assert.equal(asked.length, 0);
  });

  it("makes an error of ours of whatever the source fails with", async () => {
    const { list, at } = listByHand();
    const call = list.loadMore();
    at(0).fail("just a text");
    await call;
    assert.ok(list.state.failure instanceof IntercomError);
  });

  it("says nothing of a later page that was cancelled, and asks for it again", async () => {
    const { list, at, asked } = listByHand();
    const first = list.loadMore();
    at(0).give({ items: ["a"], next: two });
    await first;
    const call = list.loadMore();
    list.cancel();
    assert.equal(at(1).signal.aborted, true);
    at(1).fail(cancelled("list"));
    await call;
    const { loading, hasMore } = list.state;
    assert.deepEqual([list.state.failure, loading, hasMore], [undefined, false, true]);
    await list.retry();
    assert.equal(asked.length, 2);
    const again = list.loadMore();
    at(2).give({ items: ["b"] });
    await again;
    assert.deepEqual(list.state.items, ["a", "b"]);
  });

  it("keeps the place of a first page that was cancelled, with a way to go on", async () => {
    const { list, at } = listByHand();
    const call = list.loadMore();
    list.cancel();
    at(0).fail(cancelled("list"));
    await call;
    assert.equal(list.state.failure?.kind, "cancelled");
    const again = list.retry();
    at(1).give({ items: ["a"] });
    await again;
    assert.deepEqual([list.state.items, list.state.failure], [["a"], undefined]);
  });

  it("shows an item once, where it came first, on one page and over pages", async () => {
    const { list, at } = listByHand();
    const first = list.loadMore();
    at(0).give({ items: ["a", "b", "a"], next: two });
    await first;
    const second = list.loadMore();
    at(1).give({ items: ["b", "c"], next: { page: "3" } });
    await second;
    assert.deepEqual([list.state.items, list.state.hasMore], [["a", "b", "c"], true]);
  });

  it("tells the same cursor by its parameters, whatever their order", async () => {
    const { list, at } = listByHand();
    const first = list.loadMore();
    at(0).give({ items: ["a"], next: { page: "2", per_page: "50" } });
    await first;
    const second = list.loadMore();
    at(1).give({ items: ["b"], next: { per_page: "50", page: "2" } });
    await second;
    assert.equal(list.state.stopped, "repeatedCursor");
  });

  it("follows a list again from the start after it stopped", async () => {
    const { list, at } = listByHand();
    const first = list.loadMore();
    at(0).give({ items: [], next: two });
    await first;
    assert.deepEqual([list.state.stopped, list.state.hasMore], ["nothingNew", false]);
    const refresh = list.refresh();
    at(1).give({ items: ["a"], next: two });
    await refresh;
    assert.deepEqual([list.state.stopped, list.state.hasMore], [undefined, true]);
  });

  it("tells each listener until it leaves", async () => {
    const { list, at, states } = listByHand();
    const heard: boolean[] = [];
    const leave = list.onDidChange.on(({ loading }) => heard.push(loading));
    const call = list.loadMore();
    leave();
    at(0).give({ items: ["a"] });
    await call;
    await turn();
    assert.deepEqual([heard, states.length], [[true], 2]);
  });
});
