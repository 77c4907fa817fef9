import { findingsOf } from "./findingsOf.ts";
import { ownCorpus, readSnippets } from "./readCorpus.ts";
import type { Result } from "./scoreOf.ts";

/** Runs the analysis over all snippets of some languages. */
export async function resultsOf(
  languages: readonly string[],
  corpus = ownCorpus,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const snippets = languages.flatMap((language) => readSnippets(language, corpus));
  for (const { language, path, text, expected } of snippets) {
    if (expected === undefined) throw new Error(`${path} is not in expected.json`);
    results.push({ language, path, expected, found: await findingsOf(path, text) });
  }
  return results;
}
