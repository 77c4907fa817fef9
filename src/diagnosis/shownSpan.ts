import type { Span } from "../requests/httpRequest.ts";

/** Where a finding is underlined: the span that would be deleted, without line ends and white space around it. */
export function shownSpan({ start, end }: Span, textBetween: (span: Span) => string): Span {
  const text = textBetween({ start, end });
  // Line continuations of shells.
  const lead = /^(?:\s|[\\^`](?=[ \t]*\r?\n))*/.exec(text)?.[0].length ?? 0;
  if (lead === text.length) return { start, end };
  return { start: start + lead, end: start + text.trimEnd().length };
}
