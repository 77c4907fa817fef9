import type { Header, Run, Span, Value } from "../httpRequest.ts";
import type { HeaderItem, HeaderSlot } from "../headerSlot.ts";
import { wholeLine } from "../places/textLines.ts";
import { spanOf, valueOf, type Written } from "../places/written.ts";
import type { Entry, Expression } from "./expression.ts";
import { keepsName } from "./keepsName.ts";
import type { LinedText } from "./lines.ts";
import type { Table } from "./tables.ts";
import type { PowerShellVariables } from "./variables.ts";

/** The headers of a table; `isComplete`: there are no others. */
export interface TableHeaders {
  readonly headers: readonly Header[];
  readonly isComplete: boolean;
}

/** Reads the headers of tables, each table once. */
export function headersReader(
  lined: LinedText,
  variables: PowerShellVariables,
): (table: Table) => TableHeaders {
  const known = new WeakMap<Table, TableHeaders>();
  return (table) => {
    const read = known.get(table) ?? headersOf(lined, table, variables);
    known.set(table, read);
    return read;
  };
}

function headersOf(
  lined: LinedText,
  { entries, isWhole }: Table,
  variables: PowerShellVariables,
): TableHeaders {
  const literals = new Set<number>();
  const headers = entries.flatMap((entry) => headerOf(lined, entry, variables));
  const isComplete = isWhole && headers.length === entries.length;
  return {
    headers: headers.map((header) => {
      const place = header.value.runs?.[0]?.span.start ?? header.span.start;
      const isTaken = literals.has(place);
      literals.add(place);
      return isTaken ? fixed(header) : header;
    }),
    isComplete,
  };
}

/** A header whose value cannot be changed, as another header's value is written in the same place. */
function fixed(header: Header): Header {
  const { runs = [] } = header.value;
  const places = runs.map((run) => ({ ...run, span: { ...run.span, end: run.span.start } }));
  return { ...header, value: { ...header.value, runs: places } };
}

function headerOf(lined: LinedText, entry: Entry, variables: PowerShellVariables): Header[] {
  const { name, value, span } = entry;
  if (name.runs.some((run) => run.variable)) return [];
  const read = valueOfExpression(lined.text, value, variables);
  return [
    {
      name: name.text,
      nameSpan: spanOf(name),
      nameRuns: name.runs,
      value: read,
      ...(keepsName(read, lined.text) ? { keepsName: true as const } : {}),
      span: statementOf(lined, span),
    },
  ];
}

/** The value of an expression; unknown unless it is a text. */
export function valueOfExpression(
  text: string,
  given: Expression,
  variables: PowerShellVariables,
): Value {
  if (given.kind === "text") {
    return valueOf(withPlaces(variables.resolved(given.written)), spanOf(given.written));
  }
  const { span } = given;
  const source = text.slice(span.start, span.end);
  const run = { at: 0, length: source.length, span, quote: "none", variable: true } as const;
  return { kind: "unknown", source, span, runs: [run] };
}

/** In concatenated texts, a plain variable cannot be replaced by another text. */
function withPlaces({ text, runs }: Written): Written {
  const isJoined = runs.some(({ span }, at) => at > 0 && span.start !== runs[at - 1]?.span.end);
  const placed = (run: Run): Run =>
    run.quote === "none" ? { ...run, origin: run.span.start } : run;
  return isJoined ? { text, runs: runs.map(placed) } : { text, runs };
}

/** What to delete with an entry: its line, or the separator after it. */
function statementOf({ text, lineOf }: LinedText, { start, end }: Span): Span {
  const line = lineOf(start);
  const isAlone =
    text.slice(line.start, start).trim() === "" &&
    /^[ \t]*;?[ \t]*$/.test(text.slice(end, line.end));
  if (isAlone && end <= line.end) return wholeLine(text, line);
  const sign = /^[ \t]*;[ \t]*/.exec(text.slice(end, end + 50))?.[0].length ?? 0;
  return { start, end: end + sign };
}

const item: HeaderItem = {
  ...{ open: "'", between: "' = '", close: "'" },
  nameQuote: "single",
  valueQuote: "single",
};

/** The place for one more header: after the last one in the table, or as a new table after the command. */
export function slotOf(
  { text, lineOf, lineEnd }: LinedText,
  given: Expression | undefined,
  table: Table | undefined,
  { offset, isFree }: { readonly offset: number; readonly isFree: boolean },
): HeaderSlot | undefined {
  if (given === undefined) {
    return isFree
      ? { offset, before: " -Headers @{ ", separator: "; ", after: " }", item }
      : undefined;
  }
  if (table === undefined || !text.startsWith("@{", table.span.start)) return undefined;
  const last = table.entries.findLast(
    ({ span }) => table.span.start <= span.start && span.end <= table.span.end,
  );
  if (last === undefined) {
    return { offset: table.span.start + 2, before: " ", separator: "; ", after: " ", item };
  }
  const { start, end } = last.span;
  const lead = text.slice(lineOf(start).start, start);
  const isFirst = lead.trim() === "";
  const line = lineOf(end);
  if (/^[ \t]*;?[ \t]*#/.test(text.slice(end, line.end))) {
    // After a comment about the last entry.
    const indent = isFirst ? lead : `${/^[ \t]*/.exec(lead)?.[0] ?? ""}  `;
    return { offset: line.end, before: lineEnd + indent, after: "", item };
  }
  return { offset: end, before: isFirst ? lineEnd + lead : "; ", after: "", item };
}
