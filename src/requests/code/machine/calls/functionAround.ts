import type { Span } from "../../../httpRequest.ts";
import type { Run } from "../run.ts";

/**
 * The innermost function, among those followed, that a place is in; with `within`, the next one outside that
 * function.
 */
export function functionAround(
  { start, end }: Span,
  { entered }: Run,
  within?: Span,
): Span | undefined {
  let found: Span | undefined;
  for (const code of entered) {
    if (code.start > start || end > code.end) continue;
    if (within !== undefined && code.start === within.start && code.end === within.end) continue;
    if (found === undefined || code.start > found.start) found = code;
  }
  return found && { start: found.start, end: found.end };
}
