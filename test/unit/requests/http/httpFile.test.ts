import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { seen, type Seen } from "../seen.ts";
import { judgedText } from "../judgedText.ts";

function requestsOf(text: string): Partial<Seen>[] {
  return extractRequests(text, { fileName: "calls.http" }).requests.map(seen);
}

function get(url: string, headers: readonly string[] = [], more: Partial<Seen> = {}): Seen {
  return {
    ...{ form: "http", method: "GET", url, headers, complete: true, elsewhere: false },
    ...more,
  };
}

const texts: Readonly<Record<string, readonly [text: string, requests: readonly Seen[]]>> = {
  "a URL alone": ["https://a.io/b", [get("https://a.io/b")]],
  "a request line": [
    "POST https://a.io/b HTTP/1.1",
    [get("https://a.io/b", [], { method: "POST" })],
  ],
  "a method in small letters": [
    "delete https://a.io/b",
    [get("https://a.io/b", [], { method: "DELETE" })],
  ],
  "names and comments": [
    "### One\n# @name one\n// c\n\nGET https://a.io/1\n# c\nAccept: x\n// Accept: y\n\n### Two\nGET https://a.io/2\n",
    [get("https://a.io/1", ["Accept: x"]), get("https://a.io/2")],
  ],
  "a query over lines": [
    "GET https://a.io/1\n    ?a=b\n    &c=d\nAccept: x",
    [get("https://a.io/1?a=b&c=d", ["Accept: x"])],
  ],
  "variables of the file": [
    "@host = https://a.io\n@v=2.13\n@base={{host}}/x\n\nGET {{base}}/{{id}}\nIntercom-Version: {{v}}\nAuthorization: Bearer {{ $dotenv T }}",
    [
      get("https://a.io/x/{{id}}", [
        "Intercom-Version: 2.13",
        "Authorization: ?Bearer {{ $dotenv T }}",
      ]),
    ],
  ],
  "variables in a circle": ["@a={{b}}\n@b={{a}}\nGET {{a}}/x", [get("?{{a}}/x")]],
  "a variable of which a part is known": [
    "@host={{region}}.a.io\n@auth = Token {{$processEnv T}}\nGET https://{{host}}/x\nAuthorization: {{auth}}",
    [get("?https://{{region}}.a.io/x", ["Authorization: ?Token {{$processEnv T}}"])],
  ],
  "a host that is not known": [
    "GET {{host}}/x\nAccept: {{a}}",
    [get("?{{host}}/x", ["Accept: ?{{a}}"])],
  ],
  "a path and a host": [
    "GET /me HTTP/1.1\nHost: api.intercom.io\nAccept: x\n",
    [get("https://api.intercom.io/me", ["Host: api.intercom.io", "Accept: x"], { form: "raw" })],
  ],
  "a body, scripts, answers": [
    'POST https://a.io\nContent-Type: a/b\n\n{ "a": 1 }\n\n> {%\nGET https://no.io\n%}\n\n###\n< {% x %}\nGET https://a.io/2\n\nHTTP/1.1 200 OK\nAccept: no',
    [get("https://a.io", ["Content-Type: a/b"], { method: "POST" }), get("https://a.io/2")],
  ],
  "a script before": ["{{\nconst x = 1;\n}}\nGET https://a.io", [get("https://a.io")]],
  "headers from a script": [
    "GET https://a.io\n...defaults\nAccept: x",
    [get("https://a.io", ["Accept: x"], { complete: false })],
  ],
  curl: [
    "### c\ncurl https://a.io -H 'Accept: x'\n\n###\nGET https://a.io/2",
    [get("https://a.io", ["Accept: x"], { form: "curl posix" }), get("https://a.io/2")],
  ],
  "an empty header": ["GET https://a.io\nAccept:\nX: ", [get("https://a.io", ["Accept: ", "X: "])]],
  "a name with a blank": ["GET https://a.io\nAccept : x", [get("https://a.io", ["Accept : x"])]],
  "CRLF and a byte order mark": [
    "\ufeffGET https://a.io\r\nAccept: x\r\n\r\nbody\r\n",
    [get("https://a.io", ["Accept: x"])],
  ],
  "a URL with blanks": [
    "GET https://a.io/{{ x }}?a=b c HTTP/1.1",
    [get("https://a.io/{{ x }}?a=b c")],
  ],
  prose: ["Accept is a header.\nhello: world\n", []],
  "headers alone": [
    "Accept: x\nAuthorization: y",
    [get("", ["Accept: x", "Authorization: y"], { form: "raw", method: "" })],
  ],
};

describe("http files", () => {
  for (const [name, [text, requests]] of Object.entries(texts)) {
    it(`are read: ${name}`, () => {
      assert.deepEqual(
        requestsOf(text),
        requests.map((request) => (request.url === "" ? { ...request, url: undefined } : request)),
      );
    });
  }

  it("tell the body", () => {
    const text = 'POST https://a.io\n\n{\n "a": 1\n}\n\n';
    const [request] = extractRequests(text, { languageId: "http" }).requests;
    assert.ok(request?.body);
    assert.equal(text.slice(request.body.start, request.body.end), '{\n "a": 1\n}');
    assert.equal(text.slice(request.span.start, request.span.end), text.trimEnd());
  });
});

describe("what goes over the wire", () => {
  const wire = { form: "raw" } as const;
  const cases: Readonly<Record<string, readonly [text: string, requests: readonly Seen[]]>> = {
    "a request": [
      "POST /contacts HTTP/1.1\r\nHost: api.intercom.io\r\nAccept: */*\r\n\r\n{}",
      [
        get("https://api.intercom.io/contacts", ["Host: api.intercom.io", "Accept: */*"], {
          ...wire,
          method: "POST",
        }),
      ],
    ],
    "what curl -v prints": [
      "* Connected\n> GET /me HTTP/2\n> host: api.intercom.io\n> accept: */*\n> \n< HTTP/2 406\n< content-type: application/json\n< intercom-version: 2.13\n<",
      [get("https://api.intercom.io/me", ["host: api.intercom.io", "accept: */*"], wire)],
    ],
    "an absolute URL": [
      "GET https://a.io/x HTTP/1.1\nAccept: x",
      [get("https://a.io/x", ["Accept: x"], wire)],
    ],
    "a path without a host": ["GET /me HTTP/1.1\nAccept: x", [get("/me", ["Accept: x"], wire)]],
    "an answer": [
      "HTTP/1.1 406 Not Acceptable\nContent-Type: application/json\nAuthorization: x\n",
      [],
    ],
    "headers of an answer": [
      "content-type: application/json\nintercom-version: 2.13\nvary: Accept\nx-runtime: 1",
      [],
    ],
    "one line": ["Accept: application/json", []],
    prose: ["Accept: this.\nNote: that.\nGET it now, at https://a.io", []],
    "a URL and headers": ["https://a.io/x\nAccept: x\n", [get("https://a.io/x", ["Accept: x"])]],
    "a URL alone": [" https://a.io/x\n", [get("https://a.io/x", [], { complete: false })]],
  };
  for (const [name, [text, requests]] of Object.entries(cases)) {
    it(`is read: ${name}`, () => {
      assert.deepEqual(extractRequests(text).requests.map(seen), requests);
    });
  }
});

describe("many headers of one request", () => {
  it("are judged in time", () => {
    const headers = Array.from({ length: 100_000 }, (_, index) => `X-${index}: y`).join("\n");
    const text = `@h = https://api.intercom.io\nGET {{h}}/me\n${headers}\nX-A: {a}\n`;
    assert.deepEqual(judgedText(text, { fileName: "calls.http" }).said.slice(0, 1), [
      "single-brace-variable @ {a}",
    ]);
  });
});
