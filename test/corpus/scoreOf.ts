import type { FindingCode } from "../../src/diagnosis/finding.ts";
import type { Found } from "./findingsOf.ts";
import type { Expectation, Expected } from "./readCorpus.ts";

/** What is true of a file, and what was found in it. */
export interface Result {
  readonly language: string;
  readonly path: string;
  readonly expected: Expected;
  readonly found: readonly Found[];
}

/** Counts, and the shares that follow: 1 where nothing could go wrong. */
export interface Score {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  /** Of what was found, how much is true. */
  readonly precision: number;
  /** Of what is true, how much was found. */
  readonly recall: number;
}

/** One thing that went wrong. */
export interface Failure {
  readonly kind: "miss" | "false alarm" | "missed hint";
  readonly language: string;
  readonly path: string;
  readonly line: number;
  readonly code: FindingCode;
}

/** How the analysis does over all files. */
export interface Scores {
  readonly total: Score;
  readonly languages: ReadonlyMap<string, Score>;
  readonly rules: ReadonlyMap<FindingCode, Score>;
  /** Files that should be silent, and how many are not. */
  readonly silent: { readonly files: number; readonly loud: number };
  readonly hints: { readonly expected: number; readonly found: number };
  readonly failures: readonly Failure[];
}

interface Verdict {
  readonly language: string;
  readonly code: FindingCode;
  readonly kind: "hit" | "miss" | "false alarm";
}

/** Holds what was found against what is true. An expectation that several findings meet is one hit. */
export function scoreOf(results: readonly Result[]): Scores {
  const failures = results.flatMap(failuresOf);
  const isWrong = new Set(
    failures.filter(({ kind }) => kind === "false alarm").map(({ path }) => path),
  );
  const verdicts: readonly Verdict[] = [
    ...results.flatMap(({ language, expected, found }) =>
      expected.findings
        .filter((expectation) => isMet(expectation, found.filter(counts)))
        .map(({ code }): Verdict => ({ language, code, kind: "hit" })),
    ),
    ...failures.flatMap(({ language, code, kind }): Verdict[] =>
      kind === "missed hint" ? [] : [{ language, code, kind }],
    ),
  ];
  const silent = results.filter(({ expected }) => expected.findings.length === 0);
  const expectedHints = results.flatMap(({ expected }) => expected.hints).length;
  const missedHints = failures.filter(({ kind }) => kind === "missed hint").length;
  return {
    total: shares(verdicts),
    languages: grouped(verdicts, ({ language }) => language),
    rules: grouped(verdicts, ({ code }) => code),
    silent: {
      files: silent.length,
      loud: silent.filter(({ path }) => isWrong.has(path)).length,
    },
    hints: { expected: expectedHints, found: expectedHints - missedHints },
    failures,
  };
}

function failuresOf({ language, path, expected, found }: Result): readonly Failure[] {
  const failure = (kind: Failure["kind"], line: number, code: FindingCode): Failure => ({
    ...{ kind, language, path, line, code },
  });
  const counted = found.filter(counts);
  const right = [...expected.findings, ...expected.allowed];
  return [
    ...expected.findings
      .filter((expectation) => !isMet(expectation, counted))
      .map((expectation) => failure("miss", lineOf(expectation), expectation.code)),
    ...counted
      .filter((one) => !right.some((expectation) => meets(expectation, one)))
      .map(({ first, code }) => failure("false alarm", first, code)),
    ...expected.hints
      .filter((expectation) => !isMet(expectation, found))
      .map((expectation) => failure("missed hint", lineOf(expectation), expectation.code)),
  ];
}

/** Hints and information are not looked at, unless somebody listed them. */
function counts({ severity }: Found): boolean {
  return severity === "error" || severity === "warning";
}

function isMet(expectation: Expectation, found: readonly Found[]): boolean {
  return found.some((one) => meets(expectation, one));
}

/** The same code, and a range that covers or touches one of the lines. */
function meets({ code, orCode = [], line, lines, or = [] }: Expectation, one: Found): boolean {
  if (one.code !== code && !orCode.includes(one.code)) return false;
  const places = [...or, ...(line === undefined ? [] : [line])].map((at) => [at, at] as const);
  return [...places, ...(lines === undefined ? [] : [lines])].some(
    ([first, last]) => one.first <= last + 1 && one.last >= first - 1,
  );
}

function lineOf({ line, lines }: Expectation): number {
  return line ?? lines?.[0] ?? 1;
}

function grouped<Key>(
  verdicts: readonly Verdict[],
  keyOf: (verdict: Verdict) => Key,
): ReadonlyMap<Key, Score> {
  const keys = [...new Set(verdicts.map(keyOf))];
  return new Map(
    keys.map((key) => [key, shares(verdicts.filter((verdict) => keyOf(verdict) === key))]),
  );
}

function shares(verdicts: readonly Verdict[]): Score {
  const count = (wanted: Verdict["kind"]): number =>
    verdicts.filter(({ kind }) => kind === wanted).length;
  const [hits, misses, falseAlarms] = [count("hit"), count("miss"), count("false alarm")];
  return {
    ...{ hits, misses, falseAlarms },
    precision: share(hits, falseAlarms),
    recall: share(hits, misses),
  };
}

function share(right: number, wrong: number): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}
