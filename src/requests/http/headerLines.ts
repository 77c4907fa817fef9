import type { Header, Span } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { lineAt, lineEndOf, wholeLine, type Line } from "../places/textLines.ts";
import { known, slice, trim, valueOf, verbatim, type Written } from "../places/written.ts";

/** Header lines up to an empty line or something else. */
export interface HeaderLines {
  readonly headers: readonly Header[];
  readonly complete: boolean;
  /** The end of the last header line. */
  readonly end: number;
  readonly next: number;
  readonly slot: HeaderSlot;
}

/** The margin of a line: indentation, and the `> ` of `curl -v` or a quote. */
const margin = /[ \t]*(?:>[ \t]?)*/y;

/** The content of a line, without margin and trailing blanks. */
export function contentOf(text: string, line: Line): Span {
  margin.lastIndex = line.start;
  margin.test(text);
  const start = Math.min(margin.lastIndex, line.end);
  let end = line.end;
  while (end > start && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return { start, end };
}

/**
 * Reads the header lines after a request line `first`, or from `first` on. `read`: the written text of a value;
 * `lenient`: lines that are no headers (comments, placeholders) do not end the block.
 */
export function readHeaderLines(
  text: string,
  from: number,
  to: number,
  first: Line,
  options: { read?: (span: Span) => Written; lenient?: boolean } = {},
): HeaderLines {
  const read = options.read ?? ((span: Span) => verbatim(text, span));
  const headers: Header[] = [];
  let complete = true;
  let anchor = first;
  let next = from;
  while (next < to) {
    const line = lineAt(text, next);
    const content = contentOf(text, line);
    if (content.start >= content.end) break;
    const header = headerOf(text, line, content, read);
    if (header !== undefined) {
      headers.push(header);
      anchor = line;
    } else if (options.lenient !== true) {
      break;
    } else if (/^(?:\.\.\.|\{\{)/.test(text.slice(content.start, content.start + 3))) {
      complete = false;
    }
    next = line.next;
  }
  const marginText = text.slice(anchor.start, contentOf(text, anchor).start);
  const offset = contentOf(text, anchor).end;
  const slot = { offset, before: lineEndOf(text) + marginText, after: "" };
  return { headers, complete, end: anchor.end, next, slot };
}

function headerOf(
  text: string,
  line: Line,
  content: Span,
  read: (span: Span) => Written,
): Header | undefined {
  if (/^(?:#|\/\/)/.test(text.slice(content.start, content.start + 2))) return undefined;
  const part = text.slice(content.start, Math.min(content.end, content.start + 200));
  const colon = part.indexOf(":");
  // A name may be misspelt, but is no sentence and no URL.
  if (colon < 1 || !/^[^\s:{}()[\]"'<>,;/]+[ \t]*$/.test(part.slice(0, colon))) return undefined;
  const nameSpan = { start: content.start, end: content.start + colon };
  const value = trim(read({ start: nameSpan.end + 1, end: content.end }));
  const empty = value.text === "";
  return {
    name: text.slice(nameSpan.start, nameSpan.end),
    nameSpan,
    value: empty ? known(slice(value, 0, 0)) : valueOf(value),
    ...(empty ? { lead: " " } : {}),
    span: wholeLine(text, line),
  };
}
