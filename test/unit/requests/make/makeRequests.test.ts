import fc from "fast-check";
import assert from "node:assert/strict";
import { codeLoader } from "../../../../src/analysis/codeLoader.ts";
import { extractText } from "../../../../src/analysis/extractText.ts";
import { diagnose, type Diagnosis } from "../../../../src/diagnosis/diagnose.ts";
import { codeLanguages } from "../../../../src/requests/code/codeLanguages.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { extractRequests } from "../../../../src/requests/extract.ts";

const loadCode = codeLoader(import.meta.dirname);
const hints = { languageId: "makefile" };

const auth = "-H 'Authorization: Bearer $(TOKEN)'";
const accept = "-H 'Accept: application/json'";
const version = "-H 'Intercom-Version: 2.13'";
const tags = "https://api.intercom.io/tags";

async function judged(text: string): Promise<Diagnosis["requests"]> {
  const { requests, failures } = diagnose(await extractText(text, hints, loadCode));
  assert.deepEqual(failures, []);
  return requests;
}

/** What is said about a Makefile: `accept-value 4 text/csv`, the lines counted from 1. */
async function said(text: string): Promise<readonly string[]> {
  return (await judged(text))
    .flatMap(({ findings }) => findings)
    .map(({ code, span: { start, end } }) =>
      [code, text.slice(0, start).split("\n").length, text.slice(start, end).trim()].join(" "),
    );
}

/** The Makefile after the fixes of all findings that have one, each made in the text as it is by then. */
async function repaired(text: string): Promise<string> {
  for (const { request, findings } of await judged(text)) {
    for (const { fix } of findings) {
      const edits = fix === undefined ? [] : editsOf(request, fix.changes);
      if (edits.length > 0) return repaired(applyEdits(text, edits));
    }
  }
  return text;
}

const right: Readonly<Record<string, string>> = {
  "unknown values between single quotes": `t:\n\tcurl -H 'Intercom-Version: $(V)' -H 'Accept: $(ACCEPT)' ${auth} ${tags}\n`,
  "a header that is unknown as a whole": `t:\n\tcurl -H '$(AUTH)' ${accept} ${version} ${tags}\n`,
  "options that are unknown": `t:\n\t@curl $(OPTIONS) ${tags}\n`,
  "what a function makes": `t:\n\tcurl $(call headers,json) ${tags}\n`,
  "options in variables": `TOKEN ?=\nCURL := curl -fsS ${auth} ${version}\nJSON = ${accept}\nt:\n\t@$(CURL) $(JSON) ${tags}\n`,
  "variables within variables": `A = application\nB = $(A)/json\nH = -H "Accept: $(B)" $(REST)\nREST = ${auth} ${version}\nt: ; curl \${H} ${tags}\n`,
  "what is added to a variable": `H := ${auth}\nH += ${version}\nH += ${accept}\nt:\n\tcurl $(H) ${tags}\n`,
  "a value with a comment, on several lines": `H = ${accept} \\\n  ${version} \\\n  ${auth} # all\nt:\n\tcurl $(H) ${tags}\n`,
  "several assignments": `ACCEPT = text/csv\nACCEPT = application/json\nt:\n\tcurl -H 'Accept: $(ACCEPT)' ${auth} ${version} ${tags}\n`,
  "a value by a condition": `ifdef CSV\nACCEPT = text/csv\nendif\nt:\n\tcurl -H 'Accept: $(ACCEPT)' ${auth} ${version} ${tags}\n`,
  "a value for one target": `ACCEPT = text/csv\nt: ACCEPT = application/json\nt:\n\tcurl -H 'Accept: $(ACCEPT)' ${auth} ${version} ${tags}\n`,
  "a default that another file may replace": `-include .env\nACCEPT ?= text/csv\nt:\n\tcurl -H 'Accept: $(ACCEPT)' ${auth} ${version} ${tags}\n`,
  "a value that eval makes": `ACCEPT = text/csv\n$(eval ACCEPT := application/json)\nt:\n\tcurl -H 'Accept: $(ACCEPT)' ${auth} ${version} ${tags}\n`,
  "a value that is only there later": `H := -H 'Accept: $(ACCEPT)'\nACCEPT := text/csv\nt:\n\tcurl $(H) ${auth} ${version} ${tags}\n`,
  "a substitution": `ACCEPT = text/csv\nt:\n\tcurl -H 'Accept: $(ACCEPT:csv=json)' ${auth} ${version} ${tags}\n`,
  "a variable of the shell": `t:\n\ttoken=$$(cat token) && curl -H "Authorization: Bearer $$token" ${accept} ${version} ${tags}\n`,
  "one shell for a recipe": `.ONESHELL:\nt:\n\t@h="Accept: application/json"\n\tcurl -H "$$h" ${auth} ${version} ${tags}\n`,
  "another sign before recipes": `.RECIPEPREFIX = >\nt:\n>@curl ${auth} \\\n>  ${version} ${accept} \\\n>  ${tags}\n`,
  "a command that is completed where it is used": `GET = curl ${tags}\nt:\n\t$(GET) ${auth} ${version} ${accept}\n`,
  "a text that define begins": `define get\n@curl ${auth} -H 'Accept: $(1)' ${version} https://api.intercom.io/$(2)\nendef\nt:\n\t$(call get,text/csv,tags)\n`,
  "a script in a recipe": `t:\n\tbash -c 'curl -H "$(AUTH)" -H "Accept: application/json" ${version.replaceAll("'", '"')} ${tags}'\n`,
  "variables of make in Python": `t:\n\tpython3 -c 'import urllib.request as u; u.urlopen(u.Request("${tags}", headers={"Accept": "application/json", "Intercom-Version": "2.13", "Authorization": "Bearer $(TOKEN)"}))'\n`,
  "variables of make in JavaScript": `.ONESHELL:\nt:\n\tnode - <<'EOF'\n\tfetch("${tags}", {headers: {Accept: "application/json", "Intercom-Version": "2.13", Authorization: "Bearer \${TOKEN}"}})\n\tEOF\n`,
  "variables of make in a here-document": `.ONESHELL:\nt:\n\tpython3 - <<'EOF'\n\timport urllib.request as u\n\tu.urlopen(u.Request("${tags}", headers={"Accept": "application/json", "Intercom-Version": "2.13", "Authorization": "Bearer $(TOKEN)"}))\n\tEOF\n`,
};

const silent: Readonly<Record<string, string>> = {
  "what is echoed, and what is a comment": `t:\n\t@echo "use curl ${tags}"\n\t# curl ${tags}\n# curl ${tags}\n`,
  "Python in the place of a shell": `SHELL = /usr/bin/python3\n.ONESHELL:\nt:\n\tprint("curl ${tags}")\n`,
  "what tests of make's own conditions run": `ifeq ($(shell curl -sf localhost),)\nendif\n`,
};

const wrong: Readonly<
  Record<string, readonly [text: string, said: readonly string[], repaired: string]>
> = {
  "in a recipe": [
    `t:\n\t@curl -H 'Accept: text/csv' ${auth} ${version} ${tags}\n`,
    ["accept-value 2 text/csv"],
    `t:\n\t@curl ${accept} ${auth} ${version} ${tags}\n`,
  ],
  "in a variable, for a header between single quotes": [
    `ACCEPT ?= text/csv\nt:\n\tcurl -H 'Accept: $(ACCEPT)' ${auth} ${version} ${tags}\n`,
    ["accept-value 1 text/csv"],
    `ACCEPT ?= application/json\nt:\n\tcurl -H 'Accept: $(ACCEPT)' ${auth} ${version} ${tags}\n`,
  ],
  "in a variable that another one uses": [
    `V = 2.99\nt:\n\tcurl $(H) ${tags}\nH = -H 'Intercom-Version: $V' ${accept} ${auth}\n`,
    ["version-unknown 1 2.99"],
    `V = 2.13\nt:\n\tcurl $(H) ${tags}\nH = -H 'Intercom-Version: $V' ${accept} ${auth}\n`,
  ],
  "in what is added to a variable": [
    `export H := ${auth} \\\n  ${version}\nH += -H 'Acept: application/json'\nt:\n\tcurl $(H) ${tags}\n`,
    ["accept-name 3 Acept"],
    `export H := ${auth} \\\n  ${version}\nH += ${accept}\nt:\n\tcurl $(H) ${tags}\n`,
  ],
  "without a header, behind a command that is a variable": [
    `CURL = curl -sS ${auth} ${version} --fail\nt:\n\t$(Q)$(CURL) "$(BASE)/tags" | jq .\nBASE := https://api.intercom.io\n`,
    ["accept-missing 3 $(BASE)/tags"],
    `CURL = curl -sS ${auth} ${version} --fail\nt:\n\t$(Q)$(CURL) "$(BASE)/tags" ${accept} | jq .\nBASE := https://api.intercom.io\n`,
  ],
  "without a header, on several lines": [
    `t: a ; @curl ${auth} \\\n\t  ${version} \\\n\t  ${tags}\n`,
    [`accept-missing 3 ${tags}`],
    `t: a ; @curl ${auth} \\\n\t  ${version} \\\n\t  ${accept} \\\n\t  ${tags}\n`,
  ],
  "by a route": [
    `BASE = http://api.intercom.io\nt:\n\tcurl ${auth} ${accept} ${version} '$(BASE)/tags'\n`,
    ["plain-http 1 http://api.intercom.io"],
    `BASE = https://api.intercom.io\nt:\n\tcurl ${auth} ${accept} ${version} '$(BASE)/tags'\n`,
  ],
  "with a part that is not known": [
    `t:\n\tcurl -H 'Authorization: Token $(TOKEN)' ${accept} ${version} ${tags}\n`,
    ["authorization-malformed 2 -H 'Authorization: Token $(TOKEN)'"],
    `t:\n\tcurl -H 'Authorization: Token $(TOKEN)' ${accept} ${version} ${tags}\n`,
  ],
  "by a variable of the shell between single quotes": [
    `t:\n\tcurl -H 'Authorization: Bearer $$TOKEN' ${accept} ${version} ${tags}\n`,
    ["authorization-malformed 2 -H 'Authorization: Bearer $$TOKEN'"],
    `t:\n\tcurl -H 'Authorization: Bearer $$TOKEN' ${accept} ${version} ${tags}\n`,
  ],
  "in a variable that several recipes use": [
    `GET = curl -H 'Accept: text/csv' ${auth} ${version} ${tags}\na:\n\t$(GET)\nb:\n\t$(GET)\n`,
    ["accept-value 1 text/csv"],
    `GET = curl ${accept} ${auth} ${version} ${tags}\na:\n\t$(GET)\nb:\n\t$(GET)\n`,
  ],
};

describe("Makefiles", () => {
  for (const [name, text] of Object.entries(right)) {
    it(`are right: ${name}`, async () => {
      assert.equal((await judged(text)).length, 1);
      assert.deepEqual(await said(text), []);
    });
  }

  for (const [name, text] of Object.entries(silent)) {
    it(`have no requests: ${name}`, async () => {
      assert.deepEqual(await judged(text), []);
    });
  }

  for (const [name, [text, expected, after]] of Object.entries(wrong)) {
    it(`are wrong: ${name}`, async () => {
      assert.deepEqual(await said(text), expected);
      assert.equal(await repaired(text), after);
      if (after !== text) assert.deepEqual(await said(after), []);
    });
  }

  it("have their requests told without a grammar, too", () => {
    const text = `H = ${auth}\nt:\n\t@curl $(H) '${tags}/$(ID)'\n`;
    const [request, ...others] = extractRequests(text, hints).requests;
    assert.deepEqual(others, []);
    assert.ok(request);
    assert.deepEqual(
      request.headers.map(({ span }) => text.slice(span.start, span.end)),
      [auth],
    );
    const edits = editsOf(request, [
      { kind: "setHeader", name: "Accept", value: "application/json" },
    ]);
    assert.equal(
      applyEdits(text, edits),
      `H = ${auth}\nt:\n\t@curl $(H) ${accept} '${tags}/$(ID)'\n`,
    );
  });

  it("have commands beside their recipes", () => {
    const text = `now := $(shell date; curl -H 'Accept: $(ACCEPT)' ${tags})\n`;
    const [request] = extractRequests(text, hints).requests;
    assert.deepEqual(
      request?.headers.map(({ value }) => value.kind === "known" && value.text),
      ["{{_____}}"],
    );
  });

  it("lose no header of a reference for one that goes", async () => {
    // The option's argument ends in the midst of what the variable holds.
    const text = `H = 'Content-Type: application/json' ${auth}\nt:\n\tcurl -X GET -H $(H) ${accept} ${version} ${tags}\n`;
    assert.equal(await repaired(text), text);
  });

  it("are known by their names, and within Markdown", async () => {
    for (const fileName of ["Makefile", "lib/GNUmakefile", "a/makefile", "rules.mk", "win.mak"]) {
      assert.deepEqual(codeLanguages("", { fileName }), ["shell"]);
    }
    const text = `# Use\n\n\`\`\`makefile\nV = 2.99\nt:\n\tcurl -H 'Intercom-Version: $(V)' ${accept} ${auth} ${tags}\n\`\`\`\n`;
    const { requests } = await extractText(text, { languageId: "markdown" }, loadCode);
    const [value] = requests[0]?.headers.map((header) => header.value) ?? [];
    assert.equal(text.slice(value?.span.start, value?.span.end), "2.99");
  });

  const hostile: Readonly<Record<string, string>> = {
    "a variable that is itself": `A = $(A) $(A) curl\nt:\n\tcurl $(A) ${tags}\n`,
    "variables of two others each": `${Array.from({ length: 10_000 }, (_, at) => `V${String(at)} = $(V${String(at + 1)}) $(V${String(at + 2)})\n`).join("")}t:\n${`\tcurl $(V0) ${tags}\n`.repeat(700)}`,
    "references that never end": `t:\n\tcurl ${"$(".repeat(300_000)} ${tags}\n`,
    "references within references": `t:\n\tcurl ${"$(A".repeat(100_000)}${")".repeat(100_000)} ${tags}\n`,
    "lines of assignments": `${"A += $(A) x\n".repeat(60_000)}t:\n\tcurl ${"$(A)".repeat(20_000)} ${tags}\n`,
    "long values": `A = ${"x".repeat(15_000)}\nt:\n${`\tcurl -H 'A: $(A)' ${tags}\n`.repeat(2_000)}`,
    "quotes and backslashes": `t:\n\tcurl ${"'\\\n\t\"$(".repeat(50_000)}\n`,
    "texts that are not ended": "define a\n".repeat(100_000),
    "values without an end": `${"A=$\\".repeat(200_000)}\n`,
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`take time in proportion to their length: ${name}`, async () => {
      const { requests } = await extractText(text, hints, loadCode);
      assert.ok(requests.every(({ span }) => span.start <= span.end && span.end <= text.length));
    });
  }

  it("never throw, and what is found stands in them", async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        for (const { request, findings } of await judged(text)) {
          const { span, headers, headerSlot } = request;
          const spans = [
            ...[span, ...findings.map((finding) => finding.span)],
            ...headers.flatMap((header) => [header.span, header.nameSpan, header.value.span]),
          ];
          for (const { start, end } of spans) {
            assert.ok(0 <= start && start <= end && end <= text.length, text);
          }
          assert.ok((headerSlot?.offset ?? 0) <= text.length, text);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** What a Makefile is made of, in no order that makes sense. */
const soup = fc
  .array(
    fc.constantFrom(
      ...["A = ", "B := ", "A += ", "B ?= ", "define A\n", "endef\n", "ifdef A\n", "endif\n"],
      ...["t: ", "t:\n", "\t", "\t@", ";", "#", "\\\n", "\n", "\n", "\r\n", " ", ".ONESHELL:\n"],
      ...[
        "$(A)",
        "${B}",
        "$A",
        "$@",
        "$$",
        "$(",
        "${",
        ")",
        "}",
        "$(shell ",
        "$(A:a=b)",
        "include ",
      ],
      ...["curl ", "wget ", "http ", "-H ", "'", '"', "\\", "-X GET ", "-d x ", "sh -c "],
      ...[`${tags} `, accept, auth, version, "'Accept: text/csv' ", "Accept: ", "x".repeat(40)],
    ),
    { maxLength: 40 },
  )
  .map((parts) => `A = curl -H 'Accept: $(B)'\n${parts.join("")}\n`);
