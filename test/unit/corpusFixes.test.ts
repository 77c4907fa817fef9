import assert from "node:assert/strict";
import { type Finding, type FindingCode } from "../../src/diagnosis/finding.ts";
import { type Diagnosis, diagnose } from "../../src/diagnosis/diagnose.ts";
import { codeLoader } from "../../src/analysis/codeLoader.ts";
import { extractText } from "../../src/analysis/extractText.ts";
import type { Change } from "../../src/requests/change.ts";
import type { Extraction } from "../../src/requests/extraction.ts";
import { codeLanguageOf } from "../../src/requests/code/codeLanguages.ts";
import { applyEdits } from "../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../src/requests/edits/edits.ts";
import { languageIdOf } from "../corpus/findingsOf.ts";
import { patience } from "../host/patience.ts";
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

/** How often a code comes up where each request is judged for itself. */
function countedAlone(extraction: Extraction, code: FindingCode): number {
  return extraction.requests
    .flatMap((request) => diagnose({ ...extraction, requests: [request] }).requests)
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.code === code).length;
}

/** How many addresses there are, by the places that send to them and with what, once changes are made: two ways may become one. */
function waysOf({ requests }: Diagnosis, changes: readonly Change[]): number {
  const ways = requests.map(({ request: { span, method, url, headers } }) => {
    const sent = headers.map(({ name, value }) => [
      name,
      value.kind === "known" ? value.text : value.source,
    ]);
    const text = url?.kind === "known" ? url.text : (url?.source ?? "");
    const changed = changes.reduce(
      (of, change) => (change.kind === "replaceInUrl" ? of.replace(change.from, change.to) : of),
      text,
    );
    return JSON.stringify([span.start, method.text, changed, sent]);
  });
  return new Set(ways).size;
}

/** How many requests there are, without those of which only an address is known: a right one is not listed. */
function sendingIn({ requests }: Diagnosis): number {
  return requests.filter(({ request: { method, url } }) => method.text !== "" || url === undefined)
    .length;
}

describe("the fixes of the corpus", () => {
  for (const language of corpusLanguages()) {
    it(`each puts one thing right and nothing wrong: ${language}`, async () => {
      let made = 0;
      for (const { path, text } of readSnippets(language)) {
        const languageId = languageIdOf(path);
        const grammar = codeLanguageOf(languageId ?? "");
        const extracted = (of: string): Promise<Extraction> =>
          extractText(of, { languageId, fileName: path }, loadCode);
        const found = await extracted(text);
        const before = diagnose(found);
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
            const left = await extracted(fixed);
            const after = diagnose(left);
            const merged = waysOf(before, []) - waysOf(before, fix?.changes ?? []);
            assert.equal(sendingIn(after), sendingIn(before) - merged, place);
            const [was, is] = [all.get(code) ?? 0, counted(after, false).get(code) ?? 0];
            assert.ok(is <= was, place);
            // What one place sends on several ways is said there once: then each way is asked for itself.
            if (is === was) assert.ok(countedAlone(left, code) < countedAlone(found, code), place);
            for (const [other, count] of counted(after, true)) {
              assert.ok(count <= (loud.get(other) ?? 0), `${other} in ${place}`);
            }
          }
        }
      }
      assert.ok(made > 0);
    }).timeout(5 * patience.unit);
  }
});
