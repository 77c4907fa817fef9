import assert from "node:assert/strict";
import type { TextHints } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";

const me = "https://api.intercom.io/me";
const html = "Accept: text/html\nAuthorization: Bearer {{t}}";

const http = (behind: string): string => `GET ${me}\n${html}\n\n${behind}\n`;
const hurl = (answer: string): string => `GET ${me}\n${html}\n${answer}\n`;
const bruno = (test: string): string =>
  `get {\n  url: ${me}\n}\n\nheaders {\n  Accept: text/html\n}\n\n${test}\n`;
const headers = { Accept: "text/html", Host: "api.intercom.io" };
const pact = (status: number): string =>
  JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "intercom" },
    interactions: [{ request: { method: "GET", path: "/me", headers }, response: { status } }],
  });
const postman = (line: string): string =>
  JSON.stringify({
    item: [
      {
        event: [{ listen: "test", script: { exec: [line] } }],
        request: {
          ...{ method: "GET", url: { raw: me } },
          header: [
            { key: "Accept", value: "text/html" },
            { key: "Authorization", value: "Bearer {{t}}" },
          ],
        },
      },
    ],
  });
const curl = `curl -s -o /dev/null -w '%{http_code}' -H 'Accept: text/html' -H "Authorization: Bearer $T" ${me}`;
const kept = (behind: string): string => `status=$(${curl})\n${behind}\n`;

const ansible = (status: string): string =>
  `- uri:\n    url: ${me}\n    headers: {Accept: text/html}\n    status_code: ${status}\n`;
const pester = (test: string): string => `It 'a' {\n${test}\n}\n`;
const invoke = `Invoke-WebRequest ${me} -SkipHttpErrorCheck -Headers @{ Accept = 'text/html'; Authorization = "Bearer $t" }`;

type Row = readonly [hints: TextHints, text: string];

const named = (fileName: string, text: string): Row => [{ fileName }, text];

const expected: Readonly<Record<string, Row>> = {
  "an answer of Hurl": named("a.hurl", hurl("HTTP 406")),
  "an answer of Hurl, with its version": named("a.hurl", hurl("HTTP/1.1 406 # refused")),
  "an assertion of Hurl": named("a.hurl", hurl("HTTP *\n[Asserts]\nstatus == 406")),
  "an assertion of httpYac": named("a.http", http("?? status == 406")),
  "a test of the HTTP client of JetBrains": named(
    "a.http",
    http(
      '> {%\nclient.test("a", function() { client.assert(response.status === 406); });\n%}\n\n### b',
    ),
  ),
  "an assertion of Bruno": named("a.bru", bruno("assert {\n  res.status: eq 406\n}")),
  "a test of Bruno": named("a.bru", bruno("tests {\n  expect(res.status).to.equal(406);\n}")),
  "a contract of Pact": named("a.json", pact(406)),
  "a test of Postman": named("a.json", postman("pm.response.to.have.status(406);")),
  "a script that ends otherwise": named("a.sh", kept('[ "$status" = 406 ] || exit 1')),
  "a script that ends where it is another one": named(
    "a.sh",
    kept('if [[ "$status" -ne 406 ]]; then\n  exit 1\nfi'),
  ),
  "an answer of Hurl that is anything but good": named(
    "a.hurl",
    hurl("HTTP *\n[Asserts]\nstatus >= 400\nstatus < 500"),
  ),
  "a task of Ansible": named("a.yml", ansible("406")),
  "a task of Ansible with several": named("a.yml", ansible("[401, 406]")),
  "an older test of Postman": named("a.json", postman("tests['a'] = responseCode.code === 406;")),
  "a script that asks at once": named("a.sh", `test "$(${curl})" = 406 || exit 1\n`),
  "a script that asks in brackets": named(
    "a.sh",
    `if [ "$(${curl})" != 406 ]; then\n  exit 1\nfi\n`,
  ),
  "a case that ends otherwise": named(
    "a.sh",
    kept('case "$status" in\n  401|406) echo ok ;;\n  *) echo "got $status"; exit 1 ;;\nesac'),
  ),
  "a case at once": named("a.sh", `case $(${curl}) in 401|406) ;; *) exit 1;; esac\n`),
  "a test of Pester": named("a.ps1", pester(`(${invoke}).StatusCode | Should -Be 406`)),
  "a test of Pester, of what is thrown": named(
    "a.ps1",
    pester(`{ ${invoke} } | Should -Throw '*406*'`),
  ),
  "a test of Pester, of a variable": named(
    "a.ps1",
    pester(`$r = ${invoke}\n$r.StatusCode | Should -Be 'NotAcceptable'`),
  ),
};

const unexpected: Readonly<Record<string, Row>> = {
  "another answer of Hurl": named("a.hurl", hurl("HTTP 200")),
  "a number in an answer of Hurl": named(
    "a.hurl",
    hurl('HTTP 200\n[Asserts]\nheader "a" == "406"'),
  ),
  "the answer to another request of Hurl": named(
    "a.hurl",
    `${hurl("HTTP 200")}\nGET https://b.io\nHTTP 406`,
  ),
  "another assertion of httpYac": named("a.http", http("?? status == 200")),
  "what stands behind another request": named(
    "a.http",
    `${http("")}\n###\nGET https://b.io\n\n?? status == 406`,
  ),
  "a script that handles an error": named(
    "a.http",
    http('> {%\nif (response.status === 406) client.log("refused");\n%}'),
  ),
  "another assertion of Bruno": named("a.bru", bruno("assert {\n  res.status: eq 200\n}")),
  "a negation in a test of Bruno": named(
    "a.bru",
    bruno("tests {\n  expect(res.status).to.not.equal(406);\n}"),
  ),
  "another test of Postman": named("a.json", postman("pm.response.to.have.status(200);")),
  "a command that looks which answer it was": named(
    "a.sh",
    kept('if [ "$status" = 406 ]; then\n  echo refused\nfi\n[ "$status" = 401 ] && login'),
  ),
  "an answer to another command": named(
    "a.sh",
    kept('echo "$status"\nstatus=$(other)\n[ "$status" = 406 ] || exit 1'),
  ),
  "an answer that is kept beneath a request, which asserts nothing": named(
    "a.rest",
    http("HTTP/1.1 406 Not Acceptable\nContent-Type: application/json"),
  ),
  "another answer that is kept beneath a request": named("a.rest", http("HTTP/1.1 200 OK")),
  "the answer that is shown with a request": named(
    "a.md",
    `\`\`\`http\n${http("HTTP/1.1 406 Not Acceptable")}\`\`\`\n`,
  ),
  "a task of Ansible that takes any answer": named("a.yml", ansible("[200, 406]")),
  "another older test of Postman": named(
    "a.json",
    postman("tests['406'] = responseCode.code !== 406;"),
  ),
  "a script that asks at once for another": named("a.sh", `test "$(${curl})" = 200 || exit 1\n`),
  "a case that handles errors": named(
    "a.sh",
    kept('case "$status" in\n  406) exit 3 ;;\n  200) echo ok ;;\n  *) exit 1 ;;\nesac'),
  ),
  "a case that tells answers apart": named(
    "a.sh",
    kept('case "$status" in\n  401) login ;;\n  2*) echo ok ;;\n  *) exit 1 ;;\nesac'),
  ),
  "another test of Pester": named("a.ps1", pester(`(${invoke}).StatusCode | Should -Be 200`)),
  "a test of Pester that nothing is thrown": named(
    "a.ps1",
    pester(`{ ${invoke} } | Should -Not -Throw`),
  ),
};

describe("a request that a test expects to be refused", () => {
  for (const [name, [hints, text]] of Object.entries(expected)) {
    it(`is not told to be wrong: ${name}`, () => {
      assert.deepEqual(judgedText(text, hints).said, []);
    });
  }

  for (const [name, [hints, text]] of Object.entries(unexpected)) {
    it(`is none: ${name}`, () => {
      assert.equal(judgedText(text, hints).said[0], "accept-value @ text/html");
    });
  }

  it("is told to give secrets away", () => {
    const token = "dG9rOjEyMzQ1Njc4OTBhYmNkZWZnaGk=";
    const text = hurl("HTTP 406").replace("{{t}}", token).replace("https", "http");
    assert.deepEqual(judgedText(text, { fileName: "a.hurl" }).said, [
      "plain-http @ http://api.intercom.io/me",
      `token-in-file @ Bearer ${token}`,
    ]);
  });

  it("may have headers of an option of Hurl", () => {
    const option = `header: Authorization: Bearer {{t}}`;
    const text = `GET ${me}\nAccept: application/json\n[Options]\n${option}\nHTTP 200\n`;
    assert.deepEqual(judgedText(text, { fileName: "a.hurl" }).said, []);
  });
});
