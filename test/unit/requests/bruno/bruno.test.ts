import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";
import { seen } from "../seen.ts";

const bruno = { fileName: "me.bru" };

function file(...blocks: readonly string[]): string {
  return ["meta {\n  name: me\n}", ...blocks].join("\n\n") + "\n";
}

const get = "get {\n  url: https://api.intercom.io/me\n  body: none\n  auth: none\n}";
const post = (body: string, auth = "none"): string =>
  `post {\n  url: https://api.intercom.io/contacts\n  body: ${body}\n  auth: ${auth}\n}`;

describe("files of Bruno", () => {
  it("are requests", () => {
    const text = file(
      post("json", "bearer"),
      'headers {\n  Accept: a/b\n  ~X-A: b\n  "X-C": {{c}}\n}',
      "auth:bearer {\n  token: {{t}}\n}",
      'body:json {\n  {\n    "a": 1\n  }\n}',
      "tests {\n  Accept: no\n}",
    );
    const { requests } = extractRequests(text, bruno);
    assert.deepEqual(requests.map(seen), [
      {
        ...{ form: "http", method: "POST", url: "https://api.intercom.io/contacts" },
        headers: [
          "(implied) Content-Type: application/json",
          "Accept: a/b",
          "X-C: ?{{c}}",
          "Authorization: ?Bearer {{t}}",
        ],
        ...{ complete: false, elsewhere: true },
      },
    ]);
    assert.equal(requests[0]?.jsonBody, true);
  });

  it("may have values of several lines", () => {
    const lines = "X-A: '''\n    a\n    Accept: text/html\n  '''";
    const right = `headers {\n  ${lines}\n  Accept: '''\n    application/json\n  '''\n}`;
    assert.deepEqual(judgedText(file(post("text"), right), bruno).said, []);
    const off = `headers {\n  ~${lines}\n  Acept: '''application/json'''\n}`;
    const { said, fixed } = judgedText(file(get, off), bruno);
    assert.deepEqual(said, ["accept-name @ Acept"]);
    assert.equal(fixed, file(get, off.replace("Acept", "Accept")));
    const open = `headers {\n  X: '''${"\n  Accept: text/html".repeat(100_000)}\n}`;
    assert.deepEqual(judgedText(file(get, open), bruno).said, []);
  });

  it("have variables of their own", () => {
    const variables = "vars:pre-request {\n  base: https://api.intercom.io\n  ~base: no\n}";
    const text = file("get {\n  url: {{base}}/{{id}}\n}", variables);
    const [request] = extractRequests(text, bruno).requests.map(seen);
    assert.equal(request?.url, "https://api.intercom.io/{{id}}");
  });

  it("may say what holds for a folder, or nothing of requests", () => {
    const folder = file("headers {\n  Accept: text/html\n  Intercom-Version: 2.11\n}");
    assert.deepEqual(judgedText(folder, bruno).said, ["accept-value @ text/html"]);
    assert.deepEqual(extractRequests("vars {\n  a: b\n}\n", bruno).requests, []);
  });

  it("say nothing of what may come from a folder, and of what a script puts right", () => {
    assert.deepEqual(judgedText(file(get), bruno).said, []);
    const script = 'script:pre-request {\n  req.setHeader("accept", "application/json");\n}';
    const headers = "headers {\n  Accept: text/html\n}";
    assert.deepEqual(judgedText(file(get, headers, script), bruno).said, []);
    assert.deepEqual(judgedText(file(get, headers), bruno).said, ["accept-value @ text/html"]);
  });

  const wrong: Readonly<
    Record<string, readonly [text: string, said: readonly string[], fixed: string]>
  > = {
    "the name of a header": [
      file(get, "headers {\n  Accept-Type: application/json\n}"),
      ["accept-name @ Accept-Type"],
      file(get, "headers {\n  Accept: application/json\n}"),
    ],
    "a token that has the word already": [
      file(post("none", "bearer"), "auth:bearer {\n  token: Bearer {{t}}\n}"),
      ["authorization-malformed @ token: Bearer {{t}}"],
      file(post("none", "bearer"), "auth:bearer {\n  token: Bearer {{t}}\n}"),
    ],
    "a text that is JSON": [
      file(post("text"), 'body:text {\n  {\n    "a": 1\n  }\n}'),
      ["content-type-missing @ body:text"],
      file(
        `${post("text")}\n\nheaders {\n  Content-Type: application/json\n}`,
        'body:text {\n  {\n    "a": 1\n  }\n}',
      ),
    ],
    "single braces": [
      file(get, "headers {\n  Authorization: Bearer {t}\n  X: {{x}}\n}"),
      ["single-brace-variable @ Bearer {t}"],
      file(get, "headers {\n  Authorization: Bearer {{t}}\n  X: {{x}}\n}"),
    ],
  };
  for (const [name, [text, said, fixed]] of Object.entries(wrong)) {
    it(`are judged: ${name}`, () => {
      const judged = judgedText(text, bruno);
      assert.deepEqual(judged.said, said);
      assert.equal(judged.fixed, fixed);
    });
  }
});
