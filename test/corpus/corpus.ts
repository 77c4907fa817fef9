import { parseArgs } from "node:util";
import { corpusLanguages } from "./readCorpus.ts";
import { resultsOf } from "./resultsOf.ts";
import { scoreOf } from "./scoreOf.ts";
import { failureLines, scoreTable } from "./scoreTable.ts";

const usage = `Usage: npm run -s corpus -- [--language NAME]... [--failures]

Runs the analysis over test/fixtures/corpus and prints its precision and recall.
  --language NAME  only these: ${corpusLanguages().join(", ")}
  --failures       also every miss and every false alarm, with its file and line
`;

function options(): { readonly languages: readonly string[]; readonly failures: boolean } {
  const { values } = parseArgs({
    options: {
      language: { type: "string", multiple: true, default: [] },
      failures: { type: "boolean", default: false },
    },
  });
  const known = corpusLanguages();
  const unknown = values.language.find((language) => !known.includes(language));
  if (unknown !== undefined) throw new Error(`There is no language "${unknown}".`);
  return {
    languages: values.language.length === 0 ? known : values.language,
    failures: values.failures,
  };
}

let chosen: ReturnType<typeof options> | undefined;
try {
  chosen = options();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
if (chosen !== undefined) {
  const results = await resultsOf(chosen.languages);
  const scores = scoreOf(results);
  if (chosen.failures) console.log(failureLines(scores.failures).concat("").join("\n"));
  console.log(scoreTable(scores, results.length));
}
