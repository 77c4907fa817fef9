import assert from "node:assert/strict";
import { inPlainScalar } from "../../../../src/requests/edits/inPlainScalar.ts";

const json = { kind: "table", layout: "json" } as const;

describe("inPlainScalar", () => {
  it("writes letters that mean nothing else, and those that stand there already", () => {
    assert.equal(inPlainScalar(json, "s", "http://a"), "s");
    assert.equal(inPlainScalar(json, "", "a?b=c"), "");
    assert.equal(inPlainScalar(json, "{", "Bearer {token}"), "{");
  });

  it("writes nothing that would be read as something else", () => {
    for (const text of ["{", "[", ",", '"', "\n", "a: b", "a #b", "a:"]) {
      assert.equal(inPlainScalar(json, text, "a b#"), undefined, text);
    }
  });

  it("leaves other tables as they are written", () => {
    const markdown = { kind: "table", layout: "markdown" } as const;
    assert.equal(inPlainScalar(markdown, "a|b", ""), "a\\|b");
  });
});
