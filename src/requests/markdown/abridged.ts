import type { HttpRequest } from "../httpRequest.ts";
import { lineAt } from "../places/textLines.ts";
import { leavesHeadersOut, leavesOut } from "./leavesOut.ts";
import { leavesOutOf } from "./leavesOutOf.ts";
import type { Outline } from "./outline.ts";

/**
 * Marks a documentation example as incomplete if it seems to omit headers. `outline`: of the source code around it.
 */
export function abridged(request: HttpRequest, text: string, outline?: Outline): HttpRequest {
  const isShort =
    outline !== undefined && isBracketed(request)
      ? leavesOutOf(request, outline, text)
      : isShortened(request, text);
  return isShort ? { ...request, headersComplete: false } : request;
}

function isBracketed({ form }: HttpRequest): boolean {
  return form.kind === "code" || (form.kind === "table" && form.layout === "json");
}

/** A line among headers that is neither a header nor the beginning of the next request. */
const noHeader = /^(?!\s*###)(?:\s*[^\w\s]|[^:]*$)/;

/** Whether a command or raw HTTP request has lines that stand for something omitted. */
function isShortened(request: HttpRequest, text: string): boolean {
  const { form, span, headers, headerSlot } = request;
  if (form.kind === "curl" || form.kind === "command") {
    const behind = text.slice(span.end, lineAt(text, span.end).end);
    const before = lineBefore(text, span.start);
    return (
      (/^[ \t]+#/.test(behind) && leavesOut(behind)) ||
      (/^[ \t]*#/.test(before) && leavesHeadersOut(before))
    );
  }
  if (form.kind !== "http" && form.kind !== "raw") return false;
  let last = headerSlot?.offset ?? span.start;
  for (const { nameSpan } of headers) last = Math.max(last, nameSpan.end);
  const to = lineAt(text, lineAt(text, last).next).end;
  const lines = text.slice(span.start, to).split("\n");
  return lines.some((line) => noHeader.test(line) && leavesOut(line));
}

/** As much of a line as is looked at. */
const longestLine = 500;

/** The line before the one that a place is on. */
function lineBefore(text: string, at: number): string {
  const end = text.lastIndexOf("\n", at - 1);
  const before = end === -1 ? "" : text.slice(Math.max(0, end - longestLine), end);
  return before.slice(before.lastIndexOf("\n") + 1);
}
