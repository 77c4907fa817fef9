import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanToken } from "../../../src/intercom/accessToken.ts";
import { refuseToken } from "../../../src/text/describeToken.ts";

const token = "dG9rOjEyMzQ1Njc4XzkwYWJfY2RlZg==";

const pasted: Readonly<Record<string, string>> = {
  "the token alone": token,
  "spaces around": `  ${token}\t`,
  "a line break at the end": `${token}\r\n`,
  "a wrapped line": `${token.slice(0, 10)}\n${token.slice(10)}`,
  "a byte order mark": `\ufeff${token}`,
  "a zero-width space": `\u200b${token}\u200b`,
  "double quotes": `"${token}"`,
  "single quotes": `'${token}'`,
  backticks: `\`${token}\``,
  "a quote at one end": `"${token}`,
  "a comma at the end": `"${token}",`,
  "a semicolon at the end": `${token};`,
  Bearer: `Bearer ${token}`,
  "Bearer in lower case, more spaces": `bearer   ${token}`,
  "Bearer twice": `Bearer Bearer ${token}`,
  "the header": `Authorization: Bearer ${token}`,
  "the header in lower case": `authorization:bearer ${token}`,
  "cURL's option": `-H "Authorization: Bearer ${token}"`,
  "cURL's long option": `--header 'Authorization: Bearer ${token}'`,
  "a line of .env": `INTERCOM_ACCESS_TOKEN=${token}`,
  "a quoted line of .env": `INTERCOM_ACCESS_TOKEN="${token}"`,
  "an export": `export INTERCOM_ACCESS_TOKEN = '${token}'`,
};

const refused: readonly (readonly [string, string])[] = [
  ["", "empty"],
  [" \n\t ", "empty"],
  ['""', "empty"],
  ["Bearer", "empty"],
  ["Bearer ", "empty"],
  ["Authorization: Bearer", "empty"],
  ["tökén", "notAscii"],
  ["“token”", "notAscii"],
  ["a\u00a0b", "notAscii"],
  ["a\u0000b", "notAscii"],
  ["a\tb", "notAscii"],
  ["a b", "inside"],
  ["my token is abc", "inside"],
  ["a".repeat(4_097), "tooLong"],
  ['"'.repeat(5_000_000), "tooLong"],
  ["bearer ".repeat(1_000_000), "tooLong"],
];

describe("cleanToken", () => {
  for (const [name, text] of Object.entries(pasted)) {
    it(`finds the token in ${name}`, () => {
      assert.deepEqual(cleanToken(text), { token });
      assert.equal(refuseToken(text), undefined);
    });
  }

  it("keeps base64's padding, which looks like a variable's value", () => {
    for (const padded of ["abc==", "abc=", "a_b=="]) {
      assert.deepEqual(cleanToken(padded), { token: padded });
    }
  });

  for (const [text, because] of refused) {
    const name = text.length > 40 ? `${String(text.length)} characters` : JSON.stringify(text);
    it(`refuses ${name}: ${because}`, () => {
      assert.deepEqual(cleanToken(text), { refused: because });
      const said = refuseToken(text) ?? "";
      assert.match(said, /^[A-Z].*\.$/);
      // What somebody pasted by mistake may be another secret.
      if (/\w{4}/.test(text)) assert.ok(!said.includes(text));
    });
  }

  it("gives nothing but printable ASCII without spaces, and cleaning that changes nothing", () => {
    const piece = fc.constantFrom(
      ...[" ", "\n", '"', "'", "`", "=", ":", ";", ",", "Bearer", "bearer ", "-H ", "--header "],
      ...["export ", "A=", "TOKEN = ", "Authorization:", "abc", "==", "é", "\u200b", "\ufeff"],
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const cleaned = cleanToken(given);
        if (!("token" in cleaned)) return;
        assert.match(cleaned.token, /^[!-~]+$/);
        assert.deepEqual(cleanToken(cleaned.token), cleaned);
      }),
      { numRuns: 1_000 },
    );
  });
});
