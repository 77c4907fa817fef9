import type { TextEdit } from "../extraction.ts";

/** A text with edits made; of two that overlap the first is made. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let from = 0;
  for (const { span, text: part } of sorted) {
    if (span.start < from) continue;
    parts.push(text.slice(from, span.start), part);
    from = span.end;
  }
  return [...parts, text.slice(from)].join("");
}
