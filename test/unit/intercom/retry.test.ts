import assert from "node:assert/strict";
import { retryDelay } from "../../../src/intercom/retry.ts";
import { errorKinds } from "../support/errorKinds.ts";

const first = { attempt: 1, idempotent: true, random: () => 0 };

describe("retryDelay", () => {
  it("tries again what time can mend, and nothing else", () => {
    const mended = errorKinds.filter((kind) => retryDelay({ kind }, first) !== undefined);
    assert.deepEqual(mended, ["rateLimited", "server", "network", "timeout"]);
  });

  it("never tries again what is not safe to send twice, nor a fourth time", () => {
    for (const kind of errorKinds) {
      assert.equal(retryDelay({ kind }, { ...first, idempotent: false }), undefined, kind);
      assert.equal(retryDelay({ kind }, { ...first, attempt: 3 }), undefined, kind);
    }
  });

  it("waits twice as long the second time, and up to a fifth longer by chance", () => {
    const wait = (attempt: number, random: number) =>
      retryDelay({ kind: "network" }, { attempt, idempotent: true, random: () => random });
    assert.deepEqual([wait(1, 0), wait(1, 1), wait(2, 0), wait(2, 1)], [500, 600, 1_000, 1_200]);
  });

  it("waits as long as the server wishes, up to half a minute", () => {
    for (const kind of ["rateLimited", "server", "timeout"] as const) {
      assert.equal(retryDelay({ kind, retryAfter: 4_000 }, first), 4_000);
      assert.equal(retryDelay({ kind, retryAfter: 0 }, first), 0);
      assert.equal(retryDelay({ kind, retryAfter: 30_001 }, first), undefined);
    }
  });
});
