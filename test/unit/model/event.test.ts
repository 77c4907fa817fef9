import assert from "node:assert/strict";
import { createEmitter } from "../../../src/model/event.ts";

describe("an event", () => {
  it("reaches every listener in order, the same function as often as it listens", () => {
    const event = createEmitter<string>();
    const heard: string[] = [];
    const listener = (value: string): void => void heard.push(value);
    const leave = event.on(listener);
    event.on(listener);
    event.fire("a");
    leave();
    leave();
    event.fire("b");
    assert.deepEqual(heard, ["a", "a", "b"]);
  });

  it("lets listeners leave and come while it is told", () => {
    const event = createEmitter<number>();
    const heard: string[] = [];
    const leave = event.on((value) => {
      heard.push(`once ${value}`);
      leave();
      event.on((other) => heard.push(`later ${other}`));
    });
    event.fire(1);
    event.fire(2);
    assert.deepEqual(heard, ["once 1", "later 2"]);
  });
});
