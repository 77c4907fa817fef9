import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { type LoadCode, codeLoader } from "../../src/analysis/codeLoader.ts";
import { diagnoseText } from "../../src/analysis/diagnoseText.ts";
import { mentionsIntercom } from "../../src/requests/mentionsIntercom.ts";
import { type UnrelatedLanguage, unrelatedCode } from "../corpus/unrelatedCode.ts";
import { repository } from "../host/repository.ts";
import { type Row, median } from "./row.ts";

const lines = 10_000;

/** In ordinary code, so many lines are about something else for each snippet with requests. */
const linesApart = 950;

/** A file that somebody writes in: longer than nine of ten in the corpus. */
const writtenLines = 500;

/** The languages, as VS Code and the folders of the corpus call them, and their grammars. */
const grammars: readonly (readonly [UnrelatedLanguage, string])[] = [
  ["typescript", "typescript"],
  ["javascript", "javascript"],
  ["python", "python"],
  ["ruby", "ruby"],
  ["php", "php"],
  ["go", "go"],
  ["java", "java"],
  ["csharp", "c-sharp"],
];

/**
 * The rules over 10,000 lines of each language beside the bare parse of the same text, taking turns; and what
 * a text costs that does not mention Intercom. Ordinary code has a snippet of the corpus every 1,000 lines. Dense code
 * has nothing else, over and over: almost every line has to do with a request. After a keystroke, for the first 500 of
 * them.
 */
export async function ruleRows(rounds: number): Promise<readonly Row[]> {
  const modules = join(repository, "node_modules");
  await Parser.init({
    locateFile: (file: string) => join(modules, "web-tree-sitter", file),
  });
  const loadCode = codeLoader(import.meta.dirname);
  // Before anything is loaded, as in the extension host: there the rules run in another thread.
  const rows: Row[] = [await strangerRow(rounds)];
  for (const [languageId, grammar] of grammars) {
    const snippets = await snippetsWithRequests(languageId, loadCode);
    const [dense, ordinary] = [firstLines(snippets), ordinaryCode(snippets, languageId)];
    const parser = new Parser();
    const wasm = join(
      modules,
      "@vscode",
      "tree-sitter-wasm",
      "wasm",
      `tree-sitter-${grammar}.wasm`,
    );
    parser.setLanguage(await Language.load(wasm));
    for (const [kind, text] of Object.entries({ ordinary, dense })) {
      const measured = { what: `${languageId}, ${kind}`, languageId, text, parser };
      rows.push(await keystrokeRow(measured, rounds, loadCode));
      rows.push(await wholeRow(measured, rounds, loadCode));
    }
    parser.delete();
  }
  return rows;
}

interface Measured {
  readonly what: string;
  readonly languageId: string;
  readonly text: string;
  readonly parser: Parser;
}

/** The rules over a whole text. */
async function wholeRow(
  { what, languageId, text, parser }: Measured,
  rounds: number,
  loadCode: LoadCode,
): Promise<Row> {
  const input = { text, hints: { languageId }, options: {}, atMost: 1_000 };
  const bare: number[] = [];
  const ours: number[] = [];
  let findings = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const [parse = Number.NaN, rules = Number.NaN] = await inTurns([
      () => parser.parse(text)?.delete(),
      async () => {
        const { requests } = await diagnoseText(input, loadCode);
        findings = requests.flatMap((request) => request.findings).length;
      },
    ]);
    // The first warms up.
    if (round === 0) continue;
    bare.push(parse);
    ours.push(rules);
  }
  return {
    what: `rules over ${lines.toLocaleString("en")} lines, ${what}`,
    unit: "ms",
    value: median(ours),
    control: { what: "bare parse", value: median(bare) },
    budget: { ratio: 2 },
    note: `${findings} findings; in a thread of its own, the extension host waits for none of it`,
  };
}

/** The rules after each of several keystrokes in a comment in the middle of the first lines of a text. */
async function keystrokeRow(
  { what, languageId, text, parser }: Measured,
  rounds: number,
  loadCode: LoadCode,
): Promise<Row> {
  const all = text.split("\n").slice(0, writtenLines);
  const comment = /^(?:python|ruby)$/.test(languageId) ? "#" : "//";
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = -5 * rounds; round < 2 * rounds; round += 1) {
    const typed = `${comment} ${"x".repeat(round + 5 * rounds)}`;
    const changed = all.with(writtenLines / 2, typed).join("\n");
    const input = { text: changed, hints: { languageId }, options: {}, atMost: 1_000 };
    const [parse = Number.NaN, rules = Number.NaN] = await inTurns([
      () => parser.parse(changed)?.delete(),
      () => diagnoseText(input, loadCode),
    ]);
    // The first ones warm up.
    if (round < 0) continue;
    bare.push(parse);
    ours.push(rules);
  }
  return {
    what: `after a keystroke, ${writtenLines} lines, ${what}`,
    unit: "ms",
    value: median(ours),
    control: { what: "bare parse", value: median(bare) },
    budget: { most: 30 },
  };
}

/** A text of the size of a large file that is about something else: asked of it before anything is loaded. */
async function strangerRow(rounds: number): Promise<Row> {
  const text = firstLines(await snippetsIn("typescript"))
    .replaceAll(/intercom/gi, "intercum")
    .replaceAll(/not_acceptable/gi, "not_acceptible");
  if (mentionsIntercom(text)) throw new Error("the text mentions Intercom");
  const times: number[] = [];
  for (let round = 0; round <= rounds * 5; round += 1) {
    const [time = Number.NaN] = await inTurns([() => mentionsIntercom(text)]);
    if (round > 0) times.push(time);
  }
  return {
    what: "a file that never mentions Intercom",
    unit: "ms",
    value: median(times),
    control: {
      what: "no file at all",
      value: (await inTurns([() => mentionsIntercom("")]))[0] ?? 0,
    },
    budget: { most: 1 },
  };
}

/** The milliseconds of each. */
async function inTurns(tasks: readonly (() => unknown)[]): Promise<number[]> {
  const times: number[] = [];
  for (const task of tasks) {
    const started = performance.now();
    await task();
    times.push(performance.now() - started);
  }
  return times;
}

/** What a test says where it puts something in the place of what sends requests: for the whole text, it would seem. */
const replacing = /mock|nock|stub|fake|intercept\(|playwright|cypress|httptest|responses/i;

/** Snippets of the corpus in which requests are found. */
async function snippetsWithRequests(
  languageId: UnrelatedLanguage,
  loadCode: LoadCode,
): Promise<readonly string[]> {
  const texts = await snippetsIn(languageId);
  // One that mocks what sends requests, and none of the whole file would reach Intercom.
  const snippets: string[] = [];
  for (const text of texts.filter((each) => !replacing.test(each))) {
    const input = { text, hints: { languageId }, options: {}, atMost: 1 };
    if ((await diagnoseText(input, loadCode)).requests.length > 0) snippets.push(text);
  }
  return snippets;
}

/** Code of which one part of twenty has to do with requests. */
function ordinaryCode(snippets: readonly string[], language: UnrelatedLanguage): string {
  const count = lines / (linesApart + 50);
  const texts = snippets.slice(0, count).map((snippet, index) => {
    // Only one beginning of a file is one.
    const code = index === 0 ? snippet : snippet.replace(/^<\?php\s/, "");
    return `${code}\n${unrelatedCode(language, linesApart, `Ledger${index}Of`)}`;
  });
  return texts.join("\n");
}

async function snippetsIn(folder: string): Promise<readonly string[]> {
  const path = join(repository, "test", "fixtures", "corpus", folder);
  const names = (await readdir(path)).filter((name) =>
    /\.(?:ts|js|py|rb|php|go|java|cs)$/.test(name),
  );
  return Promise.all(names.map((name) => readFile(join(path, name), "utf8")));
}

/** As many lines as are measured, of texts over and over. */
function firstLines(texts: readonly string[]): string {
  const all: string[] = [];
  for (let index = 0; all.length < lines; index += 1) {
    all.push(...(texts[index % texts.length] ?? "").split("\n"));
  }
  return all.slice(0, lines).join("\n");
}
