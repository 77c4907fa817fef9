import { distance } from "fastest-levenshtein";
import type { Diagnosis } from "../diagnosis/diagnose.ts";
import { type Finding, findingCodes } from "../diagnosis/finding.ts";

/** `intercom-request-doctor: ignore accept-missing, version-missing`; without codes all that is found there. */
const marker = /intercom-request-doctor:[ \t]{0,9}ignore\b([ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?/g;

/** A comment with nothing before it, in any language, speaks of the next line. */
const alone = /^(?:#|\/\/|\/\*|\*|--|;|<!--|\{\/\*|'|REM\b)?$/i;

/** What is ignored on a line: these codes, or everything. */
type Ignored = ReadonlySet<string> | "all";

/** The same without the findings that a comment on their line, or alone on the line before, tells to ignore. */
export function withoutIgnored(diagnosis: Diagnosis, text: string): Diagnosis {
  if (text.search(marker) === -1) return diagnosis;
  const lines = text.split("\n");
  const ignored = ignoredIn(lines);
  const lineOf = lineFinder(lines);
  const kept = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter(
      ({ code, span }) =>
        ignored.get(lineOf(span.start))?.every((codes) => codes !== "all" && !codes.has(code)) !==
        false,
    );
  const requests = diagnosis.requests.map((diagnosed) => ({
    ...diagnosed,
    findings: kept(diagnosed.findings),
  }));
  return { ...diagnosis, requests, beside: kept(diagnosis.beside) };
}

/** By the numbers of the lines. */
function ignoredIn(lines: readonly string[]): ReadonlyMap<number, readonly Ignored[]> {
  const ignored = new Map<number, Ignored[]>();
  for (const [number, line] of lines.entries()) {
    for (const { 1: listed = "", index } of line.matchAll(marker)) {
      const place = alone.test(line.slice(0, index).trim()) ? number + 1 : number;
      const known = ignored.get(place);
      if (known === undefined) ignored.set(place, [codesIn(listed)]);
      else known.push(codesIn(listed));
    }
  }
  return ignored;
}

/** The codes that are listed. Words that are none are the reason for ignoring all, unless a code may have been meant. */
function codesIn(listed: string): Ignored {
  const words = listed.split(",").map((word) => word.trim().toLowerCase());
  return words.some(isLikeCode) ? new Set(words) : "all";
}

/** Who misspells a code has not asked for more than that one. */
function isLikeCode(word: string): boolean {
  if (!/[-_]/.test(word)) return false;
  const [first = ""] = word.split(/[-_]/);
  return findingCodes.some((code) => code.startsWith(`${first}-`) || distance(word, code) < 4);
}

/** Tells the number of the line that an offset is in. */
function lineFinder(lines: readonly string[]): (offset: number) => number {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return (offset) => {
    let [low, high] = [0, lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
}
