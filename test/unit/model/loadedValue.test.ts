import assert from "node:assert/strict";
import { IntercomError } from "../../../src/intercom/errors.ts";
import { LoadedValue } from "../../../src/model/loadedValue.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { never } from "../support/withClient.ts";

const refused = new IntercomError({ kind: "server", operation: "GET /a" });

/** An answer that is still to come. */
interface Pending {
  readonly resolve: (value: string) => void;
  readonly reject: (error: IntercomError) => void;
}

/** A value whose answers are given by the test, in any order. */
function slowValue() {
  const answers: Pending[] = [];
  const signals: AbortSignal[] = [];
  const value = new LoadedValue<string>((signal) => {
    signals.push(signal);
    return new Promise((resolve, reject) => {
      answers.push({ resolve, reject });
      signal.addEventListener("abort", () =>
        reject(new IntercomError({ kind: "cancelled", operation: "GET /a" })),
      );
    });
  });
  return { value, answers, signals };
}

describe("a loaded value", () => {
  it("is loaded once for all who ask at once, and says each change", async () => {
    const { value, answers } = slowValue();
    const states: string[] = [];
    value.onDidChange.on(({ value: now, loading }) =>
      states.push(`${now ?? "nothing"} ${loading ? "loading" : "still"}`),
    );
    const both = [value.load(), value.load()];
    assert.equal(answers.length, 1);
    answers[0]?.resolve("first");
    await Promise.all(both);
    assert.deepEqual(states, ["nothing loading", "first loading", "first still"]);
    assert.deepEqual(value.state, { value: "first", loading: false, failure: undefined });
  });

  it("keeps what it has while it is loaded again, and when that fails", async () => {
    const { value, answers } = slowValue();
    const first = value.load();
    answers[0]?.resolve("first");
    await first;
    const again = value.load();
    assert.equal(value.state.value, "first");
    answers[1]?.reject(refused);
    await again;
    assert.deepEqual(value.state, { value: "first", loading: false, failure: refused });
    const better = value.load();
    assert.equal(value.state.failure, undefined);
    answers[2]?.resolve("second");
    await better;
    assert.deepEqual(value.state, { value: "second", loading: false, failure: undefined });
  });

  it("gives the failure of a read to who reads, and keeps the state", async () => {
    const { value, answers } = slowValue();
    const read = thrownBy(value.read(never));
    answers[0]?.reject(refused);
    assert.equal(await read, refused);
    assert.deepEqual(value.state, { value: undefined, loading: false, failure: undefined });
  });

  it("takes no answer for an older question after that for a newer one", async () => {
    const { value, answers } = slowValue();
    const [older, newer] = [value.read(never), value.read(never)];
    answers[1]?.resolve("newer");
    assert.equal(await newer, "newer");
    answers[0]?.resolve("older");
    assert.equal(await older, "older");
    assert.equal(value.state.value, "newer");
  });

  it("leaves a way to go on where it is cancelled without a value, and is silent with one", async () => {
    const { value, answers, signals } = slowValue();
    const first = value.load();
    value.cancel();
    await first;
    assert.equal(signals[0]?.aborted, true);
    assert.equal(value.state.failure?.kind, "cancelled");
    const second = value.load();
    answers[1]?.resolve("there");
    await second;
    const third = value.load();
    value.cancel();
    await third;
    assert.deepEqual(value.state, { value: "there", loading: false, failure: undefined });
  });
});
