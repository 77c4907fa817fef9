import assert from "node:assert/strict";
import { extractText } from "../../../src/analysis/extractText.ts";
import { codeLanguages } from "../../../src/requests/code/codeLanguages.ts";
import { type TextHints, withInterpreter } from "../../../src/requests/textHints.ts";

const languages = (firstLine: string, hints: TextHints = { fileName: "bin/sync" }) =>
  codeLanguages("", withInterpreter(`${firstLine}\nrest`, hints));

describe("the first line of a script", () => {
  const rows: Readonly<Record<string, string>> = {
    "#!/bin/sh": "shell",
    "#!/usr/bin/bash -e": "shell",
    "#!/usr/bin/env python3": "python",
    "#!/usr/bin/python3.12": "python",
    "#!/usr/bin/env -S uv run --script": "python",
    "#! /usr/bin/env ruby": "ruby",
    "#!/usr/bin/env -S NODE_ENV=test node --no-warnings": "javascript",
    "#!/usr/bin/env -S deno run --allow-net": "typescript",
    "#!/usr/bin/php": "php",
  };
  for (const [line, language] of Object.entries(rows)) {
    it(`says ${language}: ${line}`, () => {
      assert.deepEqual(languages(line), [language]);
    });
  }

  it("says it of a text without a name", () => {
    assert.deepEqual(languages("#!/usr/bin/env node", {}), ["javascript"]);
  });

  it("leaves the text of an interpreter that is not known to those who paste", async () => {
    const text =
      "#!/usr/bin/env tclsh\nexec curl -H 'Accept: text/html' https://api.intercom.io/me\n";
    const neverLoaded = (): Promise<never> => Promise.reject(new Error("a grammar was asked for"));
    const { requests } = await extractText(text, { fileName: "bin/sync" }, neverLoaded);
    assert.equal(requests.length, 1);
  });

  it("says nothing where the name or the editor does, or where it is no such line", () => {
    assert.deepEqual(languages("#!/usr/bin/env node", { fileName: "notes.txt" }), []);
    assert.deepEqual(languages("#!/usr/bin/env node", { languageId: "python" }), ["python"]);
    assert.deepEqual(languages(" #!/usr/bin/env node"), []);
    assert.deepEqual(languages("#!"), []);
    assert.deepEqual(languages("#!/usr/bin/env\nbash"), []);
    assert.deepEqual(languages("#!/usr/bin/env perl"), []);
  });
});
