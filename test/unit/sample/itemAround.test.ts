import assert from "node:assert/strict";
import { itemAround } from "../../../src/sample/itemAround.ts";

describe("itemAround", () => {
  it("begins again past the end", () => {
    const list = ["a", "b", "c"];
    assert.deepEqual(
      [0, 1, 2, 3, 4, 302].map((number) => itemAround(list, number)),
      ["a", "b", "c", "a", "b", "c"],
    );
  });

  it("finds nothing in an empty list", () => {
    assert.throws(() => itemAround([], 0), RangeError);
  });
});
