import type { Span } from "../../httpRequest.ts";
import type { Run } from "./run.ts";

/** The innermost function that is followed and that a call stands in. */
export function functionAround({ start, end }: Span, { entered }: Run): Span | undefined {
  let within: Span | undefined;
  for (const code of entered) {
    if (code.start > start || end > code.end) continue;
    if (within === undefined || code.start > within.start) within = code;
  }
  return within && { start: within.start, end: within.end };
}
