import assert from "node:assert/strict";
import { causes } from "../../../src/diagnosis/knownCauses.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { type ReportInput, report } from "../../../src/text/report.ts";
import { bareError, diagnosed } from "../diagnosis/diagnosed.ts";
import { type Described, laidOut } from "../diagnosis/laidOut.ts";
import { assertInert, markdownShape } from "./markdownShape.ts";

const order = "https://api.intercom.io/custom_object_instances/Order";
const token = "dG9rOjEyMzQ1Njc4XzkwYWJfY2RlZg==";

function reportOn(
  given: Described | readonly Described[],
  more: Partial<ReportInput> = {},
): ReturnType<typeof report> {
  const diagnosis = diagnosed(given);
  return report({ diagnosis, origin: "the selection", repaired: undefined, ...more });
}

describe("report", () => {
  it("says all that there is to say about a connector without Accept", () => {
    const { text } = reportOn(
      {
        client: "dataConnector",
        url: `${order}?external_id={{external_id}}`,
        headers: ["Authorization: Bearer YOUR_ACCESS_TOKEN", "Intercom-Version: 2.13"],
      },
      { repaired: "Accept\tapplication/json", probe: ["No Accept: 406, refused"] },
    );
    const { headings, rows, fences, prose } = markdownShape(text);
    assert.deepEqual(headings, [
      "# media_type_not_acceptable",
      "## Live probe",
      "## Evidence",
      "## What causes it here",
      "## The repaired request, in the form you used",
      "## The request in other forms",
      ...["### cURL", "### Data Connector", "### .http file"],
      ...["### fetch", "### axios", "### Python requests"],
      "## What else it could be",
      "## What this error does not tell you",
      "## What you may see next",
      "## Sources",
    ]);
    assert.match(
      prose,
      /^\*\*No Accept header is set, and it is not known what the Data Connector sends .*\*\*$/m,
    );
    assert.match(prose, /^Checked: the selection\. Found: 1 request to Intercom\.$/m);
    assert.deepEqual(rows.slice(2), [
      ["Authorization", "Bearer YOUR_TOKEN", "Bearer (hidden)", "ok"],
      ["Intercom-Version", "2.13 or later", "2.13", "ok"],
      ["Accept", "application/json", "missing", "**no**"],
      ["Content-Type", "not needed without a body", "missing", "ok"],
    ]);
    assert.match(prose, /^Accept: what the Data Connector sends: undocumented; a refusal/m);
    assert.match(prose, /^- warning: No Accept header is set.* \(code\)$/m);
    assert.match(prose, /causes it here\n\n1\. A Data Connector has no Accept row\. Add a row/);
    assert.match(prose, /^ {3}_Reported: the guide to Data Connectors/m);
    assert.equal(fences[0]?.text, "Accept\tapplication/json");
    assert.match(prose, /^- No Accept: 406, refused$/m);
    assert.match(prose, /A 406 says nothing about the token/);
    assert.match(prose, /a missing or wrong token gives 401/);
    assert.match(prose, /^- code Missing Accept header: Intercom REST API/m);
    assertInert(text);
  });

  it("has every cause with its question for a bare error", () => {
    const { text, snippets } = report({
      diagnosis: bareError,
      origin: "the clipboard",
      repaired: undefined,
    });
    const { prose, headings } = markdownShape(text);
    assert.match(prose, /Found: 0 requests to Intercom, 1 error\./);
    assert.ok(headings.includes("## What may cause it, most common first"));
    const asked = [...prose.matchAll(/^(\d+)\. .*\?$/gm)].map(([, number]) => Number(number));
    assert.deepEqual(
      asked,
      [...causes.keys()].map((index) => index + 1),
    );
    assert.equal([...prose.matchAll(/^ {3}_(?:A guess|Reported|Documented): /gm)].length, 13);
    assert.deepEqual(snippets, []);
    assertInert(text);
  });

  it("says when the text was cut off, and counts", () => {
    const one = { ...bareError, errors: [...bareError.errors, ...bareError.errors], cutOff: true };
    const { text } = report({ diagnosis: one, origin: "a", repaired: undefined });
    assert.match(
      text,
      /2 errors\.\n\nThe text is too long to check in full\. Its end was left out\.\n/,
    );
  });

  it("numbers several requests, and repairs the one that the error is about", () => {
    const { text, snippets } = reportOn([
      { url: `${order}/1`, headers: ["Accept: application/json", "Intercom-Version: 2.13"] },
      { url: `${order}/2`, client: "unknown" },
      { url: `${order}/3`, headers: ["Accept: text/html"] },
    ]);
    assert.match(text, /## Evidence, request 1\n[^]*## Evidence, request 3\n/);
    for (const { text: snippet } of snippets) assert.match(snippet, /Order\/3/);
  });

  it("shows twenty of many requests, the worst, and counts the others", () => {
    const fine = { url: `${order}/1`, headers: ["Accept: application/json"] };
    const wrong = { url: `${order}/2`, headers: ["Accept: text/html"] };
    const { text } = reportOn([...Array.from({ length: 25 }, () => fine), wrong]);
    assert.match(text, /Found: 26 requests to Intercom\./);
    assert.equal(text.match(/^## Evidence, request/gm)?.length, 20);
    assert.match(text, /^## Evidence, request 26$/m);
    assert.match(text, /^6 more requests are no worse and are not shown\.$/m);
  });

  it("says that nothing is to be objected to", () => {
    const { text } = reportOn({
      url: `${order}/1`,
      headers: [
        "Accept: application/json",
        "Intercom-Version: 2.13",
        "Authorization: Bearer {{t}}",
      ],
    });
    assert.match(text, /No problems found\./);
    assert.doesNotMatch(text, /## Sources/);
  });

  it("names what comes after the 406", () => {
    const { text } = reportOn({ client: "unknown", headers: ["Intercom-Version: 9.9"] });
    const next = /## What you may see next\n\n([^#]*)/.exec(text)?.[1] ?? "";
    assert.match(next, /^- Intercom has no version “9\.9”/);
    assert.match(next, /401/);
  });

  const unwritten: Readonly<Record<string, Described>> = {
    "a request that writes": { method: "POST", url: order, body: "{}" },
    "a table of headers": { url: null, method: "", headers: ["Intercom-Version: 2.13"] },
  };
  for (const [name, given] of Object.entries(unwritten)) {
    it(`offers no other form of ${name}`, () => {
      const { text, snippets } = reportOn(given);
      assert.deepEqual(snippets, []);
      assert.doesNotMatch(text, /other forms|`` {2}/);
    });
  }

  it("writes the other forms as the request should be", () => {
    const { snippets } = reportOn({
      url: "http://API.intercom.io/custom-objects/Order?per_page=5",
      headers: ["Accept: undefined", "Intercom-Version: v2.16"],
    });
    assert.equal(
      snippets.find(({ title }) => title === ".http file")?.text,
      [
        "GET https://api.intercom.io/custom_object_instances/Order?per_page=5",
        "Authorization: Bearer {{$processEnv INTERCOM_ACCESS_TOKEN}}",
        "Intercom-Version: 2.16",
        "Accept: application/json",
      ].join("\n"),
    );
  });

  it("asks a download for what it serves", () => {
    const { snippets } = reportOn({ url: "https://api.intercom.io/download/content/data/x" });
    for (const { text } of snippets) assert.match(text, /application\/octet-stream/);
  });

  it("keeps variables and placeholders in a token's place", () => {
    const { text, snippets } = reportOn(
      { url: order, client: "unknown" },
      { repaired: 'curl -H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN"' },
    );
    const { fences } = markdownShape(text);
    assert.match(fences[0]?.text ?? "", /Bearer \$INTERCOM_ACCESS_TOKEN"$/);
    assert.deepEqual(
      fences.slice(1).map((fence) => fence.text),
      snippets.map((snippet) => snippet.text.trimEnd()),
    );
  });

  it("has no credential in it that a name tells of, neither of the URL nor of the repaired text", () => {
    const canary = "canary-7d02";
    const repaired = [
      `INTERCOM_ACCESS_TOKEN=${canary} curl -H "X-Api-Key: ${canary}" -H "Cookie: session=${canary}" \\`,
      `  -d '{"client_secret":"${canary}","password":"${canary}"}' 'https://a/?sig=${canary}'`,
      `$token = "${canary}"`,
      `API_KEY = "${canary}"`,
      `h = "Bearer " + "${canary}"`,
    ].join("\n");
    const url = `${order}?api_key=${canary}&external_id=7&code=${canary}#access_token=${canary}`;
    const { text, snippets } = reportOn({ url, headers: ["Accept: */*"] }, { repaired });
    for (const out of [text, ...snippets.map((snippet) => snippet.text)]) {
      assert.ok(!out.includes(canary), out);
    }
    assert.match(text, /^`` GET .*\?api_key=\[redacted\]&external_id=7&code=\[redacted\]#/m);
    assert.match(text, /-H "X-Api-Key: \[redacted\]" -H "Cookie: \[redacted\]"/);
  });

  const hostile = [
    ...["[x](https://evil.com)", "![x](https://evil.com/a.png)", "<img src=x onerror=alert(1)>"],
    ...["<!-- ", "https://evil.com", "www.evil.com", "a@evil.com", "[x](command:evil)", "&lt;"],
    ...["`a", "``b``", "```", "`````", "| a | b |", "\\|", "# x", "**x", "~~x~~", "\u001b[31m"],
    ...["\u202e", "\u0000", "\u2028", "\ud800", `Bearer ${token}`, "Bearer secret-secret-1234"],
  ];
  const places: Readonly<Record<string, (text: string) => ReturnType<typeof report>>> = {
    "the origin": (text) => reportOn({}, { origin: text }),
    "the path": (text) => reportOn({ url: `${order}/${text}` }),
    "the query": (text) => reportOn({ url: `${order}?external_id=${text}` }),
    "a misspelt route": (text) =>
      reportOn({ url: `https://api.intercom.io/custom-objects/${text}` }),
    "an unknown URL": (text) => reportOn({ url: `?https://api.intercom.io/${text}` }),
    "the method": (text) => reportOn({ method: text, url: order }),
    Accept: (text) => reportOn({ headers: [`Accept: ${text}`] }),
    Authorization: (text) => reportOn({ headers: [`Authorization: ${text}`] }),
    "the version": (text) => reportOn({ url: order, headers: [`Intercom-Version: ${text}`] }),
    "Content-Type": (text) => reportOn({ headers: [`Content-Type: ${text}`] }),
    "a header's name": (text) => reportOn({ headers: [`Accept${text}: application/json`] }),
    "an input": (text) =>
      report({
        diagnosis: diagnose(
          {
            requests: [laidOut({ headers: [`X: {{a}} ${text}`] }).request],
            errors: [],
            cutOff: false,
          },
          { connector: { inputs: [] } },
        ),
        origin: "",
        repaired: undefined,
      }),
    "the repaired text": (text) => reportOn({}, { repaired: `a\n${text}\r\nb` }),
    "the probe": (text) => reportOn({}, { probe: [text] }),
  };
  for (const [place, write] of Object.entries(places)) {
    it(`lets nothing act, and no secret out, from ${place}`, () => {
      for (const text of [...hostile, hostile.join(" ")]) {
        const { text: markdown, snippets } = write(text);
        assertInert(markdown);
        for (const out of [markdown, ...snippets.map((snippet) => snippet.text)]) {
          assert.doesNotMatch(out, /dG9rO|secret-secret/);
          assert.doesNotMatch(out.replaceAll("\t", ""), /[\u0000-\u0009\u001b\u202e\u2028]/);
        }
      }
    });
  }
});
