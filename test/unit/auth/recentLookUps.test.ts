import assert from "node:assert/strict";
import { RecentLookUps } from "../../../src/auth/recentLookUps.ts";
import type { LookUp } from "../../../src/model/lookUp.ts";

function byId(value: string): LookUp {
  return { kind: "id", type: "Order", value };
}

/** A state of VS Code, and look-ups in it while these connections are there. */
function keeping(stored?: unknown) {
  const kept = { value: stored };
  const known = new Set(["a", "b"]);
  const state = {
    get: () => kept.value,
    update: (_key: string, value: unknown) => {
      // As VS Code does: it keeps JSON.
      kept.value = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
      return Promise.resolve();
    },
  };
  return { kept, known, recent: new RecentLookUps(state, (key) => known.has(key)) };
}

describe("recent look-ups", () => {
  it("are those of one connection, newest first, each once, and no more than a list holds", async () => {
    const { recent } = keeping();
    for (let n = 0; n < 20; n += 1) await recent.add("a", byId(String(n)));
    await recent.add("b", byId("of b"));
    await recent.add("a", byId("15"));
    const ids = [15, 19, 18, 17, 16, 14, 13, 12, 11, 10, 9, 8];
    assert.deepEqual(
      recent.of("a"),
      ids.map((id) => byId(String(id))),
    );
    assert.deepEqual(recent.of("b"), [byId("of b")]);
    assert.deepEqual(recent.of("c"), []);
  });

  it("go with their connection, and leave those of others", async () => {
    const { recent, kept } = keeping();
    await recent.add("a", byId("of a"));
    await recent.add("b", byId("of b"));
    await recent.forget("a");
    assert.deepEqual([recent.of("a"), recent.of("b")], [[], [byId("of b")]]);
    assert.doesNotMatch(JSON.stringify(kept.value), /of a/);
    await recent.forget("b");
    assert.equal(kept.value, undefined);
  });

  it("go when their connection was ended elsewhere, even where it is made again", async () => {
    const { recent, kept, known } = keeping();
    await recent.add("a", byId("of a"));
    await recent.add("b", byId("of b"));
    known.delete("a");
    assert.deepEqual(recent.of("a"), []);
    await recent.tidy();
    assert.doesNotMatch(JSON.stringify(kept.value), /of a/);
    known.add("a");
    assert.deepEqual([recent.of("a"), recent.of("b")], [[], [byId("of b")]]);
  });

  it("are nothing that was kept without its connection, or by somebody else", async () => {
    for (const stored of [
      "x",
      {},
      [byId("1"), null, 7, { connection: "a" }, { connection: 1, lookUp: byId("1") }],
      [{ connection: "a", lookUp: { kind: "id", type: "Order" } }],
    ]) {
      const { recent } = keeping(stored);
      assert.deepEqual(recent.of("a"), []);
      await recent.add("a", byId("2"));
      assert.deepEqual(recent.of("a"), [byId("2")]);
    }
  });

  it("are not written where there is nothing to drop", async () => {
    const { recent, kept } = keeping([{ connection: "a", lookUp: byId("1") }]);
    const before = kept.value;
    await recent.tidy();
    assert.equal(kept.value, before);
  });
});
