import assert from "node:assert/strict";
import { getActiveResourcesInfo } from "node:process";
import { deadlineAfter } from "../../../src/intercom/deadline.ts";
import { delay, reasonOf } from "../../../src/intercom/delay.ts";
import { never } from "../support/withClient.ts";

const timers = (): number =>
  getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
const hour = 3_600_000;

describe("delay", () => {
  it("ends by itself", async () => {
    await delay(1, never);
  });

  it("rejects with the signal's reason and leaves no timer, whenever that is aborted", async () => {
    await assert.rejects(delay(hour, AbortSignal.abort(new Error("before"))), /^Error: before$/);
    const before = timers();
    const controller = new AbortController();
    const waiting = delay(hour, controller.signal);
    assert.equal(timers(), before + 1);
    controller.abort(new Error("meanwhile"));
    await assert.rejects(waiting, /^Error: meanwhile$/);
    assert.equal(timers(), before);
  });
});

describe("reasonOf", () => {
  it("is an error, whatever the signal was aborted with", () => {
    for (const reason of ["text", null, undefined, 3, {}]) {
      assert.ok(reasonOf(AbortSignal.abort(reason)) instanceof Error);
    }
  });
});

describe("deadlineAfter", () => {
  it("follows the signal it was given, even one that is aborted already", () => {
    const before = timers();
    const controller = new AbortController();
    const deadline = deadlineAfter(hour, controller.signal);
    assert.equal(deadline.signal.aborted, false);
    controller.abort("why");
    assert.deepEqual([deadline.signal.aborted, deadline.signal.reason], [true, "why"]);
    deadline.clear();
    const late = deadlineAfter(hour, controller.signal);
    assert.deepEqual([late.signal.aborted, late.signal.reason], [true, "why"]);
    late.clear();
    assert.equal(timers(), before);
  });

  it("aborts by itself with a TimeoutError", async () => {
    const deadline = deadlineAfter(1, never);
    const { signal } = deadline;
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    assert.ok(signal.reason instanceof DOMException);
    assert.equal(signal.reason.name, "TimeoutError");
    deadline.clear();
  });

  it("lets go of the signal when it is cleared", () => {
    const controller = new AbortController();
    const deadline = deadlineAfter(hour, controller.signal);
    deadline.clear();
    controller.abort();
    assert.equal(deadline.signal.aborted, false);
  });
});
