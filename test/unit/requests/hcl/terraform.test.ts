import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";
import { seen } from "../seen.ts";

const terraform = { languageId: "terraform" };
const me = "https://api.intercom.io/me";

function block(...lines: readonly string[]): string {
  return ['data "http" "x" {', ...lines.map((line) => `  ${line}`), "}", ""].join("\n");
}

/** The headers of the one request of a text, and whether there may be more. */
function headersOf(text: string): readonly [readonly string[], boolean] {
  const [request, ...others] = extractRequests(text, terraform).requests.map(seen);
  assert.ok(request);
  assert.deepEqual(others, []);
  return [request.headers, request.complete];
}

describe("blocks of Terraform's provider http", () => {
  it("are requests", () => {
    const text = block(
      `url = "${me}?a=\${var.a}" # which`,
      'method = "post"',
      'request_headers = { Accept = "a/b", "X-A" : 2.11, (var.name) = "c" }',
      'request_body = jsonencode({ a = "b" })',
      "retry { attempts = 2 }",
    );
    const { requests } = extractRequests(text, terraform);
    assert.deepEqual(requests.map(seen), [
      {
        ...{ form: "hcl", method: "POST", url: `${me}?a=\${var.a}`, complete: false },
        ...{ headers: ["Accept: a/b", "X-A: 2.11"], elsewhere: false },
      },
    ]);
    assert.equal(requests[0]?.jsonBody, true);
  });

  const url = `url = "${me}"`;
  const maps: Readonly<
    Record<string, readonly [text: string, headers: readonly string[], isComplete: boolean]>
  > = {
    none: [block(url), [], true],
    "of a local": [
      `locals {\n  h = { A = "b" }\n}\n${block(url, "request_headers = local.h")}`,
      ["A: b"],
      true,
    ],
    "put together": [
      `locals {\n  h = { A = "b", C = "d" }\n}\n${block(url, 'request_headers = merge(local.h, { C = "e" })')}`,
      ["A: b", "C: e"],
      true,
    ],
    "of a variable": [block(url, 'request_headers = merge(var.h, { C = "e" })'), ["C: e"], false],
    computed: [block(url, "request_headers = { for k, v in local.h : k => v }"), [], false],
    "one or the other": [block(url, "request_headers = var.a ? { A = 1 } : { B = 2 }"), [], false],
    "in a circle": [
      `locals {\n  a = merge(local.b, { A = local.t })\n  b = local.a\n  t = "\${local.t}"\n}\n${block(url, "request_headers = local.a")}`,
      ["A: ?${local.t}"],
      false,
    ],
    "of a list in a map": [
      `locals {\n  all = { eu = { "A" = "b" } }\n}\n${block(url, 'request_headers = local.all["eu"]')}`,
      ["A: b"],
      true,
    ],
    "with texts that are filled in": [
      `locals {\n  t = "a/b"\n}\n${block(url, 'request_headers = { A = local.t, B = "${local.t};${var.q}", C = format("Bearer %s", var.t), D = sensitive("$${x}\\"") }')}`,
      ["A: a/b", "B: ?a/b;${var.q}", "C: ?Bearer var.t", 'D: ${x}"'],
      true,
    ],
  };
  for (const [name, [text, headers, isComplete]] of Object.entries(maps)) {
    it(`have headers: ${name}`, () => {
      assert.deepEqual(headersOf(text), [headers, isComplete]);
    });
  }

  it("may have a host from a variable that has a default, and from no other", () => {
    const named = (base: string): readonly (string | undefined)[] =>
      extractRequests(`${base}\n${block('url = "${var.base}/me"')}`, terraform).requests.map(
        (request) => seen(request).url,
      );
    assert.deepEqual(named('variable "base" {\n  default = "https://api.intercom.io"\n}'), [me]);
    assert.deepEqual(named('variable "base" {}'), ["?${var.base}/me"]);
    const regions = 'locals {\n  hosts = { eu = "https://api.eu.intercom.io" }\n}\n';
    const region = 'variable "region" {\n  default = "eu"\n}\n';
    const text = block('url = "${local.hosts[var.region]}/me"');
    assert.equal(
      extractRequests(regions + region + text, terraform).requests.map(seen)[0]?.url,
      "https://api.eu.intercom.io/me",
    );
  });

  it("are none in comments, in texts, and in other blocks", () => {
    const text = `# ${block(url).replaceAll("\n", "\n# ")}\n/* ${block(url)} */\noutput "o" {\n  value = "data \\"http\\" \\"x\\" {}"\n}\nresource "other" "http" {\n  ${url}\n}\n`;
    assert.deepEqual(extractRequests(text, terraform).requests, []);
  });

  const plain = 'locals {\n  b = "http://api.intercom.io"\n}';
  const to = (address: string): string =>
    block(
      address,
      'request_headers = { Accept = "application/json", Authorization = "Bearer ${var.t}" }',
    );
  const accepts = (...values: readonly string[]): string =>
    `locals {\n  a = "text"\n}\n${values.map((value) => to(url).replace('"application/json"', value)).join("")}`;
  /** Made up; as Intercom's tokens begin. */
  const token = "dG9rOjEyMzQ1Njc4OTBhYmNkZWZnaGk=";
  const ofToken = to(url).replace("var.t", "local.t");
  const fixes: Readonly<
    Record<string, readonly [text: string, said: readonly string[], fixed: string]>
  > = {
    "a map that is not there": [
      block(url, 'method = "GET"'),
      [`accept-missing @ "${me}"`, `authorization-missing @ "${me}"`],
      block(url, 'method = "GET"', "request_headers = {", '  Accept = "application/json"', "}"),
    ],
    "one more entry, under the others": [
      block(
        url,
        "request_headers = {",
        '  "Authorization" = "Bearer ${var.t}"',
        '  "Content-Type"  = "application/json"',
        "}",
      ),
      ['content-type-for-accept @ "Content-Type"  = "application/json"'],
      block(
        url,
        "request_headers = {",
        '  "Authorization" = "Bearer ${var.t}"',
        '  "Content-Type"  = "application/json"',
        '  "Accept"        = "application/json"',
        "}",
      ),
    ],
    "a name without quotes, and a value of a local": [
      `locals {\n  v = "v2.11"\n}\n${block(url, 'request_headers = { Accepts = "application/json", Authorization = "Bearer ${var.t}", "Intercom-Version" = local.v }')}`,
      ["accept-name @ Accepts", "version-unknown @ local.v"],
      `locals {\n  v = "2.11"\n}\n${block(url, 'request_headers = { Accept = "application/json", Authorization = "Bearer ${var.t}", "Intercom-Version" = local.v }')}`,
    ],
    "an address of a local, in whatever it is filled in": [
      `${plain}\n${to('url = "${local.b}/me"')}${to('url = format("%s/contact/%s", local.b, var.id)')}`,
      [
        "plain-http @ http://api.intercom.io",
        'route-unknown @ format("%s/contact/%s", local.b, var.id)',
      ],
      `${plain.replace("http:", "https:")}\n${to('url = "${local.b}/me"')}${to('url = format("%s/contacts/%s", local.b, var.id)')}`,
    ],
    "a value that is put together, where it is": [
      accepts('format("%s/html", local.a)', '"${local.a}/html"'),
      ['accept-value @ format("%s/html", local.a)', "accept-value @ ${local.a}/html"],
      accepts('"application/json"', '"application/json"'),
    ],
    "the default of a variable": [
      `variable "h" { default = "http://api.intercom.io" }\n${to('url = "${var.h}/me"')}`,
      ["plain-http @ http://api.intercom.io"],
      `variable "h" { default = "https://api.intercom.io" }\n${to('url = "${var.h}/me"')}`,
    ],
    "a token of a local, once, which nothing repairs": [
      `locals {\n  t = "${token}"\n}\n${ofToken}${ofToken}`,
      [`token-in-file @ ${token}`],
      `locals {\n  t = "${token}"\n}\n${ofToken}${ofToken}`,
    ],
  };
  for (const [name, [text, said, fixed]] of Object.entries(fixes)) {
    it(`are repaired: ${name}`, () => {
      const judged = judgedText(text, terraform);
      assert.deepEqual(judged.said, said);
      assert.equal(judged.fixed, fixed);
    });
  }

  it("say what is sent as it is written", () => {
    for (const token of ["var.token", "$TOKEN"]) {
      const headers = `{ Accept = "application/json", Authorization = "Bearer ${token}" }`;
      assert.deepEqual(judgedText(block(url, `request_headers = ${headers}`), terraform).said, [
        `authorization-malformed @ Authorization = "Bearer ${token}"`,
      ]);
    }
  });
});

describe("commands of Terraform", () => {
  it("are read in quotes, in lists, and in texts of several lines", () => {
    const text = `locals {
  api = "https://api.intercom.io"
}
resource "x" "y" {
  provisioner "local-exec" {
    command = "curl \${local.api}/me -H \\"Accept: text/html\\" -H 'Authorization: Bearer \${var.t}'"
  }
  inline = ["ls", "curl ${me} -H 'Accept: text/csv' -H 'Authorization: Bearer \${var.t}'"]
  program = ["bash", "-c", <<-EOT
    curl \${local.api}/me -H 'Accept: text/xml' -H "Authorization: Bearer $\${T}"
  EOT
  ]
}
variable "d" {
  description = "Try curl ${me} first"
}
`;
    const { said, fixed } = judgedText(text, terraform);
    assert.deepEqual(said, [
      "accept-value @ text/html",
      "accept-value @ text/csv",
      "accept-value @ text/xml",
    ]);
    assert.equal(fixed, text.replace(/text\/\w+/g, "application/json"));
  });

  it("are read in documents, too", () => {
    const text = `\`\`\`hcl\n${block(`url = "${me}"`)}\`\`\`\n`;
    assert.equal(judgedText(text, { languageId: "markdown" }).said.length, 2);
  });
});

describe("long texts of Terraform", () => {
  const document = (inner: string): string => `locals {\n  x = <<-EOT\n${inner}\nEOT\n}\n`;
  const giants: Readonly<Record<string, string>> = {
    "escapes in quotes": `locals {\n  x = "${"\\\\".repeat(300_000)}"\n}\n`,
    "escapes in lines": document("$${a} ".repeat(300_000)),
    "texts of several lines": document("a b c").repeat(60_000),
    "texts of several lines with values": document("a ${var.b} c").repeat(40_000),
    "texts of several lines with values that do not end": document("a ${var.b c").repeat(40_000),
    "one text of many lines": document("a ${var.b} $${c}\n".repeat(100_000)),
  };
  for (const [name, giant] of Object.entries(giants)) {
    it(`are read in time: ${name}`, () => {
      const call = block(`url = "${me}"`);
      assert.equal(extractRequests(giant + call, terraform).requests.length, 1);
    });
  }
});
