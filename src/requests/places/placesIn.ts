import type { Run, Span } from "../httpRequest.ts";
import type { Places } from "./moved.ts";

/** The places of a text in another text that its runs come from. */
export function placesIn(runs: readonly Run[]): Places {
  const startOf = (offset: number): number => placeOf(runs, offset, ({ at }) => at <= offset);
  const endOf = (offset: number): number => placeOf(runs, offset, ({ at }) => at < offset);
  const span = ({ start, end }: Span): Span => ({
    start: start === end ? endOf(start) : startOf(start),
    end: endOf(end),
  });
  return {
    ...{ span, whole: span, edit: span },
    partOf: (_, part) => span(part),
    runs: (all) => all.flatMap((run) => partsOf(run, runs, span)),
    slot: (slot) => ({ ...slot, offset: endOf(slot.offset) }),
  };
}

/** The parts of a run, one for each piece that it was taken from. */
function partsOf(run: Run, runs: readonly Run[], place: (span: Span) => Span): readonly Run[] {
  const { start, end } = run.span;
  if (run.length !== end - start || run.length === 0) return [{ ...run, span: place(run.span) }];
  const parts: Run[] = [];
  for (let index = lastBefore(runs, ({ at }) => at <= start); index < runs.length; index++) {
    const piece = runs[index];
    if (piece === undefined || piece.at >= end) break;
    const from = Math.max(piece.at, start);
    const to = Math.min(piece.at + piece.length, end);
    if (from >= to) continue;
    const part = { ...run, at: run.at + from - start, length: to - from };
    parts.push(
      piece.filled === undefined
        ? { ...part, span: place({ start: from, end: to }) }
        : { ...part, ...elsewhere(piece, from, to, run.quote) },
    );
  }
  return parts;
}

/** The place of a part of a variable's value. */
function elsewhere(
  { at, length, span, origin, filled }: Run,
  from: number,
  to: number,
  quote: Run["quote"],
): Pick<Run, "span" | "origin" | "filled"> {
  const isExact = length === span.end - span.start;
  const start = span.start - at;
  return {
    ...(origin === undefined ? {} : { origin }),
    ...(filled === undefined ? {} : { filled: { ...filled, quote } }),
    span: isExact ? { start: start + from, end: start + to } : span,
  };
}

function placeOf(runs: readonly Run[], offset: number, isBefore: (run: Run) => boolean): number {
  const run = runs[lastBefore(runs, isBefore)];
  if (run === undefined) return 0;
  const { at, length, filled } = run;
  const span = filled ?? run.span;
  if (filled === undefined && length === span.end - span.start) return span.start + offset - at;
  return offset > at ? span.end : span.start;
}

function lastBefore(runs: readonly Run[], isBefore: (run: Run) => boolean): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && isBefore(run)) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
