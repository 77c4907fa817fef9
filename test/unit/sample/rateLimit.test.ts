import assert from "node:assert/strict";
import { exchange, firstError, type Exchange } from "./exchange.ts";
import { withSample } from "./withSample.ts";

function limits({ status, headers }: Exchange): readonly unknown[] {
  return [status, ...["limit", "remaining", "reset"].map((name) => headers[`x-ratelimit-${name}`])];
}

describe("rate limit", () => {
  it("counts down within a slice of ten seconds, refuses beyond it and starts again", async () => {
    let now = 1_751_400_003_500;
    await withSample({ rateLimit: 2, now: () => now }, async (sample) => {
      assert.deepEqual(limits(await exchange(sample, "/me")), [200, "2", "1", "1751400010"]);
      assert.deepEqual(limits(await exchange(sample, "/nowhere")), [404, "2", "0", "1751400010"]);
      const refused = await exchange(sample, "/me");
      assert.deepEqual(limits(refused), [429, "2", "0", "1751400010"]);
      assert.deepEqual(firstError(refused), [
        "rate_limit_exceeded",
        "Exceeded rate limit of 2 in 10_seconds",
      ]);
      assert.equal(refused.headers["retry-after"], undefined);
      now = 1_751_400_010_000;
      assert.deepEqual(limits(await exchange(sample, "/me")), [200, "2", "1", "1751400020"]);
    });
  });

  it("does not count what has no right to be counted", async () => {
    await withSample({ rateLimit: 2, now: () => 0 }, async (sample) => {
      await exchange(sample, "/me", { headers: { authorization: undefined } });
      await exchange(sample, "/me", { headers: { accept: undefined } });
      assert.deepEqual(limits(await exchange(sample, "/me")), [200, "2", "1", "10"]);
    });
  });

  it("is 1,667 unless set", async () => {
    await withSample({}, async (sample) => {
      assert.equal((await exchange(sample, "/me")).headers["x-ratelimit-limit"], "1667");
    });
  });
});
