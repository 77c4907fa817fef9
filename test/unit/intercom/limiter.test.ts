import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { reasonOf } from "../../../src/intercom/delay.ts";
import { Limiter, type RateLimit } from "../../../src/intercom/limiter.ts";
import { virtualClock } from "../support/virtualClock.ts";
import { never } from "../support/withClient.ts";

/** Work that ends when it is told to, one piece after the other. */
function gate() {
  const open: (() => void)[] = [];
  const log: number[] = [];
  let most = 0;
  return {
    log,
    most: () => most,
    underWay: () => open.length,
    task: (name: number) => () =>
      new Promise<void>((resolve) => {
        log.push(name);
        open.push(resolve);
        most = Math.max(most, open.length);
      }),
    finish: () => open.shift()?.(),
  };
}

const generous = (limit: number): RateLimit => ({ limit, remaining: limit, resetAt: 0 });

/** Lets promises that can go on go on. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await turn();
}

describe("a limiter", () => {
  const cases: Readonly<Record<string, [RateLimit | undefined, number]>> = {
    "four before a limit is known": [undefined, 4],
    "twelve afterwards": [generous(1_667), 12],
    "as many as the limit where that is less": [generous(3), 3],
    "one where the limit is none": [generous(0), 1],
  };
  for (const [name, [announced, places]] of Object.entries(cases)) {
    it(`has ${name} under way, first come first served`, async () => {
      const limiter = new Limiter(virtualClock());
      if (announced) limiter.learn(announced);
      const { task, finish, log, most, underWay } = gate();
      const names = Array.from({ length: 30 }, (_, index) => index);
      const runs = names.map((number) => limiter.run(task(number), never));
      await settle();
      assert.equal(underWay(), places);
      for (const number of names) {
        assert.ok(log.includes(number), `${number} waits for good`);
        finish();
        await settle();
      }
      await Promise.all(runs);
      assert.deepEqual([most(), log], [places, names]);
    });
  }

  it("lets more in as soon as it learns of a limit", async () => {
    const limiter = new Limiter(virtualClock());
    const { task, finish, underWay } = gate();
    const runs = Array.from({ length: 20 }, (_, index) => limiter.run(task(index), never));
    await settle();
    assert.equal(underWay(), 4);
    limiter.learn(generous(1_667));
    await settle();
    assert.equal(underWay(), 12);
    while (underWay() > 0) {
      finish();
      await settle();
    }
    await Promise.all(runs);
  });

  it("frees the place of work that fails, and passes its error on", async () => {
    const limiter = new Limiter(virtualClock());
    for (let time = 0; time < 10; time += 1) {
      await assert.rejects(
        limiter.run(() => Promise.reject(new Error("no")), never),
        /^Error: no$/,
      );
    }
  });

  it("forgets who is aborted while waiting, and runs the ones behind", async () => {
    const limiter = new Limiter(virtualClock());
    const { task, finish, log } = gate();
    const controller = new AbortController();
    const first = [0, 1, 2, 3].map((name) => limiter.run(task(name), never));
    const aborted = limiter.run(task(4), controller.signal);
    const last = limiter.run(task(5), never);
    controller.abort(new Error("enough"));
    await assert.rejects(aborted, /^Error: enough$/);
    finish();
    await settle();
    assert.deepEqual(log, [0, 1, 2, 3, 5]);
    for (let left = 0; left < 4; left += 1) finish();
    await Promise.all([...first, last]);
    await assert.rejects(limiter.run(task(6), AbortSignal.abort(new Error("late"))), /late/);
    assert.deepEqual(log, [0, 1, 2, 3, 5]);
  });

  it("frees the place of who is aborted while the limit is waited for", async () => {
    const aborting = new AbortController();
    const limiter = new Limiter({
      now: () => 0,
      delay: (_, signal) => {
        aborting.abort(new Error("enough"));
        return Promise.reject(reasonOf(signal));
      },
    });
    limiter.learn({ limit: 1, remaining: 0, resetAt: 5_000 });
    await assert.rejects(
      limiter.run(() => Promise.resolve(), aborting.signal),
      /enough/,
    );
    limiter.learn(generous(1));
    assert.equal(await limiter.run(() => Promise.resolve("next"), never), "next");
  });

  for (const limit of [1, 5, 167]) {
    it(`never starts more than ${limit} in any ten seconds where that is the limit`, async () => {
      const clock = virtualClock(0);
      const limiter = new Limiter(clock);
      limiter.learn(generous(limit));
      const starts: number[] = [];
      const runs = Array.from({ length: 3 * limit + 1 }, () =>
        limiter.run(() => Promise.resolve(starts.push(clock.now())), never),
      );
      await Promise.all(runs);
      for (const start of starts) {
        const slice = starts.filter((other) => other >= start && other < start + 10_000);
        assert.ok(slice.length <= limit, `${slice.length} from ${start} on`);
      }
      assert.equal(starts.length, 3 * limit + 1);
      assert.equal(clock.now(), 30_000, "it waits no longer than the limit demands");
    });
  }

  it("counts what was started before the limit was known", async () => {
    const clock = virtualClock(0);
    const limiter = new Limiter(clock);
    for (let time = 0; time < 5; time += 1) await limiter.run(() => Promise.resolve(), never);
    limiter.learn(generous(5));
    await limiter.run(() => Promise.resolve(), never);
    assert.deepEqual(clock.waited, [10_000]);
  });

  it("waits for the reset where nothing remains", async () => {
    const clock = virtualClock(1_000);
    const limiter = new Limiter(clock);
    limiter.learn({ limit: 1_667, remaining: 0, resetAt: 18_000 });
    await limiter.run(() => Promise.resolve(), never);
    assert.deepEqual(clock.waited, [17_000]);
  });

  it("believes no reset beyond half a minute, and goes on then", async () => {
    const clock = virtualClock(0);
    const limiter = new Limiter(clock);
    limiter.learn({ limit: 1_667, remaining: 0, resetAt: Number.MAX_SAFE_INTEGER });
    await limiter.run(() => Promise.resolve(), never);
    assert.deepEqual(clock.waited, [30_000]);
  });
});
