import { lineAt, lineEndOf, type Line } from "../places/textLines.ts";

/** A text with its lines, indexed for fast lookup. */
export interface LinedText {
  readonly text: string;
  /** The line that an offset is in. */
  readonly lineOf: (at: number) => Line;
  readonly lineEnd: "\r\n" | "\n";
}

export function linedText(text: string): LinedText {
  const lines: Line[] = [];
  for (let start = 0; start < text.length || lines.length === 0;) {
    const line = lineAt(text, start);
    lines.push(line);
    start = Math.max(line.next, start + 1);
  }
  const none = { start: 0, end: text.length, next: text.length };
  const lineOf = (at: number): Line =>
    lines[countBelow(lines, (line) => line.start <= at) - 1] ?? none;
  return { text, lineOf, lineEnd: lineEndOf(text) };
}

/** How many items of a sorted list are below a limit, by binary search. */
export function countBelow<T>(list: readonly T[], isBelow: (each: T) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const each = list[middle];
    if (each !== undefined && isBelow(each)) from = middle + 1;
    else to = middle;
  }
  return from;
}
