import type { Span } from "../httpRequest.ts";

/** Whether a part of a text stands in another one, or is the same. */
export function isWithin(part: Span, whole: Span): boolean {
  return whole.start <= part.start && part.end <= whole.end;
}
