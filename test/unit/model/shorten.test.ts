import assert from "node:assert/strict";
import fc from "fast-check";
import { shorten } from "../../../src/model/shorten.ts";

const emoji = fc.constantFrom("👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "👍🏽", "é", "e\u0301", "😀", "字", "a", " ");
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.array(emoji).map((all) => all.join("")),
);

function charactersOf(value: string): string[] {
  return Array.from(new Intl.Segmenter().segment(value), ({ segment }) => segment);
}

describe("shorten", () => {
  it("leaves what is short enough as it is", () => {
    fc.assert(fc.property(text, (value) => shorten(value, value.length) === value));
  });

  it("cuts between two characters as people see them, within the length", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (value, length) => {
        const short = shorten(value, length);
        assert.ok(short.length <= length);
        if (short === value) return;
        assert.ok(short.endsWith("…") && short.isWellFormed());
        const kept = charactersOf(short.slice(0, -1));
        assert.deepEqual(kept, charactersOf(value).slice(0, kept.length));
      }),
    );
  });

  it("keeps as much as there is room for", () => {
    assert.equal(shorten("abcdef", 6), "abcdef");
    assert.equal(shorten("abcdef", 5), "abcd…");
    assert.equal(shorten("ab👩‍👩‍👧‍👦cd", 14), "ab👩‍👩‍👧‍👦…");
    assert.equal(shorten("ab👩‍👩‍👧‍👦cd", 13), "ab…");
    assert.equal(shorten("👩‍👩‍👧‍👦", 5), "…");
  });
});
