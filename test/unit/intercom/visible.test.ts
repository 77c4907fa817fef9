import assert from "node:assert/strict";
import fc from "fast-check";
import { quoted } from "../../../src/intercom/quoted.ts";
import { visible } from "../../../src/intercom/visible.ts";
import { acting } from "../support/thrownBy.ts";

const text = fc.string({ unit: "binary" });
const nasty = fc.stringMatching(/^[\u0000-\u0020\u007f-\u00a0\u2028-\u202e\u2066-\u2069A\ufeff]*$/);

describe("visible", () => {
  it("leaves no character that acts", () => {
    fc.assert(
      fc.property(fc.oneof(text, nasty), (value) => {
        assert.doesNotMatch(visible(value), acting);
        assert.doesNotMatch(visible(value), /[\n\u2028\u2029\ufeff\u061c\u200e\u200f]/);
      }),
    );
  });

  it("shows what it finds by its number", () => {
    assert.equal(visible("a\u001b[0m\n\u202eb\u009b"), "a\\u001b[0m\\u000a\\u202eb\\u009b");
  });

  it("leaves every script and emoji as it is", () => {
    const plain = "naïve 日本語 עברית العربية ไทย 👩‍👩‍👧 🏳️‍🌈 — “quotes”";
    assert.equal(visible(plain), plain);
  });

  it("changes nothing the second time", () => {
    fc.assert(fc.property(nasty, (value) => visible(visible(value)) === visible(value)));
  });
});

describe("quoted", () => {
  it("is at most 300 units long, well formed, and without the secret, wherever that stands", () => {
    const secret = "s3cret-s3cret-s3cret";
    fc.assert(
      fc.property(fc.nat(1_200), text, (length, end) => {
        // Of an odd length, so that the cut may go through a pair.
        const said = quoted(`a${"😀".repeat(length)}${secret}${end}`, [secret]);
        assert.ok(said !== undefined);
        assert.ok(said.length <= 300 && said.isWellFormed());
        assert.ok(!said.includes("s3cret"));
      }),
    );
  });

  it("leaves nothing of a secret beyond any length it looks at", () => {
    const secret = "0123456789";
    for (let filler = 0; filler < 40; filler += 1) {
      const said = quoted(" ".repeat(filler) + secret.repeat(500), [secret]);
      assert.doesNotMatch(said ?? "", /\d/);
    }
  });

  it("is undefined for all that says nothing", () => {
    for (const nothing of ["", undefined, null, 3, {}, []]) {
      assert.equal(quoted(nothing, []), undefined);
    }
  });
});
