import { cellValue } from "./cellValue.ts";
import { bareName, columnsOf, tableRequest } from "./headerTable.ts";
import type { Header, HttpRequest, Span } from "../httpRequest.ts";
import { lineEndOf, linesOf, wholeLine, type Line } from "../places/textLines.ts";
import { trim, verbatim } from "../places/written.ts";

/** Tables of headers with tabs between cells, as pasted from a form or spreadsheet. */
export function tabTables(text: string): HttpRequest[] {
  const requests: HttpRequest[] = [];
  let block: Line[] = [];
  const end = (): void => {
    requests.push(...requestOf(text, block));
    block = [];
  };
  for (const line of linesOf(text, text.startsWith("\ufeff") ? 1 : 0)) {
    const isRow = line.end - line.start < 20_000 && text.slice(line.start, line.end).includes("\t");
    if (isRow) block.push(line);
    else end();
  }
  end();
  return requests;
}

function requestOf(text: string, lines: readonly Line[]): HttpRequest[] {
  const rows = lines.map((line) => cellsOf(text, line));
  const texts = rows.map((cells) => cells.map(({ start, end }) => text.slice(start, end)));
  const [titles = []] = texts;
  const columns = columnsOf(titles, texts);
  const model = lines.at(-1);
  if (columns === undefined || model === undefined) return [];
  const hasTitles = columnsOf(titles, [titles]) === undefined;
  const headers = rows.slice(hasTitles ? 1 : 0).flatMap((cells, index): Header[] => {
    const [nameCell, valueCell] = [cells[columns.name], cells[columns.value]];
    const line = lines[index + (hasTitles ? 1 : 0)];
    if (nameCell === undefined || valueCell === undefined || line === undefined) return [];
    const name = bareName(text.slice(nameCell.start, nameCell.end));
    if (name.trim() === "") return [];
    // Quotes typed into a form are part of the value.
    const value = trim(verbatim(text, valueCell));
    const nameStart = nameCell.start + text.slice(nameCell.start, nameCell.end).indexOf(name);
    return [
      {
        name,
        nameSpan: { start: nameStart, end: nameStart + name.length },
        value: cellValue(name, value, /^(["']).*\1$/.test(value.text)),
        span: wholeLine(text, line),
      },
    ];
  });
  if (headers.length === 0) return [];
  const span = { start: lines[0]?.start ?? 0, end: model.end };
  const [first, second] = [columns.name, columns.value].sort((a, b) => a - b);
  const item = {
    open: "\t".repeat(first ?? 0),
    between: "\t".repeat((second ?? 1) - (first ?? 0)),
    close: "\t".repeat(Math.max(0, titles.length - 1 - (second ?? 1))),
    valueFirst: columns.value < columns.name,
  };
  const slot = { offset: model.end, before: lineEndOf(text), after: "", item };
  return [tableRequest("tabs", headers, span, slot)];
}

function cellsOf(text: string, line: Line): Span[] {
  const cells: Span[] = [];
  for (let start = line.start; start <= line.end;) {
    const tab = text.indexOf("\t", start);
    const end = tab === -1 || tab > line.end ? line.end : tab;
    cells.push({ start, end });
    start = end + 1;
  }
  return cells;
}
