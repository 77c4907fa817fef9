import assert from "node:assert/strict";
import { type Finding, type FindingCode } from "../../src/diagnosis/finding.ts";
import { type Diagnosis, diagnose } from "../../src/diagnosis/diagnose.ts";
import { codeLoader } from "../../src/analysis/codeLoader.ts";
import { extractText } from "../../src/analysis/extractText.ts";
import { codeLanguageOf } from "../../src/requests/code/codeLanguages.ts";
import { applyEdits } from "../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../src/requests/edits/edits.ts";
import { languageIdOf } from "../corpus/findingsOf.ts";
import { corpusLanguages, readSnippets } from "../corpus/readCorpus.ts";
import { parses } from "./requests/code/judged.ts";

const loadCode = codeLoader(import.meta.dirname);

/** How often each code comes up; of hints alone it is no harm when one comes up anew. */
function counted(diagnosis: Diagnosis, isLoud: boolean): ReadonlyMap<FindingCode, number> {
  const counts = new Map<FindingCode, number>();
  const loud = ({ severity }: Finding): boolean => severity === "error" || severity === "warning";
  for (const finding of diagnosis.requests.flatMap(({ findings }) => findings)) {
    if (isLoud && !loud(finding)) continue;
    counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  }
  return counts;
}

describe("the fixes of the corpus", () => {
  for (const language of corpusLanguages()) {
    it(`each puts one thing right and nothing wrong: ${language}`, async () => {
      let made = 0;
      for (const { path, text } of readSnippets(language)) {
        const languageId = languageIdOf(path);
        const grammar = codeLanguageOf(languageId ?? "");
        const judge = async (of: string): Promise<Diagnosis> =>
          diagnose(await extractText(of, { languageId, fileName: path }, loadCode));
        const before = await judge(text);
        const [all, loud] = [counted(before, false), counted(before, true)];
        const isSound = grammar === undefined || (await parses(grammar, text));
        for (const { request, findings } of before.requests) {
          for (const { code, fix } of findings) {
            const edits = fix === undefined ? [] : editsOf(request, fix.changes);
            if (edits.length === 0) continue;
            made += 1;
            const fixed = applyEdits(text, edits);
            const place = `${path}: ${code}\n${fixed}`;
            if (isSound && grammar !== undefined) assert.ok(await parses(grammar, fixed), place);
            const after = await judge(fixed);
            // Of two regions one host is left where one of them had none.
            const fewest = before.requests.length - (code === "region-host" ? 1 : 0);
            assert.ok(after.requests.length >= fewest, place);
            assert.ok(after.requests.length <= before.requests.length, place);
            // What one place sends on several ways is said there once: another one may be left.
            const ways = before.requests.filter(
              (each) => each.request.span.start === request.span.start,
            );
            const most = (all.get(code) ?? 0) - (ways.length > 1 ? 0 : 1);
            assert.ok((counted(after, false).get(code) ?? 0) <= most, place);
            for (const [other, count] of counted(after, true)) {
              assert.ok(count <= (loud.get(other) ?? 0), `${other} in ${place}`);
            }
          }
        }
      }
      assert.ok(made > 0);
    });
  }
});
