import assert from "node:assert/strict";
import { TookTooLong } from "../../../src/analysis/jobThread.ts";
import { withinTime } from "../../../src/analysis/withinTime.ts";

describe("what is done within a time", () => {
  it("gives what comes of it, nothing too, and throws what it throws", () => {
    const doing = withinTime(60_000);
    assert.equal(
      doing(() => "a"),
      "a",
    );
    doing(() => undefined);
    const thrown = new RangeError("of its own");
    assert.throws(
      () =>
        doing(() => {
          throw thrown;
        }),
      (error) => error === thrown,
    );
  });

  it("is ended where it takes longer, and so is every part after it", () => {
    const doing = withinTime(50);
    const endless = (): never => {
      for (;;);
    };
    assert.throws(() => doing(endless), TookTooLong);
    assert.throws(() => doing(endless), TookTooLong);
  });

  it("is ended within a pattern that comes to no end", () => {
    const text = `${"a".repeat(40)}b`;
    assert.throws(() => withinTime(50)(() => /(a+)+$/.test(text)), TookTooLong);
  });
});
