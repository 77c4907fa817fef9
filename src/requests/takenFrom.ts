import type { HttpRequest, Run, Span, Surrounding } from "./httpRequest.ts";
import { type Places, moved } from "./moved.ts";
import { linesOf } from "./textLines.ts";
import { type Writer, type Written, write } from "./written.ts";

/** A request as it stands in the text that `runs` say its own was taken from; `around`: what it stands in there. */
export function movedTo(
  runs: readonly Run[],
  request: HttpRequest,
  around: Surrounding | undefined,
): HttpRequest {
  const there = moved(request, placesIn(runs));
  if (around === undefined) return there;
  return { ...there, surroundings: [...(there.surroundings ?? []), around] };
}

/** Where the letters of a text stand in the one that it was taken from. */
function placesIn(runs: readonly Run[]): Places {
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

/** A stretch that stood there letter for letter, piece by piece of what it was taken from. */
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
    const span = place({ start: from, end: to });
    parts.push({ ...run, at: run.at + from - start, length: to - from, span });
  }
  return parts;
}

function placeOf(runs: readonly Run[], offset: number, isBefore: (run: Run) => boolean): number {
  const run = runs[lastBefore(runs, isBefore)];
  if (run === undefined) return 0;
  const { at, length, span } = run;
  if (length === span.end - span.start) return span.start + offset - at;
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

/** The lines of a stretch of a text without what they are all indented by, and that. */
export function withoutIndent(
  text: string,
  { start, end }: Span,
): { readonly source: Written; readonly indent: string } {
  const lines = [...linesOf(text, start, end)];
  const first = lines.find((line) => /\S/.test(text.slice(line.start, line.end)));
  const indent = first === undefined ? "" : blanksAt(text, first.start, first.end);
  const source: Writer = { text: "", runs: [] };
  for (const line of lines) {
    const from = line.start + blanksAt(text, line.start, line.start + indent.length).length;
    const to = Math.min(line.next, end);
    if (from < to) write(source, text.slice(from, to), { start: from, end: to });
  }
  return { source, indent };
}

function blanksAt(text: string, start: number, end: number): string {
  return /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? "";
}
