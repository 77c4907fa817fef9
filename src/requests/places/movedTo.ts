import type { HttpRequest, Run, Span, Surrounding } from "../httpRequest.ts";
import { moved } from "./moved.ts";
import { linesOf } from "./textLines.ts";
import { type Writer, type Written, write } from "./written.ts";
import { placesIn } from "./placesIn.ts";

/** Maps a request to the text that its own was taken from, as `runs` say; `around`: what it is embedded in there. */
export function movedTo(
  runs: readonly Run[],
  request: HttpRequest,
  around: Surrounding | undefined,
): HttpRequest {
  const there = moved(request, placesIn(runs));
  if (around === undefined) return there;
  return { ...there, surroundings: [...(there.surroundings ?? []), around] };
}

/** The lines of a stretch without their common indentation, and that indentation. */
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
