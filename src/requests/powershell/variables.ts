import type { Span } from "../httpRequest.ts";
import type { Reading } from "../shellWord.ts";
import { append, write, type Writer, type Written } from "../written.ts";
import { bindingsOf, changesOf, type Binding } from "./assignments.ts";
import { blocksOf } from "./blocks.ts";
import { readExpression, type Entry, type Expression } from "./expression.ts";

/** What a script's variables are where they are used. */
export interface PowerShellVariables {
  /** What was assigned to it last; undefined where that is not plain. */
  readonly valueAt: (name: string, at: number) => Expression | undefined;
  /** A table with all that was put into it until then. */
  readonly tableAt: (value: Expression, at: number) => Table | undefined;
  /** A text with the variables in it that are known. */
  readonly resolved: (written: Written) => Written;
}

/** A table as it is when it is used; `isWhole`: nothing else may be in it. */
export interface Table {
  readonly entries: readonly Entry[];
  readonly isWhole: boolean;
  readonly span: Span;
}

const longest = 10_000;
const deepest = 20;
const most = 200;

/** Reads what a script assigns. */
export function powerShellVariables(reading: Reading): PowerShellVariables {
  const { text } = reading;
  const endOfBlock = blocksOf(text);
  const bindings = bindingsOf(text);
  const changes = changesOf(reading);
  const values = new Map<Binding, Expression>();
  const texts = new Map<Binding, string | undefined>();

  function bindingAt(name: string, at: number): Binding | undefined {
    const binding = lastBefore(bindings.get(name.toLowerCase()) ?? [], at);
    return binding?.from !== undefined && at <= endOfBlock(binding.at) ? binding : undefined;
  }

  function valueOf(binding: Binding): Expression {
    const value = values.get(binding) ?? readExpression(reading, binding.from ?? binding.at);
    values.set(binding, value);
    return value;
  }

  function valueAt(name: string, at: number): Expression | undefined {
    const binding = bindingAt(name, at);
    return binding && valueOf(binding);
  }

  function textAt(name: string, at: number, depth: number): string | undefined {
    const binding = bindingAt(name, at);
    if (binding === undefined) return undefined;
    if (!texts.has(binding)) {
      const value = valueOf(binding);
      const written =
        value.kind === "text" && depth < deepest ? resolved(value.written, depth + 1) : undefined;
      const isKnown = written?.runs.some((run) => run.variable) === false;
      texts.set(binding, isKnown && written.text.length < longest ? written.text : undefined);
    }
    return texts.get(binding);
  }

  function resolved(written: Written, depth = 0): Written {
    if (!written.runs.some((run) => run.variable)) return written;
    const writer: Writer = { text: "", runs: [] };
    for (const run of written.runs) {
      const part = written.text.slice(run.at, run.at + run.length);
      const name = run.variable === true ? nameOf(part) : undefined;
      const known = name === undefined ? undefined : textAt(name, run.span.start, depth);
      if (known === undefined) append(writer, { text: part, runs: [{ ...run, at: 0 }] });
      else write(writer, known, run.span, run.quote);
    }
    return writer;
  }

  function tableAt(value: Expression, at: number): Table | undefined {
    if (value.kind === "table") return { entries: value.entries, isWhole: true, span: value.span };
    const name = value.kind === "text" ? nameOf(value.written.text) : undefined;
    const binding = name === undefined ? undefined : bindingAt(name, at);
    const first = binding && valueOf(binding);
    if (name === undefined || binding === undefined || first === undefined) return undefined;
    const isEmpty =
      first.kind === "other" && emptyTable.test(text.slice(first.span.start, first.span.end));
    if (first.kind !== "table" && !isEmpty) return undefined;
    let entries = first.kind === "table" ? first.entries : [];
    let isWhole = true;
    const all = changes.get(name.toLowerCase()) ?? [];
    if (all.length > most) return undefined;
    for (const each of all) {
      if (each.at < binding.at || each.at > at) continue;
      const key = each.entry?.name.text.toLowerCase();
      entries = entries.filter(
        (entry) => key !== undefined && entry.name.text.toLowerCase() !== key,
      );
      if (each.entry === undefined || at > endOfBlock(each.at)) isWhole = false;
      else entries = [...entries, each.entry];
    }
    return { entries, isWhole, span: first.span };
  }

  return { valueAt, tableAt, resolved };
}

const emptyTable =
  /^(?:New-Object\b.*(?:Dictionary|Hashtable)|\[[^\n]*(?:Dictionary|Hashtable)[^\n]*\]::new\(\))/i;

/** The name of a variable that stands by itself. */
export function nameOf(text: string): string | undefined {
  const [, name] =
    /^\$\{?(?:(?:script|global|local|private):)?([A-Za-z_]\w*)\}?$/i.exec(text) ?? [];
  return name;
}

function lastBefore(list: readonly Binding[], at: number): Binding | undefined {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle]?.at ?? 0) < at) from = middle + 1;
    else to = middle;
  }
  return list[from - 1];
}
