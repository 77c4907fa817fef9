import type { Header, HeaderItem, HeaderSlot, Span, Value } from "../httpRequest.ts";
import { lineAt, lineEndOf, wholeLine } from "../textLines.ts";
import { spanOf, valueOf } from "../written.ts";
import type { Entry, Expression } from "./expression.ts";
import type { PowerShellVariables, Table } from "./variables.ts";

/** The headers of a table, and whether those are all. */
export function headersOf(
  text: string,
  given: Expression | undefined,
  table: Table | undefined,
  variables: PowerShellVariables,
): { readonly headers: readonly Header[]; readonly isComplete: boolean } {
  const entries = table?.entries ?? [];
  const headers = entries.flatMap((entry) => headerOf(text, entry, variables));
  const isComplete =
    given === undefined || (table?.isWhole === true && headers.length === entries.length);
  return { headers, isComplete };
}

function headerOf(text: string, entry: Entry, variables: PowerShellVariables): Header[] {
  const { name, value, span } = entry;
  if (name.runs.some((run) => run.variable)) return [];
  return [
    {
      name: name.text,
      nameSpan: spanOf(name),
      nameRuns: name.runs,
      value: valueOfExpression(text, value, variables),
      span: statementOf(text, span),
    },
  ];
}

/** What an expression says; unknown as a whole where that is more than a text. */
export function valueOfExpression(
  text: string,
  given: Expression,
  variables: PowerShellVariables,
): Value {
  if (given.kind === "text") return valueOf(variables.resolved(given.written));
  const { span } = given;
  const source = text.slice(span.start, span.end);
  const run = { at: 0, length: source.length, span, quote: "none", variable: true } as const;
  return { kind: "unknown", source, span, runs: [run] };
}

/** What goes with an entry: its line, or the sign behind it. */
function statementOf(text: string, { start, end }: Span): Span {
  const line = lineAt(text, text.lastIndexOf("\n", start - 1) + 1);
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

/** Where one more header goes: behind the last one of the table, or a table of its own behind the command. */
export function slotOf(
  text: string,
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
  const inside = table.entries.filter(({ span }) => span.end <= table.span.end);
  const last = inside.findLast(({ span }) => table.span.start <= span.start);
  if (last === undefined) {
    return { offset: table.span.start + 2, before: " ", separator: "; ", after: " ", item };
  }
  const { start, end } = last.span;
  const lead = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const before = lead.trim() === "" ? lineEndOf(text) + lead : "; ";
  return { offset: end, before, after: "", item };
}
