import type { Span } from "../requests/httpRequest.ts";

/** Where a finding is shown: without what surrounds a header that would go as a whole, such as a line's end. */
export function shownSpan({ start, end }: Span, textBetween: (span: Span) => string): Span {
  const text = textBetween({ start, end });
  // The signs with which shells go on on the next line.
  const lead = /^(?:\s|[\\^`](?=[ \t]*\r?\n))*/.exec(text)?.[0].length ?? 0;
  if (lead === text.length) return { start, end };
  return { start: start + lead, end: start + text.trimEnd().length };
}
