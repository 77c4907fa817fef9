import type { Quote, Run, Span, Value } from "../httpRequest.ts";

/** The content of a string without quotes, escapes and line continuations. `runs`: where each stretch is written. */
export interface Written {
  readonly text: string;
  readonly runs: readonly Run[];
}

/** Collects a `Written` from left to right. */
export interface Writer {
  text: string;
  readonly runs: Run[];
}

/** Adds text written at `span`; if it directly continues the last run, unescaped, it extends that. */
export function write(
  writer: Writer,
  text: string,
  span: Span,
  quote: Quote = "none",
  variable = false,
): void {
  const last = writer.runs.at(-1);
  const verbatim = text.length === span.end - span.start;
  if (
    last !== undefined &&
    verbatim &&
    !variable &&
    last.variable !== true &&
    last.filled === undefined &&
    last.isFixed !== true &&
    last.quote === quote &&
    last.span.end === span.start &&
    last.length === last.span.end - last.span.start
  ) {
    const length = last.length + text.length;
    writer.runs[writer.runs.length - 1] = {
      ...last,
      length,
      span: { start: last.span.start, end: span.end },
    };
  } else {
    const run = { at: writer.text.length, length: text.length, span, quote };
    writer.runs.push(variable ? { ...run, variable } : run);
  }
  writer.text += text;
}

/** A stretch of the text without escapes. */
export function verbatim(text: string, span: Span, quote: Quote = "none"): Written {
  const part = text.slice(span.start, span.end);
  return { text: part, runs: [{ at: 0, length: part.length, span, quote }] };
}

/** The part from `from` to `to`; an empty part keeps its place. */
export function slice(written: Written, from: number, to: number): Written {
  const text = written.text.slice(from, to);
  if (text === "") {
    const place = placeOf(written.runs, from);
    return { text, runs: [{ at: 0, length: 0, ...place }] };
  }
  const runs: Run[] = [];
  for (let index = firstBehind(written.runs, from); index < written.runs.length; index++) {
    const run = written.runs[index];
    if (run === undefined || run.at >= to) break;
    const start = Math.max(run.at, from);
    const end = Math.min(run.at + run.length, to);
    if (start >= end) continue;
    const exact = run.length === run.span.end - run.span.start;
    const offset = run.span.start - run.at;
    const span = exact ? { start: offset + start, end: offset + end } : run.span;
    runs.push({ ...run, at: start - from, length: end - start, span });
  }
  return { text, runs };
}

/** The first run that ends after a place, by binary search. */
function firstBehind(runs: readonly Run[], at: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && run.at + run.length <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Removes blanks at both ends. Other white space stays, as clients do not strip it from headers. */
export function trim(written: Written): Written {
  const blank = (at: number): boolean => " \t\r\n".includes(written.text.charAt(at));
  let start = 0;
  let end = written.text.length;
  while (end > 0 && blank(end - 1)) end--;
  while (start < end && blank(start)) start++;
  return slice(written, start, end);
}

/** Adds another text. */
export function append(writer: Writer, { text, runs }: Written): void {
  const by = writer.text.length;
  for (const run of runs) writer.runs.push({ ...run, at: run.at + by });
  writer.text += text;
}

/** A stretch of the text, with backslashes before certain characters removed. */
export function unescaped(
  text: string,
  span: Span,
  escaped: string,
  quote: Quote = "none",
): Written {
  const writer: Writer = { text: "", runs: [] };
  let from = span.start;
  for (let at = text.indexOf("\\", from); at !== -1 && at + 1 < span.end;) {
    if (escaped.includes(text.charAt(at + 1))) {
      if (at > from) write(writer, text.slice(from, at), { start: from, end: at }, quote);
      write(writer, text.slice(at + 1, at + 2), { start: at, end: at + 2 }, quote);
      from = at + 2;
      at = text.indexOf("\\", from);
    } else {
      at = text.indexOf("\\", at + 1);
    }
  }
  if (from < span.end || writer.runs.length === 0) {
    write(writer, text.slice(from, span.end), { start: from, end: span.end }, quote);
  }
  return writer;
}

/** Adds a variable's value, which is written elsewhere. */
export function appendFilled(
  writer: Writer,
  meant: Written,
  place: Span,
  quote: Quote = "none",
): void {
  const { start: origin } = spanOf(meant);
  const filled = { ...place, quote };
  if (meant.runs.length === 0) {
    // Nothing can be edited if the value comes from one of several places.
    const span = { start: place.start, end: place.start };
    const run = { at: writer.text.length, length: meant.text.length, span, filled };
    writer.runs.push({ ...run, quote });
    writer.text += meant.text;
    return;
  }
  const runs = meant.runs.map((run) => ({ origin, ...run, filled }));
  append(writer, { text: meant.text, runs });
}

/** From the first run to the last; a variable's value counts where the variable is used. */
export function spanOf({ runs }: Written): Span {
  const [first, last] = [runs[0], runs.at(-1)];
  return {
    start: (first?.filled ?? first?.span)?.start ?? 0,
    end: (last?.filled ?? last?.span)?.end ?? 0,
  };
}

/** Where a part of a word is written; the whole word, if the part comes from a variable. */
export function spanIn(written: Written, word: { readonly span: Span }): Span {
  const { start, end } = word.span;
  const isHere = written.runs.every(({ span }) => start <= span.start && span.end <= end);
  return isHere ? spanOf(written) : word.span;
}

/** A known value, even if it contains variables. */
export function known(written: Written, span: Span = spanOf(written)): Value {
  return { kind: "known", text: written.text, span, runs: written.runs };
}

/** A value that is known unless it contains variables. */
export function valueOf(written: Written, span: Span = spanOf(written)): Value {
  if (!written.runs.some((run) => run.variable)) return known(written, span);
  return { kind: "unknown", source: written.text, span, runs: written.runs };
}

function placeOf(runs: readonly Run[], at: number): { span: Span; quote: Quote } {
  const before = runs.findLast((run) => run.at < at || run.length === 0);
  const run = before ?? runs[0];
  if (run === undefined) return { span: { start: 0, end: 0 }, quote: "none" };
  const exact = run.filled === undefined && run.length === run.span.end - run.span.start;
  const { start, end } = run.filled ?? run.span;
  const offset = exact
    ? Math.min(start + Math.max(at - run.at, 0), end)
    : before === undefined
      ? start
      : end;
  return { span: { start: offset, end: offset }, quote: run.quote };
}
