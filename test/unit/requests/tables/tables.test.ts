import assert from "node:assert/strict";
import { extractRequests, type TextHints } from "../../../../src/requests/extract.ts";
import { headersOf, seen, textOf } from "../seen.ts";

const markdown: TextHints = { languageId: "markdown" };
const both = ["Accept: a/b", "Authorization: Bearer x"];

function tableOf(...rows: readonly string[]): string {
  return rows.join("\n");
}

describe("tables of headers", () => {
  const tables: Readonly<Record<string, readonly [text: string, headers: readonly string[]]>> = {
    Markdown: [
      tableOf(
        "| Header Name | Value | Purpose |",
        "| :--- | --- | ---: |",
        "| Accept | a/b | x |",
        "| Authorization | Bearer x | y |",
      ),
      both,
    ],
    "other columns first": [
      tableOf(
        "| # | Value | Key |",
        "|-|-|-|",
        "| 1 | a/b | Accept |",
        "| 2 | Bearer x | Authorization |",
      ),
      both,
    ],
    "no frame": [
      tableOf("Key | Value", "--- | ---", "Accept | a/b", "Authorization | Bearer x"),
      both,
    ],
    "code and emphasis": [
      tableOf(
        "| **Key** | Value |",
        "|---|---|",
        "| `Accept` | `a/b` |",
        "| **Authorization** | ``Bearer x`` |",
      ),
      both,
    ],
    "remarks in brackets": [
      tableOf(
        "| Header | Value (example) |",
        "|---|---|",
        "| Accept (required) | a/b |",
        "| Authorization | Bearer x |",
      ),
      both,
    ],
    "escaped bars": [
      tableOf("| Key | Value |", "|---|---|", "| Accept | a/b |", "| X | a\\|b |"),
      ["Accept: a/b", "X: a|b"],
    ],
    "an empty value": [
      tableOf("| Key | Value |", "|---|---|", "| Accept |  |", "| X |"),
      ["Accept: "],
    ],
    "a misspelt name": [
      tableOf("| Key | Value |", "|---|---|", "| Accepts | a/b |"),
      ["Accepts: a/b"],
    ],
    "titles that say nothing": [
      tableOf("| a | b |", "|---|---|", "| Accept | a/b |"),
      ["Accept: a/b"],
    ],
    "in a quotation": [
      tableOf("> | Key | Value |", "> |---|---|", "> | Accept | a/b |"),
      ["Accept: a/b"],
    ],
    placeholders: [
      tableOf("| Key | Value |", "|---|---|", "| Accept | {{a}} |"),
      ["Accept: {{a}}"],
    ],
    "words about the values": [
      tableOf(
        "| Key | Value |",
        "|---|---|",
        "| Accept | application/json (always) |",
        "| Authorization | *(set by the token)* |",
        "| Intercom-Version | 2.11 or later |",
        "| Content-Type | — |",
      ),
      [
        "Accept: ?application/json (always)",
        "Authorization: ?*(set by the token)*",
        "Intercom-Version: ?2.11 or later",
        "Content-Type: ?—",
      ],
    ],
    "one word about each": [
      tableOf(
        "| Header | Value |",
        "|---|---|",
        "| Accept | SDK |",
        "| Authorization | Bearer-Token |",
        "| Intercom-Version | latest |",
      ),
      ["Accept: ?SDK", "Authorization: ?Bearer-Token", "Intercom-Version: ?latest"],
    ],
    "wrong values": [
      tableOf(
        "| Header | Value |",
        "|---|---|",
        "| Accept | json |",
        "| Authorization | Token abc123 |",
        "| Intercom-Version | `latest` |",
      ),
      ["Accept: json", "Authorization: Token abc123", "Intercom-Version: latest"],
    ],
    "emphasis and code around values": [
      tableOf(
        "| Header | Value |",
        "|---|---|",
        "| <code>Accept</code> | **application/json** |",
        "| [Authorization](#auth) | *`your token`* |",
        "| ~~X~~ | y |",
      ),
      ["Accept: application/json", "Authorization: your token"],
    ],
    "what was sent beside what should be": [
      tableOf("| Header | Sent | Right |", "|---|---|---|", "| Accept | a/b | text/x |"),
      ["Accept: a/b"],
    ],
    "two types beside each other": [
      tableOf("| Header | Sent | Right |", "|---|---|---|", "| Accept | text/x | text/y |"),
      [],
    ],
    "no values": [tableOf("| Header | Description |", "|---|---|", "| Accept | the type |"), []],
    "something else": [tableOf("| Name | Value |", "|---|---|", "| Title | x |"), []],
    "no delimiter": [tableOf("| Key | Value |", "| Accept | a/b |"), []],
    "who sets them": [
      tableOf("| Header | Set by | Example |", "|---|---|---|", "| Accept | SDK | a/b |"),
      ["Accept: a/b"],
    ],
    tabs: ["Key\tValue\nAccept\ta/b\nAuthorization\tBearer x\n", both],
    "tabs without titles": ["Accept\ta/b\nAuthorization\tBearer x", both],
    "tabs, more columns": ["x\tAccept\ta/b\ny\tAuthorization\tBearer x", both],
    "tabs, an empty value": [
      "Accept\t\nAuthorization\tBearer x",
      ["Accept: ", "Authorization: Bearer x"],
    ],
    "tabs of something else": ["a\tb\nc\td", []],
  };
  for (const [name, [text, headers]] of Object.entries(tables)) {
    it(`are read: ${name}`, () => {
      const { requests } = extractRequests(text);
      assert.deepEqual(requests.flatMap(headersOf), headers);
      for (const request of requests) {
        assert.equal(request.client, "dataConnector");
        assert.equal(request.url, undefined);
        for (const { value, nameSpan, name: header } of request.headers) {
          assert.equal(text.slice(nameSpan.start, nameSpan.end), header);
          const said = value.kind === "known" ? value.text : value.source;
          if (said !== "a|b") assert.equal(text.slice(value.span.start, value.span.end), said);
        }
      }
    });
  }
});

describe("JSON", () => {
  const request = {
    form: "table json",
    method: "GET",
    url: "https://a.io/{{x}}",
    headers: ["Accept: a"],
    complete: true,
    elsewhere: false,
  };
  const bare = { ...request, method: "", url: undefined };
  const postman = { ...request, form: "table postman", url: "https://a.io" };
  const cases: Readonly<Record<string, readonly [value: unknown, requests: readonly object[]]>> = {
    "rows of name and value": [[{ name: "Accept", value: "a" }], [bare]],
    "rows of key and value": [[{ key: "Accept", value: "a" }], [bare]],
    "an object": [{ Accept: "a" }, [bare]],
    "an object of headers": [{ headers: { Accept: "a" } }, [bare]],
    "a number and null": [
      { Accept: null, "Intercom-Version": 2.13 },
      [{ ...bare, headers: ["Accept: ", "Intercom-Version: 2.13"] }],
    ],
    "a connector": [
      {
        name: "x",
        http_method: "get",
        url: "https://a.io/{{x}}",
        headers: [{ name: "Accept", value: "a" }],
      },
      [request],
    ],
    "a connector without headers": [
      { http_method: "get", url: "https://a.io/{{x}}", headers: [] },
      [{ ...request, headers: [] }],
    ],
    "a URL and a method alone": [
      { method: "GET", url: "https://a.io/{{x}}" },
      [{ ...request, headers: [] }],
    ],
    "an answer": [{ status: 406, url: "x", headers: { Accept: "a", "content-type": "b" } }, []],
    "something else": [
      { name: "x", repository: { type: "git", url: "https://a.io" }, accept: { a: 1 } },
      [],
    ],
    "a row without a value": [[{ name: "Accept" }, { name: "Authorization", value: "x" }], []],
    Postman: [
      {
        info: {},
        item: [
          {
            item: [
              {
                request: {
                  method: "GET",
                  header: [
                    { key: "Accept", value: "a" },
                    { key: "X", value: "y", disabled: true },
                  ],
                  url: { raw: "https://a.io" },
                },
                response: [{ originalRequest: { method: "GET", header: [], url: { raw: "no" } } }],
              },
            ],
          },
        ],
      },
      [postman],
    ],
    "Postman, a URL as text": [
      { method: "GET", header: [{ key: "Accept", value: "a" }], url: "https://a.io" },
      [postman],
    ],
    "Postman's variables": [
      {
        variable: [{ key: "base", value: "https://a.io" }],
        item: [
          {
            request: {
              method: "GET",
              header: [{ key: "Accept", value: "{{x}}" }],
              url: { raw: "{{base}}" },
            },
          },
        ],
      },
      [{ ...postman, headers: ["Accept: ?{{x}}"] }],
    ],
    "Postman's unknown host": [
      { request: { method: "GET", header: [], url: { raw: "{{base}}/x" } } },
      [{ ...postman, headers: [], url: "?{{base}}/x" }],
    ],
    "Postman's authorization": [
      {
        auth: { type: "bearer" },
        item: [
          {
            request: {
              method: "GET",
              header: [{ key: "Accept", value: "a" }],
              url: "https://a.io",
            },
          },
          { request: { auth: { type: "noauth" }, method: "GET", header: [], url: "https://a.io" } },
        ],
      },
      [
        { ...postman, elsewhere: true },
        { ...postman, headers: [] },
      ],
    ],
  };
  for (const [name, [value, requests]] of Object.entries(cases)) {
    it(`is read: ${name}`, () => {
      for (const space of [undefined, 2]) {
        const text = JSON.stringify(value, undefined, space);
        assert.deepEqual(
          extractRequests(text, { languageId: "json" }).requests.map(seen),
          requests,
        );
      }
    });
  }

  it("may have comments, commas at the end, escapes, a byte order mark", () => {
    const text = '\ufeff// c\n{ "headers": { "\\u0041ccept": "a\\/b", }, }';
    const { requests } = extractRequests(text, { languageId: "jsonc" });
    assert.deepEqual(requests.flatMap(headersOf), ["Accept: a/b"]);
    const [header] = requests[0]?.headers ?? [];
    assert.ok(header);
    assert.equal(text.slice(header.value.span.start, header.value.span.end), "a\\/b");
  });
});

describe("Markdown documents", () => {
  const cases: Readonly<Record<string, readonly [text: string, forms: readonly string[]]>> = {
    "fences by their language": [
      '```bash\ncurl https://a.io/1\n```\n~~~http\nGET https://a.io/2\n~~~\n```json\n{"headers":{"Accept":"x"}}\n```\n```powershell\ncurl.exe https://a.io/3\n```\n```bat\ncurl https://a.io/4\n```\n```js\ncurl https://a.io/5\n```',
      ["curl posix", "http", "table json", "curl powershell", "curl cmd"],
    ],
    "a console": ["```console\n$ curl https://a.io/1\n{}\n```", ["curl posix"]],
    "headers alone in a fence": ["```http\nAccept: x\n```", ["raw"]],
    "a plain fence": [
      "```\ncurl https://a.io/1\n```\n````\nGET https://a.io/2\nAccept: x\n````",
      ["curl posix", "http"],
    ],
    "an example of a URL": ["```\nhttps://a.io/1\n```", []],
    "a fence in a list": [
      "1. do\n   ```http\n   GET https://a.io/1\n   Accept: x\n   ```\n- ```sh\n  curl https://a.io/2\n  ```",
      ["http", "curl posix"],
    ],
    "a fence in a quotation": [
      "> ```sh\n> curl https://a.io/1 \\\n>   -H 'A: b'\n> ```",
      ["curl posix"],
    ],
    "a fence that does not end": ["```sh\ncurl https://a.io/1", ["curl posix"]],
    "fences in fences": [
      "````markdown\n```sh\ncurl https://a.io/1\n```\n````\n```sh\ncurl https://a.io/2\n```",
      ["curl posix"],
    ],
    "fences in a comment": [
      "<!--\nold:\n\n```sh\ncurl https://a.io/1\n```\n-->\n\n```sh\ncurl https://a.io/2\n```",
      ["curl posix"],
    ],
    "a table in a comment": ["a\n<!-- b\n| Key | Value |\n|---|---|\n| Accept | x |\n-->", []],
    "comments of MDX and Liquid": [
      "{/*\n```sh\ncurl https://a.io/1\n```\n*/}\n{% comment %}\n```sh\ncurl https://a.io/2\n```\n{% endcomment %}",
      [],
    ],
    "definitions of links to nothing": [
      [
        '[comment]: # (curl -H "Accept: text/html" https://a.io/1)',
        '[//]: # "curl https://a.io/2"',
        "[//]: <> (curl https://a.io/3)",
        "> [x]: # 'curl https://a.io/4'  ",
        "[//]: # (old:",
        "curl https://a.io/5)",
        "",
        "curl https://a.io/6",
      ].join("\n"),
      ["curl posix"],
    ],
    "definitions of other links, and what is none": [
      [
        "[a]: #b (curl https://a.io/1 )",
        "[b]: https://a.io (curl https://a.io/2 )",
        "",
        "[c]: # (not ended:",
        "",
        "curl https://a.io/3",
        "",
        "```sh",
        "curl https://a.io/4 # [c]:",
        "[d]: # (x)",
        "curl https://a.io/5",
        "```",
      ].join("\n"),
      ["curl posix", "curl posix", "curl posix", "curl posix", "curl posix"],
    ],
    "a comment that does not end": [
      "```sh\ncurl https://a.io/1\n```\n<!--\n```sh\ncurl https://a.io/2\n```",
      ["curl posix"],
    ],
    "what is no comment": [
      "Begin with `<!--`:\n\n```sh\ncurl https://a.io/1\n```\na <!-- b\n\n```sh\n# <!--\ncurl https://a.io/2\n```\n<!-- c -->\n\n```sh\ncurl https://a.io/3\n```",
      ["curl posix", "curl posix", "curl posix"],
    ],
    "commands of PowerShell": [
      "```powershell\nirm https://a.io/1 -Headers @{ Accept = 'x' }\ncurl.exe https://a.io/2\n```\n```text\nPS> irm https://a.io/3\n```\nOr `irm https://a.io/4` by hand.",
      ["command", "curl powershell", "command"],
    ],
    "indented code": ["Run:\n\n    curl https://a.io/1\n", ["curl posix"]],
    "tables between": [
      "x\n\n| Key | Value |\n|---|---|\n| Accept | x |\n\n```sh\ncurl https://a.io/1\n```",
      ["table markdown", "curl posix"],
    ],
  };
  for (const [name, [text, forms]] of Object.entries(cases)) {
    for (const lineEnd of ["\n", "\r\n"]) {
      it(`are read: ${name}, ${JSON.stringify(lineEnd)}`, () => {
        const source = text.replaceAll("\n", lineEnd);
        const { requests } = extractRequests(source, markdown);
        assert.deepEqual(
          requests.map((request) => seen(request).form),
          forms,
        );
        for (const { url } of requests) {
          if (url) assert.equal(source.slice(url.span.start, url.span.end), textOf(url));
        }
        // Without a hint the fences alone tell.
        if (text.includes("```"))
          assert.equal(extractRequests(source).requests.length, forms.length);
      });
    }
  }
});
