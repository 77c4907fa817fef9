import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { corpusLanguages, ownCorpus } from "./readCorpus.ts";
import { resultsOf } from "./resultsOf.ts";
import { scoreOf } from "./scoreOf.ts";
import { failureLines, scoreTable } from "./scoreTable.ts";

const usage = `Usage: npm run -s corpus -- [--folder PATH] [--language NAME]... [--failures]

Runs the analysis over a corpus and prints its precision and recall.
  --folder PATH    another corpus than test/fixtures/corpus: a folder a language, in each an expected.json
  --language NAME  only these of its languages
  --failures       also every miss and every false alarm, with its file and line
`;

interface Options {
  readonly folder: string;
  readonly languages: readonly string[];
  readonly failures: boolean;
}

function options(): Options {
  const { values } = parseArgs({
    options: {
      folder: { type: "string" },
      language: { type: "string", multiple: true, default: [] },
      failures: { type: "boolean", default: false },
    },
  });
  const folder = values.folder === undefined ? ownCorpus : resolve(values.folder);
  const known = corpusLanguages(folder);
  const unknown = values.language.find((language) => !known.includes(language));
  if (unknown !== undefined) {
    throw new Error(`There is no language "${unknown}", only ${known.join(", ")}.`);
  }
  const languages = values.language.length === 0 ? known : values.language;
  return { folder, languages, failures: values.failures };
}

let chosen: Options | undefined;
try {
  chosen = options();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
if (chosen !== undefined) {
  const results = await resultsOf(chosen.languages, chosen.folder);
  const scores = scoreOf(results);
  if (chosen.failures) console.log(failureLines(scores.failures).concat("").join("\n"));
  console.log(scoreTable(scores, results.length));
}
