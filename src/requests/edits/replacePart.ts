import type { Header, RequestForm, Run, Span } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";
import { escaped, marks } from "./quoting.ts";
import { inPlainScalar } from "./inPlainScalar.ts";

/** A name, value or URL with its place. */
export interface Placed {
  readonly text: string;
  readonly span: Span;
  readonly runs: readonly Run[] | undefined;
}

/** A value with its place: its text, or its source where the text is not known. */
export function placedOf(value: Header["value"]): Placed {
  const text = value.kind === "known" ? value.text : value.source;
  return { text, span: value.span, runs: value.runs };
}

/**
 * Replaces the part of a text from `from` to `to` by `by`, escaped for the quotes there; undefined where the part is
 * not in one piece. `lead` is written before it unescaped. A variable's value is changed where it is written; if text
 * around the variable changes as well, the variable is replaced.
 */
export function replacePart(
  form: RequestForm,
  placed: Placed,
  part: readonly [number, number],
  by: string,
  lead = "",
): TextEdit | undefined {
  const edit = replaced(form, placed, part, by, lead);
  if (edit !== undefined || placed.runs === undefined) return edit;
  const runs = withNames(placed.runs);
  const isCut = runs.some(
    (run) => run.filled !== undefined && part.some((at) => run.at < at && at < end(run)),
  );
  return isCut || !runs.some(({ filled }) => filled !== undefined)
    ? undefined
    : replaced(form, { ...placed, runs }, part, by, lead);
}

/** The runs of a text with variables as they are written, not their values. */
function withNames(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const { filled } = run;
    const last = found.at(-1);
    if (filled === undefined) found.push(run);
    else if (last?.filled?.start === filled.start && last.filled.end === filled.end) {
      found[found.length - 1] = { ...last, length: last.length + run.length };
    } else {
      const { at, length } = run;
      found.push({ at, length, quote: filled.quote, span: filled, filled });
    }
  }
  return found;
}

function replaced(
  form: RequestForm,
  placed: Placed,
  [from, to]: readonly [number, number],
  by: string,
  lead: string,
): TextEdit | undefined {
  const whole: Run = { at: 0, length: placed.text.length, span: placed.span, quote: "none" };
  const runs = placed.runs ?? [whole];
  // What is added to a name that cannot be changed is no part of the text behind it.
  if (from === to && runs.some((run) => run.isFixed === true && end(run) === from))
    return undefined;
  const first = runs.find((run) => holds(run, from, from === to));
  const last = from === to ? first : runs.findLast((run) => run.at < to && to <= end(run));
  if (first === undefined || last === undefined) return undefined;
  const touched = runs.slice(runs.indexOf(first), runs.indexOf(last) + 1);
  const isOnePiece = touched.every(
    ({ span, length }, index) =>
      (length === 0 || span.start < span.end) &&
      (index === 0 || span.start >= (touched[index - 1]?.span.end ?? 0)),
  );
  // A variable's value is not contiguous with the text around it; in source code, there is code between two literals.
  const isJoined =
    touched.every(({ origin }) => origin === first.origin) &&
    (form.kind !== "code" ||
      touched.every(
        ({ span, quote }, index) =>
          index === 0 ||
          (span.start === touched[index - 1]?.span.end && quote === touched[index - 1]?.quote),
      ));
  const isFixed = touched.some((run) => run.isFixed === true);
  if (!isOnePiece || !isJoined || isFixed) return undefined;
  // An escape can only be rewritten as a whole, including parts of it that stay.
  const kept = isExact(first) ? "" : placed.text.slice(first.at, from);
  const keptAfter = isExact(last) ? "" : placed.text.slice(to, end(last));
  const span = {
    start: isExact(first) ? first.span.start + from - first.at : first.span.start,
    end: isExact(last) ? last.span.start + to - last.at : last.span.end,
  };
  const text = kept + by + keptAfter;
  const isPart = from > 0 || to < placed.text.length;
  if (isPart && form.kind === "table" && touched.every(({ quote }) => quote === "none")) {
    const around = placed.text.slice(first.at, end(last));
    const plain = inPlainScalar(form, text, around);
    return plain === undefined ? undefined : { span, text: lead + plain };
  }
  if (first.quote === last.quote) return { span, text: lead + escaped(form, first.quote, text) };
  const [, close] = marks[first.quote];
  const [open] = marks[last.quote];
  return { span, text: `${lead}${escaped(form, first.quote, text)}${close}${open}` };
}

function holds(run: Run, at: number, isInsertion: boolean): boolean {
  if (!isInsertion) return run.at <= at && at < end(run);
  if (run.variable === true || run.isFixed === true) return false;
  if (isExact(run) || run.length === 0) return run.at <= at && at <= end(run);
  return run.at < at && at < end(run);
}

function end(run: Run): number {
  return run.at + run.length;
}

function isExact({ length, span }: Run): boolean {
  return length === span.end - span.start;
}
