import assert from "node:assert/strict";
import { countOf } from "../../src/views/countOf.ts";

describe("counts in rows", () => {
  it("are written as the language does", () => {
    assert.equal(countOf({ loaded: 1_050, total: 1_234_567 }, "de"), "1.050 of 1.234.567");
    assert.equal(countOf({ loaded: 1_050, total: undefined }, "en"), "1,050");
  });
});
