import assert from "node:assert/strict";
import { languageIdOf, findingsOf } from "../../../corpus/findingsOf.ts";
import { readSnippets } from "../../../corpus/readCorpus.ts";
import { type UnrelatedLanguage, unrelatedCode } from "../../../corpus/unrelatedCode.ts";
import { outsideSlice } from "../../../../src/requests/code/slice/outsideSlice.ts";
import type { CodeLanguage } from "../../../../src/requests/client.ts";
import { treeOf } from "./treeOf.ts";

const languages: readonly UnrelatedLanguage[] = [
  ...(["javascript", "typescript", "python", "ruby", "php", "go", "java", "csharp"] as const),
];

/** Of so many snippets of a language in the corpus, one is looked at with code around it. */
const oneOf = 8;

async function outside(language: CodeLanguage, text: string): Promise<readonly string[]> {
  const tree = await treeOf(language, text);
  const parts = [...outsideSlice(tree, text)].map(([start, end]) => text.slice(start, end));
  tree.delete();
  return parts;
}

describe("the slice of a program", () => {
  for (const language of languages) {
    it(`has all that findings are about, in ${language}`, async () => {
      const snippets = readSnippets(language).filter(
        ({ path, text }, index) =>
          index % oneOf === 0 &&
          languageIdOf(path) !== undefined &&
          !/\?>\s*$|^__END__$/m.test(text),
      );
      assert.ok(snippets.length >= 10);
      for (const { path, text } of snippets) {
        // Long enough to be sliced: of a shorter text, all of it is followed.
        const long = text + unrelatedCode(language, 600);
        assert.deepEqual(await findingsOf(path, long), await findingsOf(path, text), path);
      }
    });

    it(`leaves out what has nothing to do with it, in ${language}`, async () => {
      const unrelated = unrelatedCode(language, 1_000);
      const left = await outside(language, language === "php" ? `<?php${unrelated}` : unrelated);
      const size = left.reduce((sum, { length }) => sum + length, 0);
      assert.ok(size > unrelated.length * 0.9, `${size} of ${unrelated.length}`);
    });
  }

  const request = `function list() {
  return send("https://api.intercom.io/contacts", shared);
}
`;

  it("has the constants of PHP that a request uses", async () => {
    const program = `<?php
const DEFAULTS = ['timeout' => 10];
const LIMIT = 50;
function me() { return wp_remote_get('https://api.intercom.io/me', DEFAULTS); }
`;
    assert.deepEqual(await outside("php", program), ["const LIMIT = 50;"]);
  });

  it("has what a request uses, and what that uses", async () => {
    const uses = `
const send = (url, headers) => wrap({ url, headers });
const wrap = (options) => options;
const other = () => 1;
`;
    assert.deepEqual(await outside("javascript", request + uses), ["const other = () => 1;"]);
  });

  it("has who calls what sends a request, up to the first", async () => {
    const callers = `
function all() { return list(); }
function main() { all(); }
function unused() { return 1; }
main();
unused();
`;
    assert.deepEqual(await outside("javascript", request + callers), [
      "function unused() { return 1; }",
      "unused();",
    ]);
  });

  it("has who changes a variable that a request uses", async () => {
    const changes = `
const shared = {};
function prefer(type) { shared.Accept = type; }
function boot() { prefer("text/html"); }
function greet(shared_) { return shared_; }
`;
    assert.deepEqual(await outside("javascript", request + changes), [
      "function greet(shared_) { return shared_; }",
    ]);
  });

  it("has methods that a request calls, and none of classes that nothing makes", async () => {
    const classes = `
class Used { shared() { return {}; } scheme() { return "http"; } never() { return 1; } }
class Other { shared() { return {}; } }
const used = new Used();
const send = (url) => used.shared(url);
`;
    assert.deepEqual(await outside("javascript", request + classes), [
      "never() { return 1; }",
      "class Other { shared() { return {}; } }",
    ]);
  });

  it("has a class whole that knows nothing of requests, where one uses it", async () => {
    const classes = `
class Used { shared() { return {}; } count() { return 1; } }
class Other { shared() { return {}; } }
const used = new Used();
const send = (url) => used.shared(url);
`;
    assert.deepEqual(await outside("javascript", request + classes), [
      "class Other { shared() { return {}; } }",
    ]);
  });

  it("has what changes how everything is sent, and what may end the program", async () => {
    const orders = `
globalThis.fetch = () => undefined;
if (!process.env.READY) process.exit(1);
console.log("ready");
`;
    assert.deepEqual(await outside("javascript", request + orders), ['console.log("ready");']);
  });

  it("has no more for a logger that a request uses", async () => {
    const logged = `
import pino from "pino";
const logger = pino();
const send = (url) => logger.info(url);
function other() { logger.info("other"); }
`;
    assert.deepEqual(await outside("javascript", request + logged), [
      'function other() { logger.info("other"); }',
    ]);
  });

  it("has no more for a parameter of the same name, unless that is called or somebody's member", async () => {
    const named = `
function entries() { return fetch("https://api.intercom.io/me"); }
function sum(entries, by) { return entries + by; }
function run(entries) { return entries(); }
function held(entries) { return entries.entries; }
function given(by = wrap(entries)) { return by; }
`;
    assert.deepEqual(await outside("javascript", named), [
      "function sum(entries, by) { return entries + by; }",
    ]);
  });

  it("has no more for an address, a comment or a list of exports", async () => {
    const prose = `
const io = () => 1;
// wrap() is there for others: https://example.org/wrap
const wrap = () => 2;
module.exports = { list, wrap, io };
`;
    assert.deepEqual(await outside("javascript", request + prose), [
      "const io = () => 1;",
      "const wrap = () => 2;",
    ]);
  });

  it("has methods that reach a field of their object, whatever marks it", async () => {
    const php = `<?php
class Api {
  private $headers = [];
  public function json() { $this->headers['Accept'] = 'application/json'; }
  public function get() { return fopen('https://api.intercom.io/me', 'r', $this->headers); }
  public function name() { return 'api'; }
}
`;
    assert.deepEqual(await outside("php", php), ["public function name() { return 'api'; }"]);
    const ruby = `class Api
  def initialize; @headers = {}; end
  def json; @headers["Accept"] = "application/json"; end
  def me; open("https://api.intercom.io/me", @headers); end
  def name; "api"; end
end
`;
    assert.deepEqual(await outside("ruby", ruby), ['def name; "api"; end']);
  });
});
