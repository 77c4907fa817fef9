import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { type LoadCode, codeLoader } from "../../src/analysis/codeLoader.ts";
import { diagnoseText } from "../../src/analysis/diagnoseText.ts";
import { mentionsIntercom } from "../../src/requests/mentionsIntercom.ts";
import { repository } from "../host/repository.ts";
import { type Row, median } from "./row.ts";

const lines = 10_000;

/** A file that somebody writes in: longer than nine of ten in the corpus. */
const writtenLines = 500;

/** Folder of the corpus → what VS Code calls its language, and the grammar. */
const languages = {
  typescript: ["typescript", "typescript"],
  javascript: ["javascript", "javascript"],
  python: ["python", "python"],
  ruby: ["ruby", "ruby"],
  php: ["php", "php"],
  go: ["go", "go"],
  java: ["java", "java"],
  csharp: ["csharp", "c-sharp"],
} as const;

/**
 * The rules over 10,000 lines of each language beside the bare parse of the same text, taking turns; and what
 * a text costs that does not mention Intercom. The lines are the snippets of the corpus, over and over: files
 * in which almost every line has to do with a request. After a keystroke, for the first 500 of them.
 */
export async function ruleRows(rounds: number): Promise<readonly Row[]> {
  const modules = join(repository, "node_modules");
  await Parser.init({
    locateFile: (file: string) => join(modules, "web-tree-sitter", file),
  });
  const loadCode = codeLoader(import.meta.dirname);
  // Before anything is loaded, as in the extension host: there the rules run in another thread.
  const rows: Row[] = [await strangerRow(rounds)];
  for (const [folder, [languageId, grammar]] of Object.entries(languages)) {
    const text = await textOf({ folder, languageId }, loadCode);
    const parser = new Parser();
    const wasm = join(
      modules,
      "@vscode",
      "tree-sitter-wasm",
      "wasm",
      `tree-sitter-${grammar}.wasm`,
    );
    parser.setLanguage(await Language.load(wasm));
    rows.push(await keystrokeRow({ folder, languageId, text, parser }, rounds, loadCode));
    const input = { text, hints: { languageId }, options: {}, atMost: 1_000 };
    const bare: number[] = [];
    const ours: number[] = [];
    let findings = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const times = await inTurns([
        () => parser.parse(text)?.delete(),
        async () => {
          const { requests } = await diagnoseText(input, loadCode);
          findings = requests.flatMap((request) => request.findings).length;
        },
      ]);
      // The first warms up.
      if (round === 0) continue;
      bare.push(times[0] ?? Number.NaN);
      ours.push(times[1] ?? Number.NaN);
    }
    parser.delete();
    rows.push({
      what: `rules over ${lines.toLocaleString("en")} lines, ${folder}`,
      unit: "ms",
      value: median(ours),
      control: { what: "bare parse", value: median(bare) },
      budget: { ratio: 2 },
      note: `${findings} findings; in a thread of its own, the extension host waits for none of it`,
    });
  }
  return rows;
}

/** The rules after each of several keystrokes in a comment in the middle of the first lines of a text. */
async function keystrokeRow(
  {
    folder,
    languageId,
    text,
    parser,
  }: {
    readonly folder: string;
    readonly languageId: string;
    readonly text: string;
    readonly parser: Parser;
  },
  rounds: number,
  loadCode: LoadCode,
): Promise<Row> {
  const all = text.split("\n").slice(0, writtenLines);
  const comment = /^(?:python|ruby)$/.test(folder) ? "#" : "//";
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
    what: `after a keystroke, ${writtenLines} lines, ${folder}`,
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

/** Snippets of the corpus in which requests are found, one after the other, over and over. */
async function textOf(
  { folder, languageId }: { readonly folder: string; readonly languageId: string },
  loadCode: LoadCode,
): Promise<string> {
  const texts = await snippetsIn(folder);
  // One that mocks what sends requests, and none of the whole file would reach Intercom.
  const snippets: string[] = [];
  for (const text of texts.filter((each) => !replacing.test(each))) {
    const input = { text, hints: { languageId }, options: {}, atMost: 1 };
    if ((await diagnoseText(input, loadCode)).requests.length > 0) snippets.push(text);
  }
  return firstLines(snippets);
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
