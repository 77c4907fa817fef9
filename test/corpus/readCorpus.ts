import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { findingCodes } from "../../src/diagnosis/finding.ts";

/** Where the project's own snippets lie: a folder a language, in each the files and one `expected.json`. */
export const ownCorpus = join(import.meta.dirname, "../fixtures/corpus");

const code = v.picklist(findingCodes);
const line = v.pipe(v.number(), v.integer(), v.minValue(1));

const expectation = v.strictObject({
  code,
  /** Other codes that say the same as truly: one of them all is enough. */
  orCode: v.optional(v.array(code)),
  /** Where the finding stands: a line or the first and the last of several, counted from 1. */
  line: v.optional(line),
  lines: v.optional(v.tuple([line, line])),
  /** More lines that are as right: a default that a request inherits, the call of a function. */
  or: v.optional(v.array(line)),
});

const expectedOfFile = v.strictObject({
  /** Of severity warning and above. None: whatever is found in this file is a false alarm. */
  findings: v.array(expectation),
  /** Beside a finding that stands for it; neither missed nor a false alarm. */
  allowed: v.optional(v.array(expectation), []),
  /** Of lower severity; only where they are sure, and never false alarms. */
  hints: v.optional(v.array(expectation), []),
  why: v.pipe(v.string(), v.nonEmpty()),
});

const expectedOfFolder = v.record(v.string(), expectedOfFile);

export type Expectation = v.InferOutput<typeof expectation>;
export type Expected = v.InferOutput<typeof expectedOfFile>;

/** A file of the corpus with what is true of it; `expected` is undefined where nobody has said. */
export interface Snippet {
  readonly language: string;
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly expected: Expected | undefined;
}

/** The names of a corpus's folders. */
export function corpusLanguages(corpus = ownCorpus): readonly string[] {
  return readdirSync(corpus).sort();
}

/** What `expected.json` of a language says, by file name; throws with a path where it is malformed. */
export function readExpected(
  language: string,
  corpus = ownCorpus,
): Readonly<Record<string, Expected>> {
  const text = readFileSync(join(corpus, language, "expected.json"), "utf8");
  const decoded = v.safeParse(expectedOfFolder, JSON.parse(text));
  if (decoded.success) return decoded.output;
  const [{ message }] = decoded.issues;
  const path = v.getDotPath(decoded.issues[0]) ?? "";
  throw new Error(`${language}/expected.json: ${path}: ${message}`);
}

/** Every file of a language, in the order of their names. */
export function readSnippets(language: string, corpus = ownCorpus): readonly Snippet[] {
  const expected = readExpected(language, corpus);
  return readdirSync(join(corpus, language))
    .filter((name) => name !== "expected.json")
    .sort()
    .map((name) => {
      const path = join(corpus, language, name);
      return { language, name, path, text: readFileSync(path, "utf8"), expected: expected[name] };
    });
}
