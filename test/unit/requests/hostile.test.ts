import fc from "fast-check";
import assert from "node:assert/strict";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { applyEdits } from "../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../src/requests/edits/edits.ts";
import { extractRequests, type TextHints } from "../../../src/requests/extract.ts";
import type { HttpRequest, Run, Span, Value } from "../../../src/requests/httpRequest.ts";
import { forms } from "./forms.ts";
import { wanted } from "./generated.ts";

const hints = fc.constantFrom<TextHints>(
  ...[{}, { languageId: "shellscript" }, { languageId: "bat" }, { languageId: "powershell" }],
  ...[{ languageId: "http" }, { languageId: "markdown" }, { languageId: "json" }],
  ...[{ languageId: "terraform" }, { languageId: "bruno" }, { languageId: "hurl" }],
  ...[{ languageId: "yaml" }, { languageId: "properties" }],
);

/** What the parsers look for, in no order that makes sense. */
const tokens = fc.constantFrom(
  ...[
    "curl ",
    "curl.exe ",
    "-H ",
    "-H'",
    "--json ",
    "-G ",
    "-d ",
    "--next ",
    "-u ",
    "-K ",
    "-XPOST ",
  ],
  ...["Accept: application/json", "Accept", "Authorization:", "Intercom-Version", "@x = 1", "###"],
  ...[
    "https://api.intercom.io/me",
    "GET ",
    "/me HTTP/1.1",
    "HTTP/1.1 406",
    "Host: a",
    "{{x}}",
    "{%",
  ],
  ...["```http", "```", "~~~", "| ", "|", "---", "\t", "> ", "$(", ")", "${", "$'", "$x", "%x%"],
  ...["Invoke-RestMethod ", "-Uri ", "-Headers ", "@{", "$h", " = ", "$h.Add(", "<!--", "-->"],
  ...["{ headers: { Accept: 'x' }, ", "url: 'https://api.intercom.io/me'", " => ", "[Object]"],
  ...[
    'data "http" "x" {',
    "request_headers = ",
    "<<EOT\n",
    "local.a",
    "merge(",
    "get {\n",
    "headers {\n",
  ],
  ...[
    "auth:bearer {\n",
    "\n}\n",
    "[Query]\n",
    "HTTP 200\n",
    "uri:\n",
    "  url: ",
    "- ",
    "|\n",
    '["curl", ',
  ],
  ...['"', "'", "`", "\\", "^", '^"', "\n", "\r\n", "\r", "\ufeff", "\0", "\ud800", " ", ",", ":"],
  ...['{"url":', '"headers":', "[", "]", "{", "}", '"name":', '"value":', '"header":', '"key":'],
  ...[
    '"errors":[{"code":"media_type_not_acceptable"',
    '"message":"',
    '\\"errors\\":[',
    "'code': '",
  ],
);
const soup = fc.array(tokens, { maxLength: 60 }).map((parts) => parts.join(""));

/** Texts that were fine until something was cut out of them or put into them. */
const mutated = fc
  .record({
    form: fc.constantFrom(...forms),
    requests: fc.array(wanted, { minLength: 1, maxLength: 2 }),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), tokens), { minLength: 1, maxLength: 4 }),
  })
  .map(({ form, requests, cuts }) =>
    cuts.reduce(
      (text, [at, length, token]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + token + text.slice(start + length);
      },
      form.write(requests, "\n"),
    ),
  );

const texts = fc.oneof(soup, mutated, fc.string({ unit: "binary", maxLength: 200 }));

function assertInside(text: string, span: Span, what: string): void {
  assert.ok(
    span.start >= 0 && span.start <= span.end && span.end <= text.length,
    `${what} ${span.start}-${span.end} of ${text.length}`,
  );
}

/** Runs tell where each stretch stands: without gaps in the value, and letter for letter where they say so. */
function assertRuns(text: string, value: string, runs: readonly Run[] = []): void {
  let at = 0;
  for (const run of runs) {
    assertInside(text, run.span, "run");
    assert.equal(run.at, at);
    at += run.length;
    if (run.length === run.span.end - run.span.start && run.length > 1) {
      assert.equal(
        text.slice(run.span.start, run.span.end),
        value.slice(run.at, run.at + run.length),
      );
    }
  }
  if (runs.length > 0) assert.equal(at, value.length);
}

function assertValue(text: string, value: Value, what: string): void {
  assertInside(text, value.span, what);
  assertRuns(text, value.kind === "known" ? value.text : value.source, value.runs);
}

function assertSound(text: string, request: HttpRequest): void {
  assertInside(text, request.span, "request");
  assertInside(text, { start: 0, end: request.headerSlot?.offset ?? 0 }, "slot");
  if (request.method.span) assertInside(text, request.method.span, "method");
  if (request.body) assertInside(text, request.body, "body");
  if (request.url) assertValue(text, request.url, "url");
  for (const header of request.headers) {
    assertInside(text, header.span, "header");
    assertInside(text, header.nameSpan, "name");
    assertRuns(text, header.name, header.nameRuns);
    assertValue(text, header.value, "value");
  }
}

describe("hostile texts", () => {
  it("are read without a throw, and every place is one of the text", () => {
    fc.assert(
      fc.property(texts, hints, (text, hint) => {
        const { requests, errors } = extractRequests(text, hint);
        for (const request of requests) assertSound(text, request);
        for (const { span } of errors) assertInside(text, span, "error");
      }),
      { numRuns: 1000 },
    );
  });

  it("take edits that do not overlap", () => {
    fc.assert(
      fc.property(texts, hints, (text, hint) => {
        for (const request of extractRequests(text, hint).requests) {
          const edits = editsOf(request, [
            ...request.headers.map((header, index) =>
              index % 2 === 0
                ? ({ kind: "removeHeader", header } as const)
                : ({ kind: "renameHeader", header, name: "X" } as const),
            ),
            { kind: "setHeader", name: "Accept", value: "application/json" },
            { kind: "setHeader", name: "X-New", value: "1" },
            { kind: "replaceInUrl", from: "api", to: "{{x}}" },
          ]);
          for (const [index, { span }] of edits.entries()) {
            assertInside(text, span, "edit");
            assert.ok(span.start >= (edits[index - 1]?.span.end ?? 0));
          }
          applyEdits(text, edits);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const long = (part: string): string => part.repeat(Math.ceil(300_000 / part.length));

const many = (count: number, part: (index: number) => string, between = ","): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
const twice = (index: number): string => `{{ a${index - 1} }}{{ a${index - 1} }}`;
const insomnia = (...resources: readonly string[]): string =>
  `{"_type":"export","resources":[${resources.join(",")}]}`;
const toInsomnia = (url: string): string => `{"_type":"request","method":"GET","url":"${url}"}`;
const environment = (data: string): string => `{"_type":"environment","data":{${data}}}`;
const thousand = "x".repeat(1000);
const powerShellCall = "Invoke-RestMethod https://api.intercom.io/me -Headers $h\n";

/** Each would take minutes if anything were looked at again and again. */
const giants: Readonly<Record<string, string>> = {
  "one line of letters": `curl https://api.intercom.io/${long("a")}`,
  "one line of a megabyte": `curl https://api.intercom.io/${long("a")}${long("b")}${long("c")}${long("d")}`,
  "escaped letters of options": `curl -${long("\\s")} https://api.intercom.io`,
  "data for the query": `curl -G https://api.intercom.io/${long("a")} ${long("-d a ")}`,
  "implied and explicit headers": `curl https://a.io ${long("--json 1 -H A:b ")}`,
  "next requests": `curl ${long("https://api.intercom.io --next ")}`,
  "a long table": `|Accept|x|\n|-|-|\n${long("|Accept|x|\n")}`,
  "commands without end": long("curl https://api.intercom.io/me "),
  "unclosed double quotes": long('curl "https://api.intercom.io '),
  "unclosed single quotes": long("curl 'https://api.intercom.io "),
  "quotes over lines": long("curl ' ' '\n"),
  "double quotes over lines": long('curl " " "\n'),
  "unclosed ansi quotes": long("curl $'x\\' \n"),
  "unclosed substitutions": `curl ${long("$(")}`,
  "substitutions in commands": long("curl $(x "),
  "unclosed backticks": `curl ${long("`")}`,
  "dollars and braces": `curl ${long("${")}`,
  backslashes: `curl ${long("\\")}`,
  "quotes behind backslashes": `curl "${long('\\"')}`,
  continuations: `curl ${long("\\\n")}`,
  carets: `curl.exe ^\n${long('^"')}`,
  percents: `curl %X% ${long("%a")}`,
  "words of prose": long("curl "),
  "options without end": `curl https://api.intercom.io ${long("-H 'Accept: x' ")}`,
  "letters of options": `curl -${long("s")} https://api.intercom.io`,
  "implied headers": `curl https://api.intercom.io ${long("--json 1 ")}`,
  "brackets of JSON": `{"intercom":${long("[")}`,
  "objects of JSON": long('{"headers":{"Accept":"x"},"url":'),
  "rows of JSON": `[${long('{"name":"Accept","value":"x"},')}{}]`,
  "one string of JSON": `{"headers":{"Accept":"${long("\\u0061")}"}}`,
  "errors without end": long('{"errors":[{"code":"media_type_not_acceptable",'),
  "one body of many errors": `{"errors":[${long('{"code":"media_type_not_acceptable"},')}]}`,
  "mentions of the error": long("media_type_not_acceptable "),
  "escaped quotes of errors": `\\"errors\\":[${long("\\")}`,
  "bars without end": `accept ${long("|")}`,
  "tables without end": long("|Accept|x|\n|-|-|\n"),
  "delimiters without end": long("|-|-|\n"),
  "tabs without end": `accept${long("\t")}`,
  "rows of tabs": long("Accept\tx\n"),
  "fences without end": long("```http\nAccept: x\n"),
  "backticks of a fence": `accept\n${long("`")}`,
  "header lines": `GET / HTTP/1.1\n${long("Accept: x\n")}`,
  "requests of a file": long("### a\nGET https://api.intercom.io/me\nAccept: x\n\n"),
  "variables of a file": long("@a={{b}}{{b}}\n@b={{a}}{{a}}\n"),
  "blanks of a request line": `GET https://api.intercom.io${long(" ")}x`,
  "blanks at line ends": `GET https://api.intercom.io\n${long(" \t")}x`,
  "blank lines": `accept${long("\n")}`,
  "carriage returns": `accept${long("\r")}`,
  zeros: `accept${long("\0")}`,
  "a URL": `https://api.intercom.io/${long("{{")}`,
  colons: `accept${long(":")}`,
  "objects of logs": long("headers: { a: "),
  "unclosed texts of logs": long("headers: { a: '"),
  "arrays of logs": long("{ headers: ["),
  "requests of logs": long("{ headers: { Accept: 'x' }, url: 'https://api.intercom.io/me' }\n"),
  "one line of unclosed texts": `headers: ${long("{'")}`,
  "tables of PowerShell without end": long(
    "Invoke-RestMethod https://api.intercom.io -Headers @{\n",
  ),
  "tables in tables of PowerShell": long("Invoke-RestMethod https://a.io -Headers @{a=@{a="),
  "brackets of PowerShell": `Invoke-RestMethod https://api.intercom.io -Headers ${long("(")}`,
  "variables of PowerShell": long(
    '$h = @{ Accept = $a }\n$a = "$a$a"\nInvoke-RestMethod https://api.intercom.io -Headers $h\n',
  ),
  "changes of a table of PowerShell": `$h = @{}\n${long("$h.Add('a', 'b')\n")}Invoke-RestMethod https://a.io -Headers $h`,
  "unclosed texts of PowerShell": long("Invoke-RestMethod 'https://api.intercom.io "),
  "parameters of PowerShell": `${long("param(")}\nInvoke-RestMethod https://a.io -Headers $h`,
  "comments of PowerShell": long("<#\nInvoke-RestMethod https://a.io\n"),
  "commands of PowerShell": powerShellCall.repeat(60_000),
  "commands of PowerShell on one line": powerShellCall.replace("\n", ";").repeat(60_000),
  "a table of PowerShell with many entries": `$h = @{ ${"a = 1; ".repeat(2000)}}\n${powerShellCall.repeat(1000)}`,
  "a table of PowerShell on one line": `$h = @{ ${"a = 1; ".repeat(400_000)}}\n${powerShellCall}`,
  "a changed table of PowerShell, used often": `$h = @{}\n${"$h.Add('a', 'b')\n".repeat(190)}${powerShellCall.repeat(60_000)}`,
  "unclosed brackets of PowerShell": "irm (".repeat(900_000),
  "brackets of joined texts of PowerShell": "irm ('a'+(".repeat(100_000),
  "blocks in blocks of PowerShell": `${"{".repeat(300_000)}${"}".repeat(300_000)}\n${powerShellCall.repeat(10_000)}`,
  "here-strings of PowerShell without end": `${long("$x = @'\n")}${powerShellCall}`,
  "comments in a document": long("<!--\n"),
  "comments in sentences": long("a <!-- curl\n"),
  "comments in sentences that end elsewhere": `${long("a <!-- curl\n")}\n\n-->`,
  "definitions without end": `${long("[a]: # (curl\n")}\n\n)`,
  "parameters of logs": `{ url: 'https://api.intercom.io/a', params: { ${many(100_000, (at) => `a${at}: 1`)} }, headers: {} }`,
  "parameters of JSON": `{"url":"https://a.io","headers":{},"params":{${many(100_000, (at) => `"a${at}":1`)}}}`,
  "variables of Insomnia": insomnia(
    environment(many(60_000, (at) => `"a${at}":"${twice(at)}"`)),
    toInsomnia("{{ a59999 }}/intercom"),
  ),
  "variables of Postman": `{"variable":[${many(60_000, (at) => `{"key":"a${at}","value":"${twice(at)}"}`)}],"item":{"url":{"raw":"{{a59999}}/intercom"},"header":[]}}`,
  "variables of a file that lead on": `${many(60_000, (at) => `@a${at} = ${twice(at)}`, "\n")}\n\nGET {{a59999}}\nAccept: x`,
  "one variable again and again": insomnia(
    environment(`"a":"${thousand}"`),
    toInsomnia(`https://a.io/${"{{ a }}".repeat(300_000)}`),
  ),
  "one variable between escapes": insomnia(
    environment(`"a":"b"`),
    toInsomnia(`https://a.io/${"{{a}}\\n".repeat(200_000)}`),
  ),
  "one variable in many requests": insomnia(
    environment(`"a":"${thousand.repeat(9)}"`),
    ...Array.from({ length: 50_000 }, () => toInsomnia("{{ a }}/intercom")),
  ),
  "names of variables": insomnia(
    environment(`"${thousand.repeat(1000)}":{${many(50_000, (at) => `"a${at}":"b"`)}}`),
    toInsomnia("https://api.intercom.io"),
  ),
  "folders of Insomnia": insomnia(
    many(2000, (at) => `{"_type":"request_group","_id":${at},"parentId":${at + 1}}`),
    many(20_000, () => toInsomnia("https://a.io").replace("{", '{"parentId":0,')),
  ),
  quotations: `accept\n${long("> ")}`,
};

describe("long texts", () => {
  for (const [name, text] of Object.entries(giants)) {
    it(`are read in time: ${name}`, () => {
      // Far more than a loaded machine needs, far less than the square of the length would take.
      for (const languageId of ["plaintext", "shellscript", "powershell", "bat"]) {
        // What is about something else than commands is read for what it is once.
        if (languageId === "plaintext" || text.startsWith("curl")) {
          extractRequests(text, { languageId });
        }
      }
      for (const languageId of ["http", "markdown", "json"]) extractRequests(text, { languageId });
    });
  }

  it("are cut off at a bound, which is told", () => {
    const text = `curl https://api.intercom.io/me\n${"x".repeat(5 * 1024 * 1024)}\ncurl https://b.io/`;
    const { requests, cutOff } = extractRequests(text);
    assert.equal(cutOff, true);
    assert.equal(requests.length, 1);
    assert.equal(extractRequests("curl https://api.intercom.io/me").cutOff, false);
  });
});

/** How a text of each form looks with any stretch in places that are read: beside a command, in a value, on its own line. */
const placesOf: Readonly<Record<string, (stretch: string) => readonly string[]>> = {
  "a.bat": ofCommands,
  "a.ps1": (x) => [
    `Invoke-RestMethod${x} ${address}\n$h = @{ Accept = "${x}" }\n${x}\ncurl${x} ${address}`,
  ],
  Dockerfile: (x) => [`RUN curl${x} ${address}\n${x}\nRUN ["curl", "${x}", "${address}"]`],
  "a.http": (x) => [`GET ${address}?a${x}\nAccept: ${x}\n\n${x}`, `${x}\nGET ${address}\n${x}: a`],
  "a.md": (x) => [`${x}\ncurl ${address} ${x}\n\n| Accept | ${x} |\n|-|-|\n\n> ${x}`],
  "a.txt": (x) => [`curl${x} ${address}\n${x}\n{ url: '${address}', headers: { Accept: '${x}' } }`],
  "a.log": (x) => [`{"errors":[{"code":"${x}media_type_not_acceptable"}]} ${address} ${x}`],
  "a.json": (x) => [`{"url":"${address}?${x}","headers":{"Accept":"${x}"}}`, `{"headers":{},${x}`],
  "a.tf": (x) => [`data "http" "a" {\n url = "${address}"\n x = "${x}"\n}\n${x}`],
  "a.yaml": (x) => [
    `${x}\nuri:\n  url: ${address}\n  headers:\n    Accept: ${x}\n`,
    `run: |\n  curl${x} ${address}\n`,
  ],
  "a.bru": (x) => [`get {\n  url: ${address}${x}\n}\nheaders {\n  Accept: ${x}\n}\n${x}`],
  "a.hurl": (x) => [`GET ${address}?a${x}\nAccept: ${x}\nHTTP 406\n[Asserts]\n${x}`],
  "a.env": (x) => [`A=${address}${x}\nAccept=${x}`],
  "a.html": (x) => [`<p>${x}</p><pre>curl ${address}</pre>${x}`],
};

function ofCommands(x: string): readonly string[] {
  return [`curl${x} ${address}`, `${x}\ncurl -H "Accept: ${x}" ${address}${x}`];
}

const address = "https://api.intercom.io/me";

const stretches = [
  ...[
    " ",
    "\t",
    "\n",
    "\r\n",
    '"',
    "'",
    "`",
    "\\",
    "$",
    "a",
    "0",
    "_",
    "<",
    ">",
    "-",
    "=",
    "{",
    "}",
  ],
  ...[
    "(",
    ")",
    "[",
    "]",
    "|",
    "&",
    ";",
    ":",
    ",",
    ".",
    "/",
    "*",
    "#",
    "!",
    "?",
    "%",
    "@",
    "^",
    "~",
  ],
  ...[
    "a ",
    "a.",
    "a=",
    "{{",
    "{}",
    "<a",
    "<!",
    "${",
    "$(",
    '\\"',
    '" ',
    "' ",
    " {",
    " }",
    "\\\n",
    " \n",
  ],
];

describe("stretches of one sign", () => {
  for (const [fileName, placed] of Object.entries(placesOf)) {
    it(`are read once, however long they are: ${fileName}`, () => {
      for (const each of stretches) {
        // The square of this would take minutes.
        const stretch = each.repeat(Math.ceil(200_000 / each.length));
        for (const text of placed(stretch)) {
          const { requests } = diagnose(extractRequests(text, { fileName }));
          for (const { request } of requests) assertSound(text, request);
        }
      }
    });
  }
});
