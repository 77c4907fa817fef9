import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Finding } from "../diagnosis/finding.ts";

/** `intercom-request-doctor: ignore accept-missing, version-missing`; without codes all that is found there. */
const marker =
  /intercom-request-doctor:[ \t]{0,9}ignore\b([ \t]+[a-z-]+(?:[ \t]*,[ \t]*[a-z-]+)*)?/g;

/** A comment with nothing before it, in any language, speaks of the next line. */
const alone = /^\s*(?:#|\/\/|\/\*|\*|--|;|<!--|\{\/\*|'|REM\b)?\s*$/i;

/** The same without the findings that a comment on their line, or alone on the line before, tells to ignore. */
export function withoutIgnored(diagnosis: Diagnosis, text: string): Diagnosis {
  const ignored = ignoredIn(text);
  if (ignored.length === 0) return diagnosis;
  const kept = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter(({ code, span }) =>
      ignored.every(
        ({ codes, start, end }) =>
          span.start < start || end < span.start || (codes !== undefined && !codes.has(code)),
      ),
    );
  const requests = diagnosis.requests.map((diagnosed) => ({
    ...diagnosed,
    findings: kept(diagnosed.findings),
  }));
  return { ...diagnosis, requests, beside: kept(diagnosis.beside) };
}

/** A line of the text, and what is ignored there: undefined for everything. */
interface Ignored {
  readonly start: number;
  readonly end: number;
  readonly codes: ReadonlySet<string> | undefined;
}

function ignoredIn(text: string): readonly Ignored[] {
  return [...text.matchAll(marker)].map(({ 1: listed, index }) => {
    const begin = text.lastIndexOf("\n", index - 1) + 1;
    const isAlone = alone.test(text.slice(begin, index));
    const start = isAlone ? lineEnd(text, index) + 1 : begin;
    return {
      ...{ start, end: lineEnd(text, start) },
      codes: listed === undefined ? undefined : new Set(listed.trim().split(/\s*,\s*/)),
    };
  });
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
