import type { Span } from "../httpRequest.ts";
import { linesOf, type Line } from "../places/textLines.ts";
import { slice, trim, verbatim, type Written } from "../places/written.ts";

/** A block: `get {` or `auth:bearer {`, and its lines up to a line with `}`. */
export interface BruBlock {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly span: Span;
}

/** A row of a block. */
export interface BruRow {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Written;
  readonly line: Line;
}

const opening = /^([a-z][a-z:-]{1,40})[ \t]*\{[ \t]*$/;
const row = /^([ \t]*)(?:"([^"\n]{1,200})"|([^\s:"]{1,200}))[ \t]*:/;

/** The blocks of a file of Bruno. */
export function bruBlocks(text: string): readonly BruBlock[] {
  const blocks: BruBlock[] = [];
  let open: { readonly name: string; readonly start: number; readonly lines: Line[] } | undefined;
  for (const line of linesOf(text, text.startsWith("\ufeff") ? 1 : 0)) {
    if (open === undefined) {
      const begun = text.slice(line.start, Math.min(line.end, line.start + 100));
      const [, name] = opening.exec(begun) ?? [];
      if (name !== undefined) open = { name, start: line.start, lines: [] };
    } else if (text[line.start] === "}") {
      const { name, start, lines } = open;
      blocks.push({ name, lines, span: { start, end: line.end } });
      open = undefined;
    } else open.lines.push(line);
  }
  return blocks;
}

/** The rows of a block that are not switched off. */
export function bruRows(text: string, { lines }: BruBlock): readonly BruRow[] {
  const rows: BruRow[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const begun = text.slice(line.start, Math.min(line.end, line.start + 500));
    const [whole, indent = "", quoted, bare] = row.exec(begun) ?? [];
    const name = quoted ?? bare;
    if (whole === undefined || name === undefined) continue;
    const place = { start: line.start + whole.length, end: line.end };
    let value = trim(verbatim(text, place));
    let last = line;
    if (value.text.startsWith(fence)) {
      let isOpen = !value.text.includes(fence, fence.length);
      for (let next = lines[index + 1]; isOpen && next !== undefined; next = lines[index + 1]) {
        isOpen = !text.slice(next.start, next.end).includes(fence);
        last = next;
        index++;
      }
      value = within(verbatim(text, { start: place.start, end: last.end }));
    }
    if (name.startsWith("~")) continue;
    const start = line.start + indent.length + (quoted === undefined ? 0 : 1);
    const nameSpan = { start, end: start + name.length };
    rows.push({ name, nameSpan, value, line: { ...line, end: last.end, next: last.next } });
  }
  return rows;
}

/** The delimiter of a multi-line value. */
const fence = "'''";

function within(written: Written): Written {
  const open = written.text.indexOf(fence) + fence.length;
  const close = written.text.lastIndexOf(fence);
  return trim(slice(written, open, close < open ? written.text.length : close));
}
