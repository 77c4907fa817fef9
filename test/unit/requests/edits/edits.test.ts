import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { extractRequests, type TextHints } from "../../../../src/requests/extract.ts";
import type { HttpRequest } from "../../../../src/requests/httpRequest.ts";
import type { Change } from "../../../../src/requests/change.ts";

type Changes = readonly Change[] | ((request: HttpRequest) => readonly Change[]);

function edited(text: string, changes: Changes, hints?: TextHints): string {
  const [request] = extractRequests(text, hints).requests;
  assert.ok(request, text);
  return applyEdits(
    text,
    editsOf(request, typeof changes === "function" ? changes(request) : changes),
  );
}

const accept = [{ kind: "setHeader", name: "Accept", value: "application/json" }] as const;
const removeFirst = ({ headers }: HttpRequest): Change[] =>
  headers.slice(0, 1).map((header) => ({ kind: "removeHeader", header }));
const rename = ({ headers }: HttpRequest): Change[] =>
  headers.slice(0, 1).map((header) => ({ kind: "renameHeader", header, name: "Accept" }));
const url = "https://api.intercom.io/me";

type Row = readonly [
  name: string,
  before: string,
  after: string,
  changes?: Changes,
  hints?: TextHints,
];

const rows: readonly Row[] = [
  ["inline", `curl ${url} -s`, `curl ${url} -H 'Accept: application/json' -s`],
  [
    "a value that a blank has made a word of its own",
    `curl -s -H Accept: application/json ${url}`,
    `curl -s -H Accept:application/json ${url}`,
  ],
  [
    "in the quotes of the others",
    `curl -H "A: b" ${url}`,
    `curl -H "A: b" -H "Accept: application/json" ${url}`,
  ],
  [
    "on a line of its own",
    `curl ${url} \\\n  -H "A: b" \\\n  -d x`,
    `curl ${url} \\\n  -H "A: b" \\\n  -H "Accept: application/json" \\\n  -d x`,
  ],
  [
    "CRLF",
    `curl \\\r\n\t-s ${url} | jq`,
    `curl \\\r\n\t-s ${url} \\\r\n\t-H 'Accept: application/json' | jq`,
  ],
  [
    "behind prompts",
    `$ curl ${url} \\\n> -s`,
    `$ curl ${url} \\\n> -H 'Accept: application/json' \\\n> -s`,
  ],
  ["cmd", `curl.exe ${url} ^\n  -s`, `curl.exe ${url} ^\n  -H "Accept: application/json" ^\n  -s`],
  [
    "cmd with carets",
    `curl ^"${url}^" ^\n  -H ^"A: b^"`,
    `curl ^"${url}^" ^\n  -H ^"A: b^" ^\n  -H ^"Accept: application/json^"`,
  ],
  [
    "PowerShell",
    `curl.exe ${url} \`\n  -s`,
    `curl.exe ${url} \`\n  -H 'Accept: application/json' \`\n  -s`,
  ],
  [
    "a header that is taken off",
    `curl ${url} -H 'Accept:'`,
    `curl ${url} -H 'Accept: application/json'`,
  ],
  ["an empty header", `curl ${url} -H 'Accept;'`, `curl ${url} -H 'Accept: application/json'`],
  [
    "an empty header without quotes",
    `curl ${url} -H Accept\\;`,
    `curl ${url} -H Accept:application/json`,
  ],
  [
    "an implied header",
    `curl ${url} --json 1`,
    `curl ${url} -H 'Accept: application/json' --json 1`,
  ],
  [
    "mixed quotes",
    `curl ${url} -H 'Accept: '"text/html"`,
    `curl ${url} -H 'Accept: '"application/json"`,
  ],
  [
    "a quote over the whole value",
    `curl ${url} -H 'Accept: te'"xt/html"`,
    `curl ${url} -H 'Accept: application/json'""`,
  ],
  [
    "a value from a variable",
    `curl ${url} -H "Accept: $A"`,
    `curl ${url} -H "Accept: application/json"`,
  ],
  [
    "several of one name",
    `curl ${url} -H 'Accept: a' -H 'B: c' -H 'accept: d'`,
    `curl ${url} -H 'Accept: application/json' -H 'B: c'`,
  ],
  [
    "behind an unclosed quote",
    `curl ${url} -H 'A: b`,
    `curl -H 'Accept: application/json' ${url} -H 'A: b`,
  ],
  ["a comment after", `curl ${url} # x`, `curl ${url} -H 'Accept: application/json' # x`],
  [
    "curl, removed with its continuation",
    `curl \\\n  -H 'A: b' \\\n  ${url}`,
    `curl \\\n  ${url}`,
    removeFirst,
  ],
  ["curl, removed from joined options", `curl -sSH 'A: b' ${url}`, `curl -sS ${url}`, removeFirst],
  [
    "curl, an implied header removed",
    `curl ${url} -A me`,
    `curl ${url} -H 'User-Agent:' -A me`,
    removeFirst,
  ],
  ["curl, renamed", `curl ${url} -H "Accepts: $A"`, `curl ${url} -H "Accept: $A"`, rename],
  [
    "curl, renamed and set",
    `curl ${url} -H 'Accepts: a'`,
    `curl ${url} -H 'Accept: application/json'`,
    (request) => [...rename(request), ...accept],
  ],
  [
    "curl, a quote in the value",
    `curl ${url}`,
    `curl ${url} -H 'A: it'\\''s'`,
    [{ kind: "setHeader", name: "A", value: "it's" }],
  ],
  [
    "http",
    `GET ${url}\nA: b\n\nbody\n`,
    `GET ${url}\nA: b\nAccept: application/json\n\nbody\n`,
    accept,
    { languageId: "http" },
  ],
  [
    "http, no headers",
    `GET ${url}`,
    `GET ${url}\nAccept: application/json`,
    accept,
    { languageId: "http" },
  ],
  [
    "http, CRLF",
    `GET ${url}\r\n  ?a=b\r\n\r\n`,
    `GET ${url}\r\n  ?a=b\r\n  Accept: application/json\r\n\r\n`,
    accept,
    { languageId: "http" },
  ],
  [
    "http, an empty header",
    `GET ${url}\nAccept:`,
    `GET ${url}\nAccept: application/json`,
    accept,
    { languageId: "http" },
  ],
  [
    "http, removed",
    `GET ${url}\nA: b\n\nbody`,
    `GET ${url}\n\nbody`,
    removeFirst,
    { languageId: "http" },
  ],
  [
    "http, removed at the end",
    `GET ${url}\nA: b`,
    `GET ${url}`,
    removeFirst,
    { languageId: "http" },
  ],
  [
    "raw, after a mark",
    `> GET /me HTTP/1.1\n> Host: x\n>\n`,
    `> GET /me HTTP/1.1\n> Host: x\n> Accept: application/json\n>\n`,
  ],
  [
    "a table",
    "| Key | Value | Why |\n|---|---|---|\n| Authorization | Bearer x    | y   |\n",
    "| Key | Value | Why |\n|---|---|---|\n| Authorization | Bearer x    | y   |\n| Accept        | application/json |     |\n",
  ],
  [
    "a table in a fence of columns",
    "  | Value | Key |\n  |---|---|\n  | Bearer x | `Authorization` |",
    "  | Value | Key |\n  |---|---|\n  | Bearer x | `Authorization` |\n  | application/json | Accept          |",
  ],
  [
    "a table without a frame",
    "Key | Value\n--- | ---\nAuthorization | Bearer x",
    "Key | Value\n--- | ---\nAuthorization | Bearer x\nAccept        | application/json",
  ],
  [
    "code in a cell",
    "| Key | Value |\n|---|---|\n| Accept | `text/html` |",
    "| Key | Value |\n|---|---|\n| Accept | `application/json` |",
  ],
  [
    "an empty cell",
    "| Key | Value |\n|---|---|\n| Accept |  |",
    "| Key | Value |\n|---|---|\n| Accept | application/json |",
  ],
  [
    "a row removed",
    "| Key | Value |\n|---|---|\n| Accept | a |\n| B | c |\n",
    "| Key | Value |\n|---|---|\n| B | c |\n",
    removeFirst,
  ],
  [
    "tabs",
    "Key\tValue\nAuthorization\tx\n",
    "Key\tValue\nAuthorization\tx\nAccept\tapplication/json\n",
  ],
  [
    "JSON rows",
    '[{"name":"Authorization","value":"x"}]',
    '[{"name":"Authorization","value":"x"}, { "name": "Accept", "value": "application/json" }]',
  ],
  [
    "JSON rows over lines",
    '[\n  {\n    "key": "Authorization",\n    "value": "x"\n  }\n]',
    '[\n  {\n    "key": "Authorization",\n    "value": "x"\n  },\n  {\n    "key": "Accept",\n    "value": "application/json"\n  }\n]',
  ],
  [
    "a JSON object",
    '{\n\t"headers": {\n\t\t"Authorization": "x"\n\t}\n}',
    '{\n\t"headers": {\n\t\t"Authorization": "x",\n\t\t"Accept": "application/json"\n\t}\n}',
  ],
  [
    "an empty list",
    `{"http_method":"get","url":"${url}","headers":[]}`,
    `{"http_method":"get","url":"${url}","headers":[{ "name": "Accept", "value": "application/json" }]}`,
  ],
  [
    "no list",
    `{"method":"GET","url":"${url}"}`,
    `{"method":"GET","url":"${url}", "headers": { "Accept": "application/json" }}`,
  ],
  [
    "no list of Postman's",
    `{"method":"GET","url":{"raw":"${url}"}}`,
    `{"method":"GET","url":{"raw":"${url}"}, "header": [{ "key": "Accept", "value": "application/json" }]}`,
  ],
  ["a number", '{"Accept":1}', '{"Accept":"application/json"}'],
  ["null", '{"Accept":null}', '{"Accept":"application/json"}'],
  [
    "no value",
    `{"url":"${url}","headers":[{"name":"Accept"}]}`,
    `{"url":"${url}","headers":[{"name":"Accept", "value": "application/json"}]}`,
  ],
  [
    "the first of a list removed",
    '{"Accept":"a","Authorization":"b"}',
    '{"Authorization":"b"}',
    removeFirst,
  ],
  [
    "quotes in JSON",
    '{"Accept":"a"}',
    '{"Accept":"a\\"b\\\\"}',
    [{ kind: "setHeader", name: "ACCEPT", value: 'a"b\\' }],
  ],
  [
    "a URL in quotes",
    "curl 'http://api.intercom.io/{id}'",
    "curl 'https://api.intercom.io/{{id}}'",
    [
      { kind: "replaceInUrl", from: "http://", to: "https://" },
      { kind: "replaceInUrl", from: "{id}", to: "{{id}}" },
    ],
  ],
  [
    "a URL beside a variable",
    'curl "http://api.intercom.io/$ID"',
    'curl "https://api.intercom.io/$ID"',
    [{ kind: "replaceInUrl", from: "http://", to: "https://" }],
  ],
  [
    "data for the query",
    `curl -G ${url} -d 'a={b}'`,
    `curl -G ${url} -d 'a={{b}}'`,
    [{ kind: "replaceInUrl", from: "{b}", to: "{{b}}" }],
  ],
  [
    "the host of a request",
    "GET /me HTTP/1.1\nHost: api.intercom.io\n",
    "GET /me HTTP/1.1\nHost: api.eu.intercom.io\n",
    [{ kind: "replaceInUrl", from: "api.intercom.io", to: "api.eu.intercom.io" }],
  ],
  [
    "a URL from a variable",
    "@h = http://api.intercom.io\nGET {{h}}/me",
    "@h = https://api.intercom.io\nGET {{h}}/me",
    [{ kind: "replaceInUrl", from: "http://", to: "https://" }],
    { languageId: "http" },
  ],
  [
    "a scheme that is nowhere",
    "GET /me HTTP/1.1\nHost: a.io\n",
    "GET /me HTTP/1.1\nHost: a.io\n",
    [{ kind: "replaceInUrl", from: "https://", to: "http://" }],
  ],
  [
    "escapes in JSON",
    '{"method":"GET","url":"http:\\/\\/a.io"}',
    '{"method":"GET","url":"https:\\/\\/a.io"}',
    [{ kind: "replaceInUrl", from: "http:", to: "https:" }],
  ],
  [
    "a parameter of PowerShell",
    `irm ${url} -Method Post -Headers @{ A = 'b' } -ContentType "text/plain" -Body '{"a":1}'`,
    `irm ${url} -Method Post -Headers @{ A = 'b' } -ContentType "application/json" -Body '{"a":1}'`,
    [{ kind: "setHeader", name: "Content-Type", value: "application/json" }],
  ],
  [
    "a copy of a call of fetch",
    `fetch("${url}", { "headers": { "accept": "x/y" }, "method": "GET" });`,
    `fetch("${url}", { "headers": { "accept": "application/json" }, "method": "GET" });`,
    [{ kind: "setHeader", name: "Accept", value: "application/json" }],
  ],
  [
    "more within a value",
    `GET ${url}\nA: b {c}`,
    `GET ${url}\nA: b {{c}}`,
    ({ headers }) =>
      headers.flatMap((header): Change[] => [
        { kind: "insertInHeader", header, at: 2, text: "{" },
        { kind: "insertInHeader", header, at: 5, text: "}" },
      ]),
    { languageId: "http" },
  ],
];

describe("editsOf", () => {
  for (const [name, before, after, changes = accept, hints] of rows) {
    it(`writes in the form of the request: ${name}`, () => {
      assert.equal(edited(before, changes, hints), after);
    });
  }

  it("leaves what is right as it is", () => {
    const text = `curl ${url}`;
    const [request] = extractRequests(text).requests;
    assert.ok(request);
    assert.deepEqual(editsOf(request, []), []);
    assert.deepEqual(editsOf(request, [{ kind: "replaceInUrl", from: "nowhere", to: "x" }]), []);
  });
});

describe("applyEdits", () => {
  it("takes edits in any order, of two that overlap the first", () => {
    const edit = (
      start: number,
      end: number,
      text: string,
    ): { span: { start: number; end: number }; text: string } => ({ span: { start, end }, text });
    assert.equal(
      applyEdits("abcdef", [edit(4, 5, "E"), edit(0, 2, "X"), edit(1, 3, "Y"), edit(6, 6, "!")]),
      "XcdEf!",
    );
    assert.equal(applyEdits("abc", []), "abc");
  });
});
