import type { Span } from "../httpRequest.ts";

/** A line without its line end; `next`: where the next one begins. */
export interface Line extends Span {
  readonly next: number;
}

/** The line that begins at an offset. Reading line by line saves memory: texts may have 5 MB. */
export function lineAt(text: string, start: number): Line {
  const feed = text.indexOf("\n", start);
  if (feed === -1) return { start, end: text.length, next: text.length };
  const end = feed > start && text[feed - 1] === "\r" ? feed - 1 : feed;
  return { start, end, next: feed + 1 };
}

/** The lines from one offset to another. */
export function* linesOf(text: string, from = 0, to = text.length): Generator<Line> {
  for (let start = from; start < to;) {
    const line = lineAt(text, start);
    yield line;
    start = line.next;
  }
}

/** The line end that a text uses. */
export function lineEndOf(text: string): "\r\n" | "\n" {
  const feed = text.indexOf("\n");
  return feed > 0 && text[feed - 1] === "\r" ? "\r\n" : "\n";
}

/** What to delete to remove a line: with its line end, or the one before if it is the last line. */
export function wholeLine(text: string, line: Line): Span {
  if (line.next > line.end) return { start: line.start, end: line.next };
  const before = text[line.start - 1] === "\n" ? (text[line.start - 2] === "\r" ? 2 : 1) : 0;
  return { start: line.start - before, end: line.end };
}
