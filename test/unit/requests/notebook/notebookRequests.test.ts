import assert from "node:assert/strict";
import * as v from "valibot";
import { codeLoader } from "../../../../src/analysis/codeLoader.ts";
import { extractText } from "../../../../src/analysis/extractText.ts";
import { type Diagnosis, diagnose } from "../../../../src/diagnosis/diagnose.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import type { TextHints } from "../../../../src/requests/textHints.ts";
import { readSnippets } from "../../../corpus/readCorpus.ts";

const loadCode = codeLoader(import.meta.dirname);
const notebookHints = { languageId: "json", fileName: "/work/explore.ipynb" };
const pythonHints = { languageId: "python", fileName: "explore.py" };

interface CellOf {
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

function code(source: CellOf["source"]): CellOf {
  return { cell_type: "code", source };
}

function lines(source: string): readonly string[] {
  return source.split(/(?<=\n)/);
}

function notebook(cells: readonly CellOf[], metadata: object = {}): string {
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}

const saved = v.object({
  cells: v.array(v.object({ source: v.union([v.string(), v.array(v.string())]) })),
});

/** What the cells of a notebook hold, one after the other. */
function sourceOf(text: string): string {
  const { cells } = v.parse(saved, JSON.parse(text));
  return cells
    .map(({ source }) => (typeof source === "string" ? source : source.join("")))
    .join("");
}

async function judged(text: string, hints: TextHints): Promise<Diagnosis["requests"]> {
  const { requests, failures } = diagnose(await extractText(text, hints, loadCode));
  assert.deepEqual(failures, []);
  return requests;
}

interface Said {
  readonly said: string;
  readonly fixed: string | undefined;
}

/** Every finding, and the text after its fix alone. */
async function saidOf(text: string, hints: TextHints): Promise<readonly Said[]> {
  return (await judged(text, hints)).flatMap(({ request, findings }) =>
    findings.map(({ code: of, severity, message, fix }) => {
      const edits = fix === undefined ? [] : editsOf(request, fix.changes);
      const fixed = edits.length === 0 ? undefined : applyEdits(text, edits);
      return { said: `${severity} ${of} ${message}`, fixed };
    }),
  );
}

/** Each finding's code and what it marks, as it stands in the file. */
async function marked(text: string): Promise<readonly string[]> {
  return (await judged(text, notebookHints))
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity !== "hint")
    .map(({ code: of, span }) => `${of} ${text.slice(span.start, span.end)}`);
}

const right = `headers={"Authorization": f"Bearer {token}", "Accept": "application/json"}`;

describe("notebooks", () => {
  const snippets = readSnippets("python").filter(({ name }) => name.endsWith(".py"));

  for (const { name, text } of snippets) {
    it(`says of ${name} in a notebook what it says of the file, and mends it in the same way`, async () => {
      // What IPython would take for a command of its own.
      const program = text.replace(/\r/g, "").replace(/^[%!?].*/gm, "");
      const ofFile = await saidOf(program, pythonHints);
      const ofNotebook = await saidOf(notebook([code(lines(program))]), notebookHints);
      assert.deepEqual(
        ofNotebook.map(({ said, fixed }) => ({ said, fixed: fixed && sourceOf(fixed) })),
        ofFile,
      );
    });
  }

  it("reads the cells as one program", async () => {
    const text = notebook([
      { cell_type: "markdown", source: "# Look around" },
      code(["import os, requests\n", "headers = {\n", `    "Accept": "text/csv",\n`, "}"]),
      code(`headers["Authorization"] = f"Bearer {os.environ['TOKEN']}"`),
      code(["%%time\n", `requests.get("https://api.intercom.io/tags", headers=headers)`]),
    ]);
    assert.deepEqual(await marked(text), [String.raw`accept-value \"text/csv\"`]);
  });

  it("leaves IPython its lines", async () => {
    const text = notebook([
      code("%pip install requests\n!pip install -q \\\n  httpx\nimport requests\nrequests.get?"),
      code("files = !ls\nfor name in files:\n    !cat {name}\n%matplotlib inline"),
      code(`if True:\n    %time r = 1\nrequests.get("https://api.intercom.io/tags", ${right})`),
    ]);
    assert.deepEqual(await marked(text), []);
    assert.equal((await judged(text, notebookHints)).length, 1);
  });

  it("reads commands, in which names in braces are filled in", async () => {
    const text = notebook([
      code(
        `token = "x"\n!curl -H 'Authorization: Bearer {token}' -H "Accept: text/csv" \\\n  https://api.intercom.io/tags`,
      ),
      code(
        `out = !curl -H "Authorization: $AUTH" -H 'Accept: text/html' https://api.intercom.io/me`,
      ),
    ]);
    assert.deepEqual(await marked(text), ["accept-value text/csv", "accept-value text/html"]);
  });

  it("reads scripts and documentation in it", async () => {
    const curl = `curl -H "Authorization: Bearer $T" -H 'Accept: text/csv' https://api.intercom.io/me\n`;
    const text = notebook([
      code(["%%bash\n", "set -e\n", curl]),
      code(["%%script sh\n", curl]),
      code(["%%writefile get.sh\n", curl]),
      { cell_type: "markdown", source: ["Then:\n", "```bash\n", curl, "```\n"] },
      { cell_type: "raw", source: [curl] },
    ]);
    assert.deepEqual(await marked(text), Array(3).fill("accept-value text/csv"));
  });

  it("reads the language of its kernel, and none that it does not know", async () => {
    const cells = [
      code(`await fetch("https://api.intercom.io/me", { headers: { accept: "text/csv" } })`),
    ];
    const typescript = notebook(cells, { kernelspec: { language: "typescript", name: "deno" } });
    const julia = notebook(cells, { language_info: { name: "julia" } });
    assert.match((await marked(typescript)).join(), /accept-value \\"text\/csv/);
    assert.deepEqual(await marked(julia), []);
  });

  const call = `requests.get("https://api.intercom.io/me")`;
  const hostile: Readonly<Record<string, string>> = {
    blanks: notebook([code(`${" ".repeat(200_000)}x`), code(call)]),
    "commands that are continued": notebook([code("!a \\\n".repeat(20_000)), code(call)]),
    braces: notebook([code(`!curl ${"{a".repeat(100_000)}`), code(call)]),
    names: notebook([code(`${"a, ".repeat(20_000)}\n${"a".repeat(200_000)}`), code(call)]),
    "many cells": notebook(Array.from({ length: 10_000 }, () => code("!ls"))),
    "many lines": notebook([code(Array.from({ length: 50_000 }, () => "x\n"))]),
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`takes time in proportion to its length: ${name}`, async () => {
      const { requests } = await extractText(text, notebookHints, loadCode);
      assert.ok(requests.length <= 1);
    });
  }

  for (const text of [
    ...["", "{", "[]", `{"cells": 3}`, `{"cells": [1, null, [], {}]}`],
    `{"cells": [{"cell_type": "code"}, {"cell_type": 7, "source": "x"}]}`,
    `{"cells": [{"cell_type": "code", "source": [1, "curl https://api.intercom.io/me\\`,
    `{"cells": [{"cell_type": "code", "source": "\\ud83d\\u0000%%"}]}`,
  ]) {
    it(`takes ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await marked(text), []);
    });
  }
});
