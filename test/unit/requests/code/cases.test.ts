import assert from "node:assert/strict";
import { Language, Parser } from "web-tree-sitter";
import { codeLanguageOf, grammarOf } from "../../../../src/requests/code/codeLanguages.ts";
import { codeCases } from "./codeCases.ts";
import { codeFindings, diagnosedCode, locateGrammar } from "./codeFindings.ts";
import { fixedTexts, linesOfFixes } from "./linesOfFixes.ts";

const parsers = new Map<string, Parser>();

async function hasError(languageId: string, text: string): Promise<boolean> {
  const language = codeLanguageOf(languageId);
  assert.ok(language);
  const parser = parsers.get(language) ?? new Parser();
  if (!parsers.has(language)) {
    parser.setLanguage(await Language.load(locateGrammar(grammarOf(language))));
    parsers.set(language, parser);
  }
  const tree = parser.parse(text);
  const found = tree?.rootNode.hasError ?? true;
  tree?.delete();
  return found;
}

describe("requests of source code", () => {
  for (const { languageId, name, text, findings, written } of codeCases()) {
    it(`${languageId}: ${findings.length === 0 ? "nothing about " : ""}${name}`, async () => {
      assert.deepEqual(await codeFindings(languageId, text), findings);
      const diagnosis = await diagnosedCode(languageId, text);
      assert.deepEqual(linesOfFixes(text, diagnosis), written);
      const count = (of: readonly string[], code: string): number =>
        of.filter((finding) => finding.includes(` ${code} @`)).length;
      const isSound = !(await hasError(languageId, text));
      for (const fixed of fixedTexts(text, diagnosis)) {
        assert.ok(!isSound || !(await hasError(languageId, fixed.text)), fixed.text);
        const left = await codeFindings(languageId, fixed.text);
        assert.ok(count(left, fixed.code) < count(findings, fixed.code), fixed.text);
      }
    });
  }
});
