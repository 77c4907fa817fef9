import assert from "node:assert/strict";
import { codeLanguages } from "../../../../src/requests/code/codeLanguages.ts";
import { openGrammars } from "../../../../src/requests/code/codeReader.ts";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { locateGrammar } from "./codeFindings.ts";

const fenced = [
  "# How to",
  "",
  "```js",
  'fetch("https://api.intercom.io/me");',
  "```",
  "",
  "- in a list",
  "",
  "  ~~~ python",
  '  requests.get("https://api.intercom.io/me")',
  "  ~~~",
  "",
  "```rust",
  'client.get("https://api.intercom.io/me");',
  "```",
  "",
].join("\n");

describe("languages of source code", () => {
  it("are told by language id, else by the end of the file's name", () => {
    assert.deepEqual(codeLanguages("", { languageId: "typescriptreact" }), ["tsx"]);
    assert.deepEqual(codeLanguages("", { fileName: "a/b.MJS" }), ["javascript"]);
    assert.deepEqual(codeLanguages("", { fileName: "a.py", languageId: "plaintext" }), ["python"]);
    assert.deepEqual(codeLanguages("", { languageId: "rust", fileName: "a.rs" }), []);
    assert.deepEqual(codeLanguages("", { fileName: "lib/Rakefile" }), ["ruby"]);
    assert.deepEqual(codeLanguages("", { fileName: "a.b/LICENSE" }), []);
  });

  it("of a document are those of its fences", () => {
    assert.deepEqual(codeLanguages(fenced, { languageId: "markdown" }), ["javascript", "python"]);
  });

  it("need their grammars: without, source code has no requests", () => {
    const text = 'fetch("https://api.intercom.io/me");';
    assert.deepEqual(extractRequests(text, { languageId: "javascript" }).requests, []);
    assert.deepEqual(extractRequests(fenced, { languageId: "markdown" }).requests, []);
  });

  it("are read within documents, and repaired there", async () => {
    const hints = { languageId: "markdown" };
    const code = await openGrammars(locateGrammar).load(codeLanguages(fenced, hints));
    const { requests } = extractRequests(fenced, hints, code);
    assert.deepEqual(
      requests.map(({ client, span }) => [client, fenced.slice(span.start, span.end)]),
      [
        ["fetch", 'fetch("https://api.intercom.io/me")'],
        ["requests", 'requests.get("https://api.intercom.io/me")'],
      ],
    );
    const edits = requests.flatMap((request) =>
      editsOf(request, [{ kind: "setHeader", name: "Accept", value: "application/json" }]),
    );
    const lines = applyEdits(fenced, edits).split("\n");
    assert.equal(
      lines[3],
      'fetch("https://api.intercom.io/me", { headers: { Accept: "application/json" } });',
    );
    assert.equal(
      lines[9],
      '  requests.get("https://api.intercom.io/me", headers={"Accept": "application/json"})',
    );
  });

  it("are loaded once, and a grammar that cannot be found says so", async () => {
    const grammars = openGrammars((file) => locateGrammar(file).replace("python", "missing"));
    await assert.rejects(grammars.load(["python"]), /missing/);
    const [one, other] = await Promise.all([grammars.load(["tsx"]), grammars.load(["tsx"])]);
    assert.equal(one, other);
    assert.equal(one.read("python", "a()"), undefined);
  });
});
