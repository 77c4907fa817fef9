import assert from "node:assert/strict";
import { quoted } from "../../../src/intercom/quoted.ts";
import { redact } from "../../../src/intercom/redact.ts";

/** Begins what is looked for, and goes on for ever without ending it. */
const beginnings = [
  ...[" -", ' -u"', " -u", " --user ", " -b ", ' -b "a=', " --cookie=", " -A bearer -a ", " -a "],
  ...["bearer ", '"Bearer " + "', "authorization: ", "authorization=", 'auth=("', "dG9r", "eyJ"],
  ...["http://$", "http://", "?token=", "#code=", "token", "token=", 'token="', 'token=\\"'],
  ...['"token": "', '"name": "token", ', "name: token\n", "<password ", "X-Api-Key\t", "--token "],
  ...[
    "password: ",
    "password: string = ",
    "cookie: ",
    "token=a.",
    "token=<",
    "token=${",
    "token=$(",
  ],
];
/** What they go on with. */
const pieces = [
  ...[
    "u",
    ":",
    "a",
    " ",
    "\t",
    "\n",
    '"',
    "'",
    "\\",
    '\\"',
    "=",
    "&",
    "?a=",
    "$a",
    "${",
    "{{",
    "<a",
  ],
  ...[
    "a.",
    "eyJ",
    "token",
    "token=",
    "token: ",
    '"token": "',
    "'token',",
    " -u",
    "a://",
    "%",
    "-key",
    "*",
  ],
];

describe("redact", () => {
  for (const beginning of beginnings) {
    it(`comes to an end with what goes on and on after ${JSON.stringify(beginning)}`, () => {
      for (const piece of pieces) {
        // At a time that grows with the square of its length none of these would be read today.
        const text = beginning + piece.repeat(Math.ceil(100_000 / piece.length));
        assert.ok(redact(text).length > 0);
      }
    });
  }
});

describe("quoted", () => {
  it("looks at no more than the beginning of what a server sends, however long that is", () => {
    const secret = "canary-5e1f";
    assert.equal(quoted("a".repeat(10_000_000), [secret]), "a".repeat(300));
    assert.equal(
      quoted(`${secret} ${"u".repeat(10_000_000)}`, [secret])?.slice(0, 11),
      "[redacted] ",
    );
  });

  it("leaves no part of a secret where it stops looking", () => {
    const secret = "canary-5e1f".repeat(20);
    // All but the end is one secret, of which ten letters are left.
    for (let before = 8_192 - secret.length; before <= 8_192; before += 1) {
      const text = `password=${"x".repeat(before - 10)} ${secret}${"y".repeat(10_000)}`;
      assert.doesNotMatch(quoted(text, [secret]) ?? "", /canary/, String(before));
    }
  });
});
