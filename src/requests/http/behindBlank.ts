import { contentOf, readHeaderLines } from "./headerLines.ts";
import type { DetachedHeaders, Header, Span } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";
import { isKnownHeader, tells } from "../knownHeaders.ts";
import { lineAt, lineEndOf, linesOf } from "../places/textLines.ts";
import type { Written } from "../places/written.ts";

/** Headers after a blank line, which are sent as the body, and where the text after them begins. */
export interface BehindBlank {
  readonly detached: DetachedHeaders;
  readonly next: number;
}

/** A comment line. */
const comment = /^(?:#|\/\/)/;

/** The first line of a script, a body, or an assertion. */
const noHeader = /^(?:[<>{[]|\?\?)/;

/**
 * The header lines where a body should be, after the blank line that ended the headers. `isRead`: the method has no
 * body, so that a Content-Type is not missed.
 */
export function headersBehindBlank(
  text: string,
  { start, end }: Span,
  { read, isRead }: { readonly read: (span: Span) => Written; readonly isRead: boolean },
): BehindBlank | undefined {
  const headers: Header[] = [];
  const repair: TextEdit[] = [];
  let place: Span | undefined;
  let next = start;
  for (;;) {
    const from = behindBlankLines(text, next, end);
    if (from === next || from >= end) break;
    const block = headersAlone(text, { start: from, end }, read);
    if (block.headers.length === 0) break;
    for (const header of block.headers) headers.push(header);
    repair.push({ span: { start: next, end: from }, text: "" });
    place = { start: place?.start ?? from, end: block.end };
    next = block.next;
    if (next < end && /^[ \t]*[{[]/.test(text.slice(next, next + 200))) {
      // The body needs a blank line before it.
      repair.push({ span: { start: next, end: next }, text: lineEndOf(text) });
      break;
    }
  }
  const isMissed = headers.some(({ name }) => tells(name) && !(isRead && /^content/i.test(name)));
  if (place === undefined || !isMissed) return undefined;
  return { detached: { headers, because: "behindBlank", span: place, repair }, next };
}

function behindBlankLines(text: string, from: number, end: number): number {
  for (const line of linesOf(text, from, end)) {
    const content = contentOf(text, line);
    if (content.start < content.end) return line.start;
  }
  return end;
}

/** Lines that are all known headers, up to a blank line, a script, a body, or the end. */
function headersAlone(text: string, { start, end }: Span, read: (span: Span) => Written): Block {
  let to = start;
  let count = 0;
  for (const line of linesOf(text, start, end)) {
    const first = text.slice(line.start, Math.min(line.end, line.start + 200)).trimStart();
    if (first === "" || noHeader.test(first)) break;
    if (!comment.test(first)) count++;
    to = line.next;
  }
  const head = readHeaderLines(text, start, to, lineAt(text, start), { read, lenient: true });
  const isAlone = head.headers.length === count && head.headers.every(isOfRequest);
  return { headers: isAlone ? head.headers : [], end: head.end, next: to };
}

interface Block {
  readonly headers: readonly Header[];
  readonly end: number;
  readonly next: number;
}

function isOfRequest({ name }: Header): boolean {
  return isKnownHeader(name);
}
