import { cellValue } from "./cellValue.ts";
import { bareName, columnsOf, isOneName, tableRequest, type Columns } from "./headerTable.ts";
import type { Header, HttpRequest, Span } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { areOfAnswer } from "../knownHeaders.ts";
import { lineAt, lineEndOf, linesOf, wholeLine, type Line } from "../places/textLines.ts";
import { append, trim, unescaped, type Writer, type Written } from "../places/written.ts";

interface Row {
  readonly line: Line;
  /** The text between two bars, without white space around it. */
  readonly cells: readonly Span[];
}

/** Tables of headers in Markdown, with columns in any order and any other columns beside them. */
export function markdownTables(text: string): HttpRequest[] {
  const requests: HttpRequest[] = [];
  for (let next = 0; next < text.length;) {
    const line = lineAt(text, next);
    next = line.next;
    const titles = rowOf(text, line);
    const delimiter = titles && rowOf(text, lineAt(text, line.next));
    const isTable = delimiter?.cells.every(({ start, end }) =>
      /^:?-+:?$/.test(text.slice(start, end)),
    );
    if (titles === undefined || delimiter === undefined || isTable !== true) continue;
    const rows: Row[] = [];
    next = delimiter.line.next;
    for (const bodyLine of linesOf(text, next)) {
      const row = rowOf(text, bodyLine);
      if (row === undefined) break;
      rows.push(row);
      next = bodyLine.next;
    }
    requests.push(...requestOf(text, titles, delimiter, rows));
  }
  return requests;
}

/** The cells of a line with bars; undefined for other lines. */
function rowOf(text: string, line: Line): Row | undefined {
  if (line.end - line.start > 20_000) return undefined;
  const cells: Span[] = [];
  let start = line.start;
  for (let at = line.start; at < line.end; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "|") {
      cells.push({ start, end: at });
      start = at + 1;
    }
  }
  if (cells.length === 0) return undefined;
  cells.push({ start, end: line.end });
  const inner = cells.map((cell) => inside(text, cell));
  // Bars at the beginning and end of a line are the frame.
  const [first, last] = [inner[0], inner.at(-1)];
  if (first !== undefined && /^[\s>]*$/.test(text.slice(first.start, first.end))) inner.shift();
  if (inner.length > 1 && last?.start === last?.end) inner.pop();
  return { line, cells: inner };
}

function inside(text: string, { start, end }: Span): Span {
  const isBlank = (at: number): boolean => text[at] === " " || text[at] === "\t";
  let [from, to] = [start, end];
  while (from < to && isBlank(from)) from++;
  while (to > from && isBlank(to - 1)) to--;
  return from === to && start < end
    ? { start: start + 1, end: start + 1 }
    : { start: from, end: to };
}

function requestOf(text: string, titles: Row, delimiter: Row, rows: readonly Row[]): HttpRequest[] {
  const cellsOf = (row: Row): string[] => row.cells.map(({ start, end }) => text.slice(start, end));
  const columns = columnsOf(cellsOf(titles), rows.map(cellsOf));
  if (columns === undefined) return [];
  const headers = rows.flatMap((row) => headerOf(text, row, columns));
  if (areOfAnswer(headers)) return [];
  const last = rows.at(-1) ?? delimiter;
  const span = { start: titles.line.start, end: last.line.end };
  const slot = slotOf(text, columns, titles, rows);
  if (slot === undefined) return [];
  const headersComplete = headers.every(({ name }) => isOneName(name));
  return [{ ...tableRequest("markdown", headers, span, slot), headersComplete }];
}

function headerOf(text: string, row: Row, columns: Columns): Header[] {
  const [nameCell, valueCell] = [row.cells[columns.name], row.cells[columns.value]];
  if (nameCell === undefined) return [];
  const [name, value] = [writtenOf(text, nameCell), valueCell && writtenOf(text, valueCell)];
  const bare = bareName(name.text);
  // Text that is struck out is not sent.
  if (bare.trim() === "" || value === undefined || bare.startsWith("~~")) return [];
  const start = nameCell.start + text.slice(nameCell.start, nameCell.end).indexOf(bare);
  const nameSpan = { start, end: start + bare.length };
  const isLiteral = value.runs.every(({ quote }) => quote === "code");
  const span = wholeLine(text, row.line);
  return [{ name: bare, nameSpan, value: cellValue(bare, value, isLiteral), span }];
}

/** A single code span at the end of a cell, and the text before it. */
const codeAtEnd = /^([^`]*)(`+)([^`]+)\2$/;

/** A cell's text, without the backticks of a single code span, and with `\|` as a bar. */
function writtenOf(text: string, cell: Span): Written {
  const [, before = "", { length: ticks } = "", code] =
    codeAtEnd.exec(text.slice(cell.start, cell.end)) ?? [];
  if (code === undefined) return unescaped(text, cell, "|");
  const start = cell.start + before.length;
  const inner = trim(unescaped(text, { start: start + ticks, end: cell.end - ticks }, "|", "code"));
  if (before === "") return inner;
  const writer: Writer = { text: "", runs: [] };
  append(writer, unescaped(text, { start: cell.start, end: start }, "|"));
  append(writer, inner);
  return writer;
}

/** The place for one more row in the style of the last: same frame and widths, other columns empty. */
function slotOf(
  text: string,
  columns: Columns,
  titles: Row,
  rows: readonly Row[],
): HeaderSlot | undefined {
  const last = Math.max(columns.name, columns.value);
  const model = rows.findLast(({ cells }) => cells[last] !== undefined);
  if (model === undefined) return undefined;
  const [firstColumn, secondColumn] = [columns.name, columns.value].sort((a, b) => a - b);
  const first = model.cells[firstColumn ?? 0];
  const second = model.cells[secondColumn ?? 0];
  const head = titles.cells[0];
  if (first === undefined || second === undefined || head === undefined) return undefined;
  const framed = text.slice(titles.line.start, head.start).includes("|");
  const { line } = model;
  const widths = [widthOf(text, model, firstColumn ?? 0), widthOf(text, model, secondColumn ?? 0)];
  const blank = (from: number, to: number): string =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => {
      return ` ${" ".repeat(widthOf(text, model, from + index))} |`;
    }).join("");
  const indent = /^[ \t>]*/.exec(text.slice(line.start, line.end))?.[0] ?? "";
  const rest = blank((secondColumn ?? 0) + 1, titles.cells.length);
  return {
    offset: line.end,
    before: lineEndOf(text) + indent + (framed ? "|" : ""),
    after: "",
    item: {
      open: `${blank(0, firstColumn ?? 0)}${framed || (firstColumn ?? 0) > 0 ? " " : ""}`,
      between: ` |${blank((firstColumn ?? 0) + 1, secondColumn ?? 0)} `,
      close: framed ? ` |${rest}` : rest === "" ? "" : ` |${rest.slice(0, -2)}`,
      valueFirst: columns.value < columns.name,
      widths: [widths[0] ?? 0, widths[1] ?? 0],
    },
  };
}

/** A cell's width, up to the blank before the next bar. */
function widthOf(text: string, row: Row, column: number): number {
  const cell = row.cells[column];
  if (cell === undefined) return 0;
  const bar = text.indexOf("|", cell.end);
  if (bar === -1 || bar > row.line.end) return 0;
  return Math.min(200, Math.max(0, bar - 1 - cell.start));
}
