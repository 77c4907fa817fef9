import assert from "node:assert/strict";
import { codeLoader } from "../../../src/analysis/codeLoader.ts";
import { extractText } from "../../../src/analysis/extractText.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { codeLanguages } from "../../../src/requests/code/codeLanguages.ts";
import { applyEdits } from "../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../src/requests/edits/edits.ts";
import type { TextHints } from "../../../src/requests/textHints.ts";

const loadCode = codeLoader(import.meta.dirname);

interface Said {
  /** `accept-missing 4`, the lines counted from 1. */
  readonly said: string;
  /** Lines that the fix writes. */
  readonly written: readonly string[];
}

/** What is said about a text, hints left out. */
async function saidOf(text: string, hints: TextHints): Promise<readonly Said[]> {
  const { requests, failures } = diagnose(await extractText(text, hints, loadCode));
  assert.deepEqual(failures, []);
  const known = new Set(text.split("\n"));
  return requests.flatMap(({ request, findings }) =>
    findings
      .filter(({ severity }) => severity === "error" || severity === "warning")
      .map(({ code, span, fix }) => {
        const edits = fix === undefined ? [] : editsOf(request, fix.changes);
        const lines = applyEdits(text, edits).split("\n");
        return {
          said: `${code} ${String(text.slice(0, span.start).split("\n").length)}`,
          written: lines.filter((line) => !known.has(line)),
        };
      }),
  );
}

const python = [
  "import urllib.request as u",
  'req = u.Request("https://api.intercom.io/me", headers={',
  '    "Authorization": "Bearer " + token,',
  "})",
  "u.urlopen(req)",
];

const go = [
  "package main",
  'import "net/http"',
  "func main() {",
  '\treq, _ := http.NewRequest("GET", "https://api.intercom.io/me", nil)',
  '\treq.Header.Set("Authorization", "Bearer "+token)',
  "\thttp.DefaultClient.Do(req)",
  "}",
];

const oneLine =
  'u.urlopen(u.Request("https://api.intercom.io/me", headers={"Authorization": "Bearer x"}))';
const oneLineFixed = oneLine.replace('"Bearer x"', '"Bearer x", "Accept": "application/json"');

function indented(indent: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => indent + line);
}

describe("programs in scripts of other texts", () => {
  it("are read in YAML, and what is added to them stands as far in as they do", async () => {
    const indent = "          ";
    const script = [
      'HEADERS=(-H "Authorization: Bearer ${{ secrets.T }}")',
      'HEADERS=(-H "Accept: application/json")',
      'curl "${HEADERS[@]}" https://api.intercom.io/admins',
      "python3 - <<'PY'",
      ...python,
      "PY",
      "cat > main.go <<'GO'",
      ...go,
      "GO",
      "python3 -c '",
      ...python,
      "'",
    ];
    const text = ["steps:", "      - run: |", ...indented(indent, script), ""].join("\n");
    const accept = `${indent}    "Accept": "application/json",`;
    assert.deepEqual(await saidOf(text, { languageId: "yaml" }), [
      {
        said: "headers-not-attached 3",
        written: [`${indent}HEADERS+=(-H "Accept: application/json")`],
      },
      { said: "accept-missing 8", written: [accept] },
      {
        said: "accept-missing 17",
        written: [`${indent}\treq.Header.Set("Accept", "application/json")`],
      },
      { said: "accept-missing 24", written: [accept] },
    ]);
  });

  it("leave commands with here-documents in YAML as they are read in a script", async () => {
    const text = [
      "script:",
      "  - |",
      "    curl -K - <<EOF",
      '    url = "https://api.intercom.io/me"',
      '    header = "Authorization: Bearer $T"',
      '    header = "Accept: text/html"',
      "    EOF",
      "    curl -X POST https://api.intercom.io/tags \\",
      '      -H "Authorization: Bearer $T" \\',
      "      -d @- <<EOF",
      '    {"name": "x"}',
      "    EOF",
      "",
    ].join("\n");
    assert.deepEqual(await saidOf(text, { fileName: ".gitlab-ci.yml" }), [
      { said: "accept-value 6", written: ['    header = "Accept: application/json"'] },
      {
        said: "content-type-missing 8",
        written: ['      -H "Content-Type: application/json" \\'],
      },
    ]);
  });

  it("leave lines in YAML that a command lacks as far in as they are", async () => {
    const text = [
      "- run: |",
      "    curl -sS https://api.intercom.io/me",
      '      -H "Accept: application/json" \\',
      '      -H "Authorization: Bearer $T"',
      "",
    ].join("\n");
    assert.deepEqual(await saidOf(text, { languageId: "yaml" }), [
      {
        said: "headers-not-attached 2",
        written: ["    curl -sS https://api.intercom.io/me \\"],
      },
    ]);
  });

  it("are read in the fences of a document", async () => {
    const script = ["```bash", "python3 - <<'PY'", ...python, "PY", "```"];
    const text = ["1. Run:", "", ...indented("   ", script), ""].join("\n");
    assert.deepEqual(await saidOf(text, { languageId: "markdown" }), [
      { said: "accept-missing 6", written: ['       "Accept": "application/json",'] },
    ]);
  });

  it("are read in the cells of a notebook", async () => {
    const program = `python3 -c '\nimport urllib.request as u\n${oneLine}\n'\n`;
    const source = `%%bash\n${program}`;
    const text = JSON.stringify({ cells: [{ cell_type: "code", source }], metadata: {} });
    const [said, ...others] = await saidOf(text, { fileName: "a.ipynb" });
    assert.deepEqual(others, []);
    assert.equal(said?.said, "accept-missing 1");
    const fixed = source.replace(oneLine, oneLineFixed);
    assert.deepEqual(said.written, [text.replace(JSON.stringify(source), JSON.stringify(fixed))]);
  });

  it("are read in the recipes of a Makefile, which have no room for more lines", async () => {
    const text = [
      "me:",
      `\tpython3 -c 'import urllib.request as u; ${oneLine}'`,
      "you:",
      `\truby -rhttp -e 'puts HTTP.auth("Bearer x").get("https://api.intercom.io/me")'`,
      "",
    ].join("\n");
    assert.deepEqual(await saidOf(text, { fileName: "Makefile" }), [
      {
        said: "accept-missing 2",
        written: [`\tpython3 -c 'import urllib.request as u; ${oneLineFixed}'`],
      },
      {
        said: "accept-missing 4",
        written: [
          `\truby -rhttp -e 'puts HTTP.auth("Bearer x").headers("Accept" => "application/json").get("https://api.intercom.io/me")'`,
        ],
      },
    ]);
  });

  it("have quotes of the shell escaped that a fix brings along", async () => {
    const { requests } = await extractText(
      `python3 -c "\nimport urllib.request as u\nu.urlopen('https://api.intercom.io/me')\n"\n`,
      { languageId: "shellscript" },
      loadCode,
    );
    const [request] = requests;
    assert.ok(request);
    const value = 'a"b$c';
    const edits = editsOf(request, [{ kind: "setHeader", name: "X-Sign", value }]);
    assert.deepEqual(request.surroundings, [{ kind: "quotes", quote: "double" }]);
    for (const { text } of edits) assert.doesNotMatch(text, /(?<!\\)["$]/);
  });

  it("are read up to a number of them, and that is said", async () => {
    const one =
      "python3 - <<'PY'\nimport requests\nrequests.get('https://api.intercom.io/me')\nPY\n";
    const hints = { languageId: "shellscript" };
    const { requests, cutOff } = await extractText(one.repeat(50), hints, loadCode);
    assert.deepEqual([requests.length, cutOff], [50, false]);
    const more = await extractText(one.repeat(51), hints, loadCode);
    assert.deepEqual([more.requests.length, more.cutOff], [50, true]);
  });
});

describe("the grammars of a script", () => {
  const languagesOf = (text: string, languageId = "shellscript"): readonly string[] =>
    codeLanguages(text, { languageId });

  it("are those of the programs that it runs", () => {
    assert.deepEqual(languagesOf("python3 - <<'PY'\nPY\n"), ["shell", "python"]);
    assert.deepEqual(languagesOf("cat <<'RB' |\nputs 1\nRB\n  ruby\n"), ["shell", "ruby"]);
    assert.deepEqual(languagesOf("node --input-type=module -e '\n'"), ["shell", "javascript"]);
    assert.deepEqual(languagesOf('docker run -i php:8 php -r "x"'), ["shell", "php"]);
    assert.deepEqual(languagesOf("bin/rails runner 'x'"), ["shell", "ruby"]);
  });

  it("are those of the files that it writes", () => {
    assert.deepEqual(languagesOf('cat > "$A.d/main.go" <<E\nE\n'), ["shell", "go"]);
    assert.deepEqual(languagesOf("sudo tee /opt/a.py >/dev/null <<E\nE\n"), ["shell", "python"]);
    assert.deepEqual(languagesOf("cat > ic <<E\n#!/usr/bin/env node\nE\n"), [
      "shell",
      "javascript",
    ]);
  });

  it("are none where it only speaks of programs", () => {
    assert.deepEqual(languagesOf("apt-get install python3 nodejs # for each node\n"), ["shell"]);
    assert.deepEqual(languagesOf("curl x > out.json\n./get.py 2>/dev/null\n"), ["shell"]);
  });

  it("are known of documents and of YAML", () => {
    assert.deepEqual(languagesOf("```sh\nphp -r 'x'\n```\n", "markdown"), ["shell", "php"]);
    assert.deepEqual(languagesOf("```txt\nphp -r 'x'\n```\n", "markdown"), []);
    assert.deepEqual(languagesOf("run: |\n  python - <<E\n", "yaml"), ["shell", "python"]);
  });
});
