import assert from "node:assert/strict";
import fc from "fast-check";
import { formatJson, parseJson } from "../../../src/intercom/json.ts";

describe("parseJson and formatJson", () => {
  it("agree with JSON on whatever JavaScript can hold", () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        const expected: unknown = JSON.parse(text);
        assert.deepEqual(JSON.parse(formatJson(parseJson(text))), expected);
      }),
    );
  });

  it("keep every digit of every integer, alone or among others", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })), (numbers) => {
        const text = `[${numbers.join(",")}]`;
        assert.equal(formatJson(parseJson(text)).replace(/\s/g, ""), text);
      }),
    );
  });

  it("keep every digit of every fraction", () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 25n });
    fc.assert(
      fc.property(digits, digits, (whole, fraction) => {
        // Zeros at the end are no digits that count.
        const text = `${whole}.${fraction}1`;
        assert.equal(formatJson(parseJson(text)), text);
      }),
    );
  });

  const exact = [
    "9007199254740993",
    "9007199254.740993123",
    "-0.12345678901234567",
    "1e400",
    "5e-324",
  ];
  for (const text of exact) {
    it(`keep ${text}`, () => assert.equal(formatJson(parseJson(text)), text));
  }

  it("keep a member called __proto__, which changes nobody's prototype", () => {
    for (const value of ["1", "12345678901234567890"]) {
      const parsed = parseJson(`{"__proto__":{"polluted":${value}}}`);
      assert.ok(!("polluted" in Object(parsed)));
      assert.equal(formatJson(parsed).replace(/\s/g, ""), `{"__proto__":{"polluted":${value}}}`);
    }
  });

  it("take the last value of a name that repeats, whether or not there are long numbers", () => {
    assert.deepEqual(parseJson('{"a":1,"a":2}'), { a: 2 });
    assert.equal(
      formatJson(parseJson('{"a":1,"a":2,"b":12345678901234567890}')).replace(/\s/g, ""),
      '{"a":2,"b":12345678901234567890}',
    );
  });

  it("refuse what is no JSON with a SyntaxError, whether or not there are long numbers", () => {
    for (const text of [
      "",
      "{",
      "[1,]",
      "{'a':1}",
      "12345678901234567890]",
      "[1234567890123456789",
    ]) {
      assert.throws(() => parseJson(text), SyntaxError);
    }
  });

  it("write nothing as null", () => assert.equal(formatJson(undefined), "null"));
});
