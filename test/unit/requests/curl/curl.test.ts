import assert from "node:assert/strict";
import { extractRequests, type TextHints } from "../../../../src/requests/extract.ts";
import type { HttpRequest } from "../../../../src/requests/httpRequest.ts";
import { headersOf, seen, textOf } from "../seen.ts";

const shell: TextHints = { languageId: "shellscript" };
const me = "https://api.intercom.io/me";

function only(text: string, hints: TextHints = {}): HttpRequest {
  const { requests } = extractRequests(text, hints);
  assert.equal(requests.length, 1, text);
  const [request] = requests;
  assert.ok(request);
  return request;
}

describe("options of curl", () => {
  const headers: readonly (readonly [options: string, headers: readonly string[]])[] = [
    [`-H 'Accept: a/b'`, ["Accept: a/b"]],
    [`-H'Accept: a/b'`, ["Accept: a/b"]],
    [`-H"Accept: a/b"`, ["Accept: a/b"]],
    [`-H Accept:a/b`, ["Accept: a/b"]],
    [`-sSH'Accept: a/b'`, ["Accept: a/b"]],
    [`-sSH 'Accept: a/b' -L`, ["Accept: a/b"]],
    [`--header 'Accept: a/b'`, ["Accept: a/b"]],
    [`--header=Accept:a/b`, ["Accept: a/b"]],
    [`--head -H A:b`, ["A: b"]],
    [`--heade 'Accept: a/b'`, ["Accept: a/b"]],
    [`-H 'Acc'"ept: a"/b`, ["Accept: a/b"]],
    [`-H $'Accept: a\\x2fb'`, ["Accept: a/b"]],
    [`-H $"Accept: a/b"`, ["Accept: a/b"]],
    [`-H Accept:\\ a/b`, ["Accept: a/b"]],
    [`-H "Accept: \\"a\\" \\$x \\\\ \\n"`, ['Accept: "a" $x \\ \\n']],
    [`-H 'Accept : a/b'`, ["Accept : a/b"]],
    [`-H ' Accept: a/b '`, [" Accept: a/b"]],
    [`-H 'Accept:'`, ["Accept:- "]],
    [`-H 'Accept: '`, ["Accept:- "]],
    [`-H Accept:`, ["Accept:- "]],
    [`-H 'Accept;'`, ["Accept: "]],
    [`-H 'Accept'`, []],
    [`-H ''`, []],
    [`-H`, []],
    [`-H 'A: 1' -H 'A: 2'`, ["A: 1", "A: 2"]],
    [`-H "Authorization: Bearer $TOKEN"`, ["Authorization: ?Bearer $TOKEN"]],
    ['-H "Authorization: Bearer ${TOKEN:-x}"', ["Authorization: ?Bearer ${TOKEN:-x}"]],
    [`-H "Authorization: Bearer $(cat 'a b')"`, ["Authorization: ?Bearer $(cat 'a b')"]],
    ['-H "Authorization: Bearer `cat t`"', ["Authorization: ?Bearer `cat t`"]],
    [`-H 'Authorization: Bearer $TOKEN'`, ["Authorization: Bearer $TOKEN"]],
    [`-H 'A: {b} {{c}}'`, ["A: {b} {{c}}"]],
    [
      `-A me -e https://x.io/ -b a=b`,
      ["(implied) User-Agent: me", "(implied) Referer: https://x.io/", "(implied) Cookie: a=b"],
    ],
    [`-b cookies.txt`, []],
    // Neither the user nor the password goes along.
    [`-u a:b`, ["(implied) Authorization: ?Basic "]],
    [`--digest -u a:b`, []],
    [
      `--json '{}'`,
      ["(implied) Content-Type: application/json", "(implied) Accept: application/json"],
    ],
    [`--json '{}' -H accept:x`, ["(implied) Content-Type: application/json", "accept: x"]],
    // What takes an argument takes it, whatever it looks like.
    [`-o -H -w '%{http_code}' --max-time 5 -T -I -H A:b`, ["A: b"]],
    [`--connect-timeout 5 --retry 3 --proxy http://p -x http://q -H A:b`, ["A: b"]],
  ];
  for (const [options, lines] of headers) {
    it(`gives headers: ${options}`, () => {
      assert.deepEqual(headersOf(only(`curl ${me} ${options}`, shell)), lines);
      if (!options.endsWith("-H")) {
        assert.deepEqual(headersOf(only(`curl ${options} ${me}`, shell)), lines);
      }
    });
  }

  const methods: readonly (readonly [options: string, method: string, body?: string])[] = [
    ["", "GET"],
    ["-X post", "POST"],
    ["-XPOST", "POST"],
    ["--request DELETE", "DELETE"],
    ["-sX PATCH", "PATCH"],
    ["-I", "HEAD"],
    ["--head", "HEAD"],
    ["-d a=b", "POST", "a=b"],
    ["--data-raw '{\"a\":1}'", "POST", '{"a":1}'],
    ["--data-binary @x", "POST", "@x"],
    ["--data-urlencode a=b", "POST", "a=b"],
    ["--json '{}'", "POST", "{}"],
    ["-F a=@b", "POST", "a=@b"],
    ["-T file", "PUT", "file"],
    ["-X PUT -d x", "PUT", "x"],
    ["-G -d a=b", "GET"],
    ["-X $METHOD", "$METHOD"],
  ];
  for (const [options, method, body] of methods) {
    it(`gives the method and body: ${options}`, () => {
      const text = `curl ${options} ${me}`;
      const request = only(text, shell);
      assert.equal(request.method.text, method);
      const { span } = request.method;
      assert.equal(
        span && text.slice(span.start, span.end).toUpperCase(),
        /X|request/.test(options) ? method : undefined,
      );
      assert.equal(request.body && text.slice(request.body.start, request.body.end), body);
    });
  }

  const urls: readonly (readonly [command: string, url: string])[] = [
    [`curl "${me}"`, me],
    [`curl --url ${me}`, me],
    [`curl -s -- ${me}`, me],
    ["curl api.intercom.io/me", "api.intercom.io/me"],
    [`curl ${me}?a={b}`, `${me}?a={b}`],
    [`curl '${me}?a={{b}}'`, `${me}?a={{b}}`],
    [`curl "${me}?a=$ID"`, `${me}?a=$ID`],
    [`curl "$BASE/me"`, "?$BASE/me"],
    [`curl "https://$HOST/me"`, "?https://$HOST/me"],
    [`curl $URL`, "?$URL"],
    [`curl -G ${me} -d a=b -d 'c={d}'`, `${me}?a=b&c={d}`],
    [`curl -G '${me}?x' --data-urlencode 'a=b c' --data-urlencode =d/e`, `${me}?x&a=b%20c&d%2Fe`],
    [`curl -G ${me} --data-urlencode "a=$X {id}"`, `${me}?a=$X%20{id}`],
    [`curl ${me} --url-query 'a=b c' --url-query '+d e'`, `${me}?a=b%20c&d e`],
    [`curl https://other.io ${me}`, me],
    [`curl $OPTIONS ${me}`, me],
  ];
  for (const [command, url] of urls) {
    it(`gives the URL: ${command}`, () => {
      const request = only(command, shell);
      assert.ok(request.url);
      assert.equal(textOf(request.url), url);
    });
  }

  for (const options of [
    "-H @file",
    "-K file",
    "--config file",
    "$HEADERS",
    '"${ARGS[@]}"',
    '"$@"',
    '-H "$HEADER"',
    '-H "$NAME: x"',
  ]) {
    it(`may bring more headers: ${options}`, () => {
      assert.equal(only(`curl ${me} ${options}`, shell).headersComplete, false);
      assert.equal(only(`curl ${options} ${me}`, shell).headersComplete, false);
    });
  }
  for (const options of ["", "-H A:b", '-o "$FILE"', "-d @file", '-H "A: $B"']) {
    it(`bring no more headers: ${options}`, () => {
      assert.equal(only(`curl ${me} ${options}`, shell).headersComplete, true);
    });
  }
  for (const options of ["-u a:b", "--user a:b", "--oauth2-bearer t", "-n", "--netrc-file f"]) {
    it(`authorize: ${options}`, () => {
      assert.equal(only(`curl ${options} ${me}`, shell).authorizationElsewhere, true);
      assert.equal(only(`curl ${me}`, shell).authorizationElsewhere, false);
    });
  }
});

describe("curl commands in a text", () => {
  const found: readonly (readonly [
    name: string,
    text: string,
    urls: readonly string[],
    hints?: TextHints,
  ])[] = [
    [
      "several",
      "curl a.io/1; curl a.io/2 && curl a.io/3 | jq .\ncurl a.io/4",
      ["a.io/1", "a.io/2", "a.io/3", "a.io/4"],
      shell,
    ],
    ["--next", "curl a.io/1 -H A:b --next -H C:d a.io/2", ["a.io/1", "a.io/2"], shell],
    ["sudo and a path", "sudo -E /usr/bin/curl a.io/1", ["a.io/1"], shell],
    ["assignments", "X=1 Y='a b' curl a.io/1", ["a.io/1"], shell],
    [
      "substitutions",
      'X=$(curl a.io/1)\nY="$(curl "a.io/2" | jq)"\nZ=`curl a.io/3`',
      ["a.io/1", "a.io/2", "a.io/3"],
      shell,
    ],
    [
      "control flow",
      "if curl a.io/1; then curl a.io/2; fi\nwhile ! curl a.io/3; do :; done",
      ["a.io/1", "a.io/2", "a.io/3"],
      shell,
    ],
    [
      "comments",
      "# curl a.io/1\n  # curl a.io/2\ntrue # curl a.io/3\ncurl a.io/4 # curl a.io/5",
      ["a.io/4"],
      shell,
    ],
    ["words of others", "echo curl a.io/1\nman curl\nmycurl a.io/2\ncurl-config x.y", [], shell],
    [
      "redirections",
      "curl a.io/1 > out.json 2>&1 -H A:b\ncurl a.io/2 2>/dev/null",
      ["a.io/1", "a.io/2"],
      shell,
    ],
    [
      "prompts",
      "$ curl a.io/1 \\\n>   -H A:b\n% curl a.io/2\nuser@host:~$ curl a.io/3\n> curl a.io/4",
      ["a.io/1", "a.io/2", "a.io/3", "a.io/4"],
    ],
    [
      "a sentence",
      "Then run curl https://a.io/1 and look.\nUse: curl a.io/2\nI don't like curl at all.",
      ["https://a.io/1", "a.io/2"],
    ],
    [
      "code spans, but within a sentence, which may well be about what is wrong",
      "`curl https://a.io/1`.\n\n> 1. `curl -s a.io/2`\n\n`curl a.io/3` is refused.\n\nNever run `curl a.io/4`.",
      ["https://a.io/1", "a.io/2"],
      { languageId: "markdown" },
    ],
    [
      "a list",
      "- curl a.io/1\n2. curl a.io/2\n* `curl a.io/3`",
      ["a.io/1", "a.io/2", "a.io/3"],
      { languageId: "markdown" },
    ],
    [
      "cmd",
      "rem curl a.io/1\n:: curl a.io/2\n@curl a.io/3\ncurl.exe a.io/4 & curl a.io/5",
      ["a.io/3", "a.io/4", "a.io/5"],
      { languageId: "bat" },
    ],
    [
      "PowerShell",
      "# curl a.io/1\n$x = curl.exe a.io/2\ncurl.exe a.io/3 | ConvertFrom-Json",
      ["a.io/2", "a.io/3"],
      { fileName: "C:\\x\\a.ps1" },
    ],
    [
      "PowerShell's own curl",
      'curl -Uri https://a.io -Headers @{ "Accept" = "x" }',
      [],
      { languageId: "powershell" },
    ],
    [
      "YAML",
      "steps:\n  - run: curl a.io/1\n  - run: |\n      curl a.io/2",
      ["a.io/1", "a.io/2"],
      { languageId: "yaml" },
    ],
    ["CRLF", "curl \\\r\n  a.io/1\r\ncurl a.io/2\r\n", ["a.io/1", "a.io/2"], shell],
    ["a byte order mark", "\ufeffcurl a.io/1", ["a.io/1"], shell],
    ["an unclosed quote", "curl a.io/1 -H 'A: b\ncurl a.io/2", ["a.io/1", "a.io/2"], shell],
    [
      "source code",
      "// curl https://a.io/1\ncurl('https://a.io/2')",
      [],
      { languageId: "javascript" },
    ],
    ["the end", "curl", [], shell],
  ];
  for (const [name, text, urls, hints] of found) {
    it(`are found: ${name}`, () => {
      const { requests } = extractRequests(text, hints);
      assert.deepEqual(
        requests.map(({ url }) => url && textOf(url)),
        urls,
      );
    });
  }

  const shells: readonly (readonly [text: string, form: string, header: string])[] = [
    [`curl ${me} \\\n  -H 'A: b'`, "curl posix", "A: b"],
    [`curl ${me} ^\r\n  -H "A: b ""c"" \\"d\\""`, "curl cmd", 'A: b "c" "d"'],
    [`curl ^"${me}^" -H ^"A: b ^& c^"`, "curl cmd", "A: b & c"],
    [`curl.exe ${me} -H "A: %B%"`, "curl cmd", "A: ?%B%"],
    [`curl.exe ${me} \`\n  -H 'A: ''b'''`, "curl powershell", "A: 'b'"],
    [`curl.exe ${me} -H "A: $env:B"`, "curl powershell", "A: ?$env:B"],
    [`curl.exe ${me} \`\n -H "A: \`$b \`"c\`" ""d"""`, "curl powershell", 'A: $b "c" "d"'],
  ];
  for (const [text, form, header] of shells) {
    it(`are read in the quoting of their shell: ${text}`, () => {
      const { requests } = extractRequests(text);
      assert.deepEqual(
        requests.map((request) => seen(request).form),
        [form],
      );
      assert.deepEqual(requests.flatMap(headersOf), [header]);
    });
  }

  it("tell where each part stands, inside of the quotes", () => {
    const text = `curl -X "POST" "${me}"  -H "Accept: a/b" -d 'x'`;
    const request = only(text, shell);
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const [header] = request.headers;
    assert.ok(request.url && header && request.method.span && request.body);
    assert.equal(at(request.url.span), me);
    assert.equal(at(request.method.span), "POST");
    assert.equal(at(header.nameSpan), "Accept");
    assert.equal(at(header.value.span), "a/b");
    assert.equal(at(header.span), '  -H "Accept: a/b"');
    assert.equal(at(request.body), "x");
    assert.equal(at(request.span), text);
  });
});
