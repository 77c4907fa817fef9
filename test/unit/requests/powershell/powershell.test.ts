import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { headersOf, textOf } from "../seen.ts";

const url = "https://api.intercom.io/me";

/** What is seen of the requests of a pasted script: method, URL, headers, and dots where there may be more. */
function read(...lines: readonly string[]): string[] {
  return extractRequests(lines.join("\n")).requests.map((request) =>
    [
      request.method.text,
      request.url && textOf(request.url),
      ...headersOf(request),
      ...(request.headersComplete ? [] : ["…"]),
    ].join(" | "),
  );
}

/** Whether a value is seen to keep the name of a variable. */
function keepsName(...lines: readonly string[]): boolean {
  const { requests } = extractRequests(lines.join("\n"));
  return requests.some(({ headers }) => headers.some((header) => header.keepsName === true));
}

describe("variables in single quotes of PowerShell", () => {
  const headers = "$h = @{ Authorization = 'Bearer $Token'; Accept = 'a/b' }";
  const send = `irm "${url}" -Headers $h`;

  it("keep their names where the script knows them", () => {
    assert.equal(keepsName("param([string] $Token)", headers, send), true);
    assert.equal(keepsName("${token} = 'x'", headers, send), true);
    assert.equal(keepsName("$h = @{ Authorization = 'Bearer $env:TOKEN' }", send), true);
    assert.equal(
      keepsName(
        "param($Token, $Size)",
        headers,
        `$uri = "${url}?size=$Size"`,
        "irm $uri -Headers $h",
      ),
      true,
    );
  });

  it("may be filled in by whoever copies it, or by the script", () => {
    assert.equal(keepsName(headers, send), false);
    assert.equal(keepsName("# $Token: yours", headers, send), false);
    assert.equal(keepsName("param($Token)", headers.replaceAll("'", '"'), send), false);
    assert.equal(
      keepsName(
        "param($Token)",
        headers,
        "$h.Authorization = $h.Authorization.Replace('$Token', $Token)",
        send,
      ),
      false,
    );
    assert.equal(
      keepsName(
        "param($Token)",
        "$h = @{ Authorization = $ExecutionContext.InvokeCommand.ExpandString('Bearer $Token') }",
        send,
      ),
      false,
    );
  });
});

describe("commands of PowerShell", () => {
  const cases: Readonly<Record<string, readonly [lines: readonly string[], seen: string]>> = {
    "a table of headers": [
      [`Invoke-RestMethod -Uri ${url} -Headers @{ Accept = 'a/b'; "X-Y"="z" } | Out-Null`],
      `GET | ${url} | Accept: a/b | X-Y: z`,
    ],
    "a table over lines, with continuations and remarks": [
      [
        `PS C:\\> $r = iwr \``,
        `  -Method post "${url}" \``,
        "  -Headers @{",
        "    Accept = 'a/b' # as they want it",
        '    Authorization = "Bearer $token"',
        "  } -UseBasicParsing",
      ],
      `POST | ${url} | Accept: a/b | Authorization: ?Bearer $token`,
    ],
    "parameters cut short, and with colons": [
      [`irm -Meth:Put -Uri:'${url}' -Head @{ Accept = 'a/b' }`],
      `PUT | ${url} | Accept: a/b`,
    ],
    "a variable with a table": [
      ["$h = @{ Accept = 'a/b' }", `Invoke-RestMethod ${url} -Headers $h`],
      `GET | ${url} | Accept: a/b`,
    ],
    "a dictionary that is filled": [
      [
        '$h = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"',
        '$h.Add("Accept", "a/b")',
        "$h['X'] = 'old'",
        "$h.X = 'new'",
        `Invoke-RestMethod '${url}' -Headers $h`,
      ],
      `GET | ${url} | Accept: a/b | X: new`,
    ],
    "what is changed after it was sent": [
      ["$h = @{ Accept = 'a/b' }", `irm ${url} -Headers $h`, "$h.Accept = 'c/d'"],
      `GET | ${url} | Accept: a/b`,
    ],
    "what is changed on one way only": [
      ["$h = @{ Accept = 'a/b' }", "if ($x) { $h.Accept = 'c/d' }", `irm ${url} -Headers $h`],
      `GET | ${url} | …`,
    ],
    "what is taken out": [
      ["$h = @{ Accept = 'a/b' }", "$h.Remove('Accept')", `irm ${url} -Headers $h`],
      `GET | ${url} | …`,
    ],
    "the last of several values": [
      ["$h = @{ Accept = 'a/b' }", "$h = @{ Accept = 'c/d' }", `irm ${url} -Headers $h`],
      `GET | ${url} | Accept: c/d`,
    ],
    "parameters in a table": [
      [
        '$base = "https://api.intercom.io"',
        "$call = @{",
        '  Uri = "$base/me"',
        "  Method = 'Post'",
        "  Headers = @{ Accept = 'a/b' }",
        "}",
        "Invoke-RestMethod @call",
      ],
      `POST | ${url} | Accept: a/b`,
    ],
    "texts that are joined": [
      ["$id = Get-Id", `irm ("https://api.intercom.io/" + $id) -Headers @{ A = "b " + $c }`],
      "GET | https://api.intercom.io/$id | A: ?b $c",
    ],
    "parameters that stand for headers": [
      [`irm ${url} -ContentType 'a/b' -UserAgent c`],
      `GET | ${url} | (implied) Content-Type: a/b | (implied) User-Agent: c`,
    ],
    "headers of a function's caller": [
      [`function Get-Me($h) { irm ${url} -Headers $h }`],
      `GET | ${url} | …`,
    ],
    "headers that are not a table's": [
      [`irm ${url} -Headers (Get-Headers 'x')`],
      `GET | ${url} | …`,
    ],
    "a session": [[`irm ${url} -WebSession $s`], `GET | ${url} | …`],
    "defaults of the whole script": [
      ["$PSDefaultParameterValues['Invoke-RestMethod:Headers'] = $h", `irm ${url}`],
      `GET | ${url} | …`,
    ],
    "the default of a parameter": [
      ["param($Base = 'https://api.intercom.io')", 'irm "$Base/me"'],
      "GET | ?$Base/me",
    ],
    "a name that is not plain": [
      [`irm ${url} -Headers @{ $name = 'x'; Accept = 'a/b' }`],
      `GET | ${url} | Accept: a/b | …`,
    ],
  };
  for (const [name, [lines, expected]] of Object.entries(cases)) {
    it(`are read: ${name}`, () => {
      assert.deepEqual(read(...lines), [expected]);
    });
  }

  const table = "$h = @{ X = 'y' }";
  const command = `irm ${url} -Headers $h`;
  const nested = `$p = @{ Uri = '${url}'; Headers = @{ X = 'y' } }`;
  const handedOn = [table, `$p = @{ Uri = '${url}'; Headers = $h }`];
  const unclear: readonly (readonly string[])[] = [
    ...[
      "$h.Set_Item('Accept', 'a/b')",
      "$h.Item('Accept') = 'a/b'",
      "[void]$h.TryAdd('Accept', 'a/b')",
      "$n = 'Accept'; $h.$n = 'a/b'",
      "$h[\"$n\"] = 'a/b'",
      "'Accept' | % { $h.$_ = 'a/b' }",
      "$h2 = $h; $h2.Accept = 'a/b'",
      "$x, $h.Accept = 'a/b', 'c/d'",
      "function Add-Accept($x) { $x['Accept'] = 'a/b' }; Add-Accept $h",
    ].map((change) => [table, change, command]),
    ["$a = $h = @{ X = 'y' }; $a.Accept = 'a/b'", command],
    ["function Add-Accept { $script:h.Accept = 'a/b' }", table, "Add-Accept", command],
    ...[
      "$p.Headers.Accept = 'a/b'",
      "$p['Headers']['Accept'] = 'a/b'",
      "$p.Headers.Add('Accept', 'a/b')",
      "$q = $p.Headers; $q.Accept = 'a/b'",
    ].flatMap((change) => [
      [nested, change, "irm @p"],
      [...handedOn, change, "irm @p"],
      [...handedOn, change, "irm @p *> $null", command],
    ]),
    [`irm ${url} -Unknown $h`],
    [`irm ${url} -Cert $c -Headers @{}`],
    [`$p = @{ Uri = '${url}'; Unknown = 1 }`, "irm @p"],
    [`irm ${url} -Headers @{ ${"X = 'y'; ".repeat(1000)}}`],
  ];
  for (const lines of unclear) {
    it(`may have more headers: ${lines.join(" ⏎ ").slice(0, 150)}`, () => {
      const { requests } = extractRequests(lines.join("\n"));
      assert.ok(requests.length > 0);
      assert.equal(requests.at(-1)?.headersComplete, false);
    });
  }

  const clear: readonly (readonly string[])[] = [
    [table, "Write-Host $h.X $h['X']", command, command],
    [`${table} # for all`, "# $h.Accept = 'a/b'", command],
    [...handedOn, "irm @p -ea Stop", "irm @p", command],
    [table, `irm ${url} -H $h`],
    ["${h} = @{}", "${h}.X = 'y'", command],
    ["PS C:\\> $h = @{}", "PS C:\\> $h.X = 'y'", command],
    ["function Get-It($h) { $h.Y = 'z' }", table, command],
    ['$x = @"', "$h.Accept = 'a/b'", '"@', table, command],
  ];
  for (const lines of clear) {
    it(`have the headers that are seen: ${lines.join(" ⏎ ")}`, () => {
      for (const request of extractRequests(lines.join("\n")).requests) {
        assert.deepEqual(headersOf(request), ["X: y"]);
        assert.equal(request.headersComplete, true);
      }
    });
  }

  it("are none in here-strings", () => {
    assert.deepEqual(read('$x = @"', command, '"@', "$y = @'", command, "'@"), []);
  });

  const repairs: Readonly<Record<string, readonly [before: string, after: string]>> = {
    "a value that was assigned": [
      `$t = 'text/html'; irm ${url} -Headers @{ X = 'y'; Accept = $t }`,
      `$t = 'application/json'; irm ${url} -Headers @{ X = 'y'; Accept = $t }`,
    ],
    "a value that is joined of several": [
      `$t = 'html'; irm ${url} -Headers @{ Accept = 'text/' + $t }`,
      `$t = 'html'; irm ${url} -Headers @{ Accept = 'text/' + $t }`,
    ],
    "a value that is that of two": [
      `$t = 'text/html'; irm ${url} -Headers @{ X = $t; Accept = $t }`,
      `$t = 'text/html'; irm ${url} -Headers @{ X = $t; Accept = $t }`,
    ],
    "a comment behind the last entry": [
      `$h = @{\n  X = "y"  # why\n}\n${command}`,
      `$h = @{\n  X = "y"  # why\n  'Accept' = 'application/json'\n}\n${command}`,
    ],
    "a comment behind the only entry": [
      `$h = @{ X = "y"; # why\r\n}\r\n${command}`,
      `$h = @{ X = "y"; # why\r\n  'Accept' = 'application/json'\r\n}\r\n${command}`,
    ],
  };
  for (const [name, [text, repaired]] of Object.entries(repairs)) {
    it(`are repaired: ${name}`, () => {
      const [request] = extractRequests(text).requests;
      assert.ok(request);
      const change = { kind: "setHeader", name: "Accept", value: "application/json" } as const;
      assert.equal(applyEdits(text, editsOf(request, [change])), repaired);
    });
  }

  it("are none in errors, remarks and sentences", () => {
    const seen = read(
      `Invoke-RestMethod : {"type":"error.list"}`,
      `+ Invoke-RestMethod -Uri "${url} ...`,
      `+ $r = Invoke-RestMethod ${url}`,
      `   4 |  Invoke-RestMethod ${url}`,
      `# Invoke-RestMethod ${url}`,
      "<#",
      `Invoke-RestMethod ${url}`,
      "#>",
      `Try \`Invoke-RestMethod ${url}\`, or run Invoke-RestMethod ${url} by hand.`,
      "Invoke-RestMethod isn't what we use.",
    );
    assert.deepEqual(seen, []);
  });

  it("have a token that is given by a parameter, and a body that is JSON or a form", () => {
    const { requests } = extractRequests(
      [
        `irm ${url} -Method Post -Authentication Bearer -Token $t -Body '{"a":1}'`,
        "$json = @{ a = 1 } | ConvertTo-Json",
        `irm ${url} -Method Post -Body $json`,
        `irm ${url} -Method Post -Body @{ a = 1 }`,
      ].join("\n"),
    );
    assert.deepEqual(
      requests.map(({ authorizationElsewhere }) => authorizationElsewhere),
      [true, false, false],
    );
    assert.deepEqual(
      requests.map(({ body }) => body !== undefined),
      [true, true, false],
    );
  });
});
