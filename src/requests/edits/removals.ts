import type { Header, ListElement, Span } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";

/** The edits that delete headers, with their lines, options or commas. */
export function removals(headers: readonly Header[]): TextEdit[] {
  const inLists = headers.flatMap(({ element }) => element ?? []);
  const spans = [
    ...headers.flatMap(({ span, element }) => (element === undefined ? [span] : [])),
    ...inListSpans(headers, inLists),
  ].sort((a, b) => a.start - b.start);
  // The last two lines of a file share a line end.
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged.map((span) => ({ span, text: "" }));
}

/** Adjacent list items are deleted with the comma after them if they come first, else with that before them. */
function inListSpans(headers: readonly Header[], elements: readonly ListElement[]): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < elements.length;) {
    const first = elements[index];
    if (first === undefined) break;
    let last = first;
    while (last.next !== undefined && elements[index + 1]?.start === last.next) {
      last = elements[++index] ?? last;
    }
    index++;
    const before =
      first.before ?? headers.find(({ element }) => element === first)?.span.start ?? first.start;
    spans.push(
      first.isFirst
        ? { start: first.start, end: last.next ?? last.end }
        : { start: before, end: last.end },
    );
  }
  return spans;
}
