import type { Span } from "../httpRequest.ts";

/** Whether a span is inside another one or equal to it. */
export function isWithin(part: Span, whole: Span): boolean {
  return whole.start <= part.start && part.end <= whole.end;
}
