import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

const call = 'HTTP.auth("Bearer #{t}").get("https://api.intercom.io/me")';
const example = fenced("ruby", [call]);
const right = fenced("ruby", [call.replace(".get", '.headers(accept: "application/json").get')]);
const go = fenced("go", [
  'req, _ := http.NewRequest("GET", "https://api.intercom.io/me", nil)',
  'req.Header.Set("Authorization", "Bearer "+token)',
  "resp, err := http.DefaultClient.Do(req)",
]);
const curl = (type: string, behind = ""): string =>
  `curl -H "Authorization: Bearer $T" -H "Accept: ${type}" https://api.intercom.io/me${behind}`;

const refused = fenced("http", [
  "GET https://api.intercom.io/me HTTP/1.1",
  "Authorization: Bearer {{t}}",
  "Accept: application/xml",
]);
const answer = fenced("http", ["HTTP/1.1 406 Not Acceptable", "Content-Type: application/json"]);

/** Paragraphs, headings and fences, with a line between them. */
const document = (...blocks: readonly string[]): string =>
  blocks.map((block) => `${block.trimEnd()}\n`).join("\n");
const indented = (text: string, indent: string): string => text.trimEnd().replace(/^/gm, indent);

describe("an example that a document shows as wrong", () => {
  const labels: readonly string[] = [
    ...["Wrong:", "**Wrong**", "### Wrong", "Wrong\n-----", "Bad, because nobody asks for JSON:"],
    ...["Incorrect (no Accept):", "#### 1. Bad example", "## Anti-pattern: no Accept"],
    ...["❌ Without Accept:", ":x: Without Accept", "### Don’t", "Don't write:", "**Avoid:**"],
    ...["## How not to do it", "Example 1 (wrong):", "Example 1 – wrong", "- Bad:", "> **Wrong:**"],
    ...['=== "Wrong"', ":::danger Wrong", '!!! failure "Don\'t"', '<TabItem label="❌ Wrong">'],
    ...["<details><summary>Wrong</summary>", "Examples of **incorrect** code for this rule:"],
    ...["### Noncompliant code example", "What your code should not look like:"],
  ];
  for (const label of labels) {
    it(`is labelled: ${label}`, async () => {
      assert.deepEqual(await examplesFound(document("# Guide", label, example)), []);
    });
  }

  const sentences: readonly string[] = [
    "This is **wrong**, do not write it like this. It is the code that failed, since it has no Accept:",
    "The following call is plainly wrong:",
    "Somebody pasted this into the channel; it's wrong:",
    "This has no Accept, so it is incorrect:",
    "Never call Intercom this way. The client adds nothing, so there is no Accept:",
    "Nobody should write requests like this:",
    "Here is how our first attempt looked. Please don't do it this way:",
    "You should not do this:",
    "> [!CAUTION]\n> Don't do this, Intercom answers with 406.",
    "A common mistake is to leave out Accept:",
    "Instead of",
    "For the mock we need an error. Sending this on purpose gives a 406:",
    "We deliberately leave out Accept here, to see how it is refused:",
    "This request is intentionally wrong:",
  ];
  for (const sentence of sentences) {
    it(`is called so: ${sentence}`, async () => {
      assert.deepEqual(await examplesFound(document("# Guide", sentence, example)), []);
    });
  }

  const told: readonly string[] = [
    ...["Don't forget the token. Fetch it like this:", "If the region is wrong, use another host:"],
    ...["Never send XML. This is right:", "Do not do this by hand; the script does it for you:"],
    ...["What is wrong with this? I get 406:", "This does not work:", "It fails with 406:"],
    ...["## Before you start", "## Wrong region", "## Bad Request", "## Incorrect credentials"],
    ...["Never do this in a browser, only on the server:", "There is nothing wrong with this:"],
    ...[
      "It is not wrong to use the plain client:",
      "Never, ever log the token.",
      "Old:",
      "Before:",
    ],
    ...[
      "The SDK is a bad choice. Instead, call the API:",
      "The old way was wrong. We now do this:",
    ],
    ...["- ✅ Tokens from the environment\n- ❌ Tokens in the repository", "Do not use the SDK:"],
    ...["Bad. Ask for JSON instead:", "Works:", "**Do:**", "✅ With everything:", "Is this wrong?"],
    ...["We do not retry on purpose. Send it like this:", "The client is deliberately small:"],
    ...[
      "Did you leave out Accept on purpose, so that it fails?",
      "Intercom deliberately sends a 406:",
    ],
    ...["400 means that the request is wrong:", "| Wrong | Right |\n| --- | --- |\n| GET | POST |"],
  ];
  for (const lead of told) {
    it(`is none: ${lead}`, async () => {
      assert.equal((await examplesFound(document("# Guide", lead, example))).length, 1);
    });
  }

  const silent: Readonly<Record<string, string>> = {
    "by a sentence behind it": document(example, "Do not do this. It has no Accept.", "## Next"),
    "by a sentence between it and a better one": document(
      ...[example, "That is wrong: nobody asks for JSON. Write this instead:", right],
    ),
    "by the heading of its section": document(
      ...["## Bad", "In Ruby:", example, "In Go:", go, "## Good", right],
    ),
    "together with the same in another language": document(
      "❌ Don't:",
      example,
      go,
      "✅ Do:",
      right,
    ),
    "as an item of a list": document(
      ...["- ✅ With Accept", `- ❌ Without Accept:\n\n${indented(example, "  ")}`],
    ),
    "in a quote": document(`> Do not copy this:\n>\n${indented(example, "> ")}`),
    "in lines that are indented": document(
      ...["Incorrect:", `    ${curl("text/html")}`, "Correct:", `    ${curl("*/*")}`],
    ),
    "in a column of a table": document(
      "<table>\n<tr><th>Bad</th><th>Good</th></tr>\n<tr><td>",
      ...[example, "</td><td>", right, "</td></tr>\n</table>"],
    ),
    "by the title of its fence": fenced('ruby title="Wrong"', [call]),
    "by the kind of its fence": fenced("ruby example-bad", [call]),
    "as it was": document("## Before", example, "## After", right),
    "as it was, in paragraphs": document(
      "Before:",
      example,
      "Boot time went down.",
      "After:",
      right,
    ),
    "as what is replaced": document("Replace", example, "with", right),
    "as the bug": document("## The bug", "It looked right:", example, "## The fix", right),
    "as the code that was mended, in another chapter": document(
      ...["## What happened", "### The broken code", "Go adds no Accept:", go],
      ...["## Impact", "All of it.", "## How it was fixed", "A transport adds it:", right],
    ),
    "as the request that failed": document(
      ...["## The request that failed", example, "## The request that works", right],
    ),
    "as what was there": document(
      ...["## Root cause: this code", example, "## Resolution", "It asks for JSON now."],
    ),
    "as the old code, with the fix in a section of its own": document(
      ...["The old code:", example, "## Fix", right],
    ),
    "as what a refusal looks like, with the answer": document(
      ...["## What a refusal looks like", refused, answer],
    ),
    "as a request that was refused, with the answer": document(
      ...["## Errors", "A refused request, as recorded:", refused, "The answer:", answer],
    ),
    "as a mistake with its fix": document(
      ...["## Common mistakes", "### No Accept", example, "Fix:", right],
    ),
    "as what is forbidden, before what is done": document(
      ...["Don't rely on the defaults of a client:", example, "Name it instead:", right],
    ),
  };
  for (const [name, text] of Object.entries(silent)) {
    it(`is shown ${name}`, async () => {
      assert.deepEqual(await examplesFound(text), []);
    });
  }

  const comments: Readonly<Record<string, string>> = {
    "before it": fenced("ruby", ["# Bad: no Accept", call]),
    "of several lines": fenced("js", [
      "/*",
      " * Do NOT use this,",
      " * it has no Accept.",
      " */",
      "https.get('https://api.intercom.io/me', { headers: { Authorization: `Bearer ${t}` } }, done);",
    ]),
    "behind it": fenced("bash", [curl("text/html", "  # ❌ 406"), curl("*/*", "  # ✅")]),
    "behind the header": fenced("python", [
      "import requests",
      "requests.get(",
      '    "https://api.intercom.io/tags",',
      '    headers={"Authorization": f"Bearer {t}",',
      '             "Accept": "text/html"},  # wrong: a page',
      ")",
    ]),
    "about how it was": fenced("bash", [
      ...["# Before", curl("text/html"), "", "# After", curl("application/json")],
    ]),
    "between requests": fenced("http", [
      ...["### Wrong", "GET https://api.intercom.io/me", "Authorization: Bearer {{t}}"],
      ...["Accept: text/html", "", "### Right", "GET https://api.intercom.io/me"],
      ...["Authorization: Bearer {{t}}", "Accept: application/json"],
    ]),
  };
  for (const [name, text] of Object.entries(comments)) {
    it(`has a comment ${name}`, async () => {
      assert.deepEqual(await examplesFound(text), []);
    });
  }

  it("has no comment about something else", async () => {
    for (const comment of ["# wrong token: 401", "# never retry it", "# if this is wrong: 401"]) {
      assert.equal((await examplesFound(fenced("ruby", [comment, call]))).length, 1, comment);
    }
  });

  it("is not the one that is shown as right", async () => {
    const found = ['accept-missing @ "https://api.intercom.io/me"'];
    for (const text of [
      document("Wrong:", right, "Right:", example),
      document("## Don't", right, "Write this instead:", example),
      document("## Don't", right, "# Contacts", example),
      document("## Before", right, "## After", example),
      document(right, "That is wrong. Write this:", example),
      document(example, "Do not do this:", right),
      document(example, "If this is wrong, ask us."),
      document("<table><tr><th>Bad</th></tr><tr><td>a</td></tr></table>", example),
      document(example, "Do not commit the token. That would be wrong.", "## Next"),
      fenced("ruby", ["# ❌", right.split("\n")[1] ?? "", "# ✅", call]),
      document("Wrong:", fenced("ruby", ["# right", call])),
    ]) {
      assert.deepEqual(await examplesFound(text), found, text);
    }
  });

  it("is not one that somebody wants to have mended", async () => {
    for (const lead of ["Why is it refused?", "Our request is refused:", "It is refused:"]) {
      const text = document("# Help", lead, refused, answer, "What do I have to change?");
      assert.deepEqual(await examplesFound(text), ["accept-value @ application/xml"], lead);
    }
    for (const text of [
      document("## The bug", "We get 406:", example, "## Environment", "## Expected", "200"),
      document("## The broken code", example, "## How can it be fixed?", "Please help."),
      document("## The broken code", example, "## A", "## B", "## C", "## Fix", right),
      document("## What a refusal looks like", refused, "In another case:", "It may be:", answer),
    ]) {
      assert.equal((await examplesFound(text)).length, 1, text);
    }
  });

  it("still must not have a token in it", async () => {
    const token = ["dG9rOjAwMDAwMDAw", "XzAwMDBfMDAwMF8w", "MDAwXzAwMDAwMDAw", "MDAwMDoxOjA="];
    const command = curl("text/html").replace("$T", token.join(""));
    const [found = "", ...others] = await examplesFound(
      document("Wrong:", fenced("bash", [command])),
    );
    assert.match(found, /^token-in-file/);
    assert.deepEqual(others, []);
  });
});
