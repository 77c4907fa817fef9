import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Confidence, Finding, FindingCode, Severity } from "../diagnosis/finding.ts";
import { rules } from "../diagnosis/rules.ts";
import { shownSpan } from "../diagnosis/shownSpan.ts";
import { editsOf } from "../requests/edits/edits.ts";
import type { HttpRequest, Span } from "../requests/httpRequest.ts";
import type { Client } from "../requests/client.ts";

/** A part of a file: lines and columns begin with 1, a column is a UTF-16 unit, the end is exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as the program reports it; one element of `--format json`. */
export interface LocatedFinding extends Region {
  /** Relative to the working folder, with slashes; `-` is standard input. */
  readonly file: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** Who sends the request; "unknown" of what belongs to none. */
  readonly client: Client;
  readonly fix?: LocatedFix;
}

/** A repair: each edit replaces a part of the file as it is now. */
export interface LocatedFix {
  readonly title: string;
  readonly edits: readonly (Region & { readonly text: string })[];
}

/** Every finding of a text, in the order in which they stand. */
export function locatedFindings(
  file: string,
  text: string,
  { requests, beside }: Diagnosis,
): LocatedFinding[] {
  const regionOf = regions(text);
  const located = (finding: Finding, request: HttpRequest | undefined): LocatedFinding => {
    const { code, severity, confidence, message } = finding;
    const shown = shownSpan(finding.span, ({ start, end }) => text.slice(start, end));
    const fix = request && fixOf(request, finding, regionOf);
    return {
      file,
      ...regionOf(shown),
      ...{ code, severity, confidence, message },
      source: rules.find((rule) => rule.code === code)?.source ?? "",
      client: request?.client ?? "unknown",
      ...(fix === undefined ? {} : { fix }),
    };
  };
  const all = [
    ...requests.flatMap(({ request, findings }) => findings.map((each) => located(each, request))),
    ...beside.map((each) => located(each, undefined)),
  ];
  return all.sort((a, b) => a.line - b.line || a.column - b.column);
}

function fixOf(
  request: HttpRequest,
  { fix }: Finding,
  regionOf: (span: Span) => Region,
): LocatedFix | undefined {
  if (fix === undefined) return undefined;
  const edits = editsOf(request, fix.changes);
  if (edits.length === 0) return undefined;
  return { title: fix.title, edits: edits.map(({ span, text }) => ({ ...regionOf(span), text })) };
}

/** Turns offsets into lines and columns; a line ends where VS Code ends one. */
function regions(text: string): (span: Span) => Region {
  const ends = Array.from(text.matchAll(/\r\n?|\n/g), ({ 0: end, index }) => index + end.length);
  const starts = [0, ...ends];
  const placeOf = (offset: number): readonly [number, number] => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, offset - (starts[low] ?? 0) + 1];
  };
  return ({ start, end }) => {
    const [line, column] = placeOf(start);
    const [endLine, endColumn] = placeOf(end);
    return { line, column, endLine, endColumn };
  };
}
