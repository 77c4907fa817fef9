import assert from "node:assert/strict";
import { diagnose } from "../../../../src/diagnosis/diagnose.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { extractRequests } from "../../../../src/requests/extract.ts";

const hints = { languageId: "shellscript" };
const url = "https://api.intercom.io/tags";
const accept = "-H 'Accept: application/json'";
const authorization = '-H "Authorization: Bearer $TOKEN"';

/** What is said of a text beside missing versions, and the text after the fixes. */
function judged(text: string): { readonly said: readonly string[]; readonly fixed: string } {
  const { requests } = diagnose(extractRequests(text, hints));
  const findings = requests.flatMap(({ request, findings: all }) =>
    all.filter(({ code }) => code !== "version-missing").map((finding) => ({ request, finding })),
  );
  const edits = findings.flatMap(({ request, finding: { fix } }) =>
    fix === undefined ? [] : editsOf(request, fix.changes),
  );
  return {
    said: findings.map(
      ({ finding: { code, span } }) => `${code} @ ${text.slice(span.start, span.end).trimStart()}`,
    ),
    fixed: applyEdits(text, edits),
  };
}

const broken: Readonly<Record<string, readonly [text: string, fixed: string]>> = {
  "no sign at the end of its line": [
    `curl ${url}\n  ${authorization} \\\n  ${accept}`,
    `curl ${url} \\\n  ${authorization} \\\n  ${accept}`,
  ],
  "blanks behind that sign": [
    `curl -s ${url} \\  \n  ${authorization} \\\n  ${accept}\n`,
    `curl -s ${url} \\\n  ${authorization} \\\n  ${accept}\n`,
  ],
  "a blank line": [
    `curl ${url} \\\n\n${authorization} \\\n${accept}`,
    `curl ${url} \\\n${authorization} \\\n${accept}`,
  ],
  "a line end of Windows": [
    `curl ${url}\r\n${authorization} \\\r\n${accept}`,
    `curl ${url} \\\r\n${authorization} \\\r\n${accept}`,
  ],
  "& in a URL without quotes": [
    `curl ${url}?a=1&b=2 \\\n  ${authorization} \\\n  ${accept}`,
    `curl '${url}?a=1&b=2' \\\n  ${authorization} \\\n  ${accept}`,
  ],
};

describe("headers behind the end of a command", () => {
  for (const [name, [text, fixed]] of Object.entries(broken)) {
    it(`are not attached: ${name}`, () => {
      const found = judged(text);
      assert.equal(found.said.length, 1, JSON.stringify(found.said));
      assert.match(found.said[0] ?? "", /^headers-not-attached @ -H "Authorization/);
      assert.equal(found.fixed, fixed);
      assert.deepEqual(judged(fixed).said, []);
    });
  }

  it("are named where each stands on a line of its own, without a fix", () => {
    const text = `curl ${url}\n${authorization}\n${accept}`;
    const { said, fixed } = judged(text);
    assert.deepEqual(said, [`headers-not-attached @ ${authorization}\n${accept}`]);
    assert.equal(fixed, text);
  });

  const right = {
    "another command": `curl ${url} ${authorization} ${accept}\n-H`,
    "options of another kind": `curl ${url} ${authorization} ${accept}\n-o file`,
    "a list": `curl ${url} ${authorization} ${accept}\n\n- H is for headers`,
    "line ends that an export has written out": `curl ${url} \\\\\\n-H 'Authorization: Bearer x' \\\\\\n${accept}`,
    "a URL in quotes": `curl "${url}?a=1&b=2" \\\n  ${authorization} \\\n  ${accept}`,
    "a command in the background": `curl ${url} ${authorization} ${accept} &\nwait`,
  };
  for (const [name, text] of Object.entries(right)) {
    it(`are none: ${name}`, () => {
      assert.deepEqual(judged(text).said, []);
    });
  }

  it("are looked for in time, however many commands and lines there are", () => {
    const text = `curl ${url}\n${`${accept}\n`.repeat(30)}`.repeat(500);
    assert.equal(judged(text).said.length, 500 * 2);
  });
});
