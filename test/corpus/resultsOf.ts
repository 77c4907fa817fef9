import { findingsOf } from "./findingsOf.ts";
import { readSnippets } from "./readCorpus.ts";
import type { Result } from "./scoreOf.ts";

/** Runs the analysis over all snippets of some languages. */
export async function resultsOf(languages: readonly string[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const { language, name, path, text, expected } of languages.flatMap(readSnippets)) {
    if (expected === undefined) throw new Error(`${path} is not in expected.json`);
    results.push({ language, name, expected, found: await findingsOf(path, text) });
  }
  return results;
}
