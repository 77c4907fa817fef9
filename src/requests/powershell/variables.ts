import type { Span } from "../httpRequest.ts";
import { append, write, type Writer, type Written } from "../places/written.ts";
import { bindingsOf, type Binding } from "./assignments.ts";
import { blocksOf } from "./blocks.ts";
import { readExpression, type Entry, type Expression } from "./expression.ts";
import { countBelow } from "./lines.ts";
import { effectOf, mentionsOf, type Effect } from "./mentions.ts";
import { nameOf } from "./names.ts";
import type { Script } from "./script.ts";

/** What a script's variables are where they are used. */
export interface PowerShellVariables {
  /** What was assigned to it last; undefined where that is not plain. */
  readonly valueAt: (name: string, at: number) => Expression | undefined;
  /** A table with all that was put into it until then. */
  readonly tableAt: (value: Expression, at: number) => Table | undefined;
  /** A text with the variables in it that are known; a variable by itself is what was assigned to it. */
  readonly resolved: (written: Written) => Written;
}

/** A table as it is when it is used; `isWhole`: nothing else may be in it. */
export interface Table {
  readonly entries: readonly Entry[];
  readonly isWhole: boolean;
  readonly span: Span;
}

/** Where variables are read and nothing else, as far as the commands tell. */
export interface Reads {
  readonly at: ReadonlySet<number>;
  /** Tables that were given to commands as their parameters, and where. */
  readonly splats: readonly { readonly value: Expression; readonly at: number }[];
}

/** What may have happened to a table between two places, and in which block. */
interface Step extends Effect {
  readonly until: number;
}

/** A table that another one is in, which only commands have seen. */
interface Owner {
  readonly name: string;
  readonly binding: Binding;
}

const longest = 10_000;
const deepest = 20;
const most = 200;

/** Reads what a script assigns. */
export function powerShellVariables(script: Script, reads: Reads): PowerShellVariables {
  const { text, code } = script;
  const endOfBlock = blocksOf(code);
  const bindings = bindingsOf(script);
  const mentions = mentionsOf(script);
  const values = new Map<Binding, Expression>();
  const texts = new Map<Binding, Written | undefined>();
  const steps = new Map<string, readonly Step[]>();
  const tables = new Map<Binding, Map<string, Table>>();
  const owners = new Map<number, Owner>();
  const reached = new Map<string, boolean>();

  function bindingAt(name: string, at: number): Binding | undefined {
    const binding = lastBefore(bindings.get(name) ?? [], at);
    return binding?.from !== undefined && at <= endOfBlock(binding.at) ? binding : undefined;
  }

  function valueOf(binding: Binding): Expression {
    const value = values.get(binding) ?? readExpression(script, binding.from ?? binding.at);
    values.set(binding, value);
    return value;
  }

  function textAt(name: string, at: number, depth: number): Written | undefined {
    const binding = bindingAt(name, at);
    if (binding === undefined) return undefined;
    if (!texts.has(binding)) {
      const value = valueOf(binding);
      const written =
        value.kind === "text" && depth < deepest ? resolved(value.written, depth + 1) : undefined;
      const isShort = written !== undefined && written.text.length < longest;
      texts.set(binding, isShort && isTelling(written) ? written : undefined);
    }
    return texts.get(binding);
  }

  function resolved(written: Written, depth = 0): Written {
    if (!written.runs.some((run) => run.variable)) return written;
    const writer: Writer = { text: "", runs: [] };
    for (const run of written.runs) {
      const part = written.text.slice(run.at, run.at + run.length);
      const name = run.variable === true ? nameIn(part) : undefined;
      const known = name === undefined ? undefined : textAt(name, run.span.start, depth);
      const isAlone = written.runs.length === 1 && run.quote === "none";
      // Within another text it would be taken for what is known.
      const isOpen = known?.runs.some(({ variable }) => variable) === true && !isAlone;
      if (known === undefined || isOpen) append(writer, { text: part, runs: [{ ...run, at: 0 }] });
      else if (isAlone) append(writer, known);
      else write(writer, known.text, run.span, run.quote);
    }
    return writer;
  }

  /** What may change a table, in the order of the text: all mentions but those that are understood to read it. */
  function stepsOf(name: string): readonly Step[] {
    const known = steps.get(name);
    if (known !== undefined) return known;
    const bound = new Set(bindings.get(name)?.map(({ at }) => at));
    const found: Step[] = [];
    for (const mention of mentions.get(name) ?? []) {
      if (bound.has(mention.at) || reads.at.has(mention.at)) continue;
      const effect = effectOf(script, mention);
      if (effect !== undefined) found.push({ ...effect, until: endOfBlock(effect.at) });
    }
    steps.set(name, found);
    return found;
  }

  /** Whether a block that may run at any time, as that of a function, changes what it has not bound itself. */
  function isReachedFromAfar(name: string): boolean {
    const known = reached.get(name);
    if (known !== undefined) return known;
    const list = bindings.get(name) ?? [];
    const isReached = stepsOf(name).some(({ at, until, touches }) => {
      const binding = lastBefore(list, at);
      const isOwn = binding !== undefined && at <= endOfBlock(binding.at);
      return touches !== "none" && !isOwn && until < text.length;
    });
    reached.set(name, isReached);
    return isReached;
  }

  function tableAt(value: Expression, at: number): Table | undefined {
    if (value.kind === "table") return { ...value, isWhole: !value.isCut };
    const name = value.kind === "text" ? nameIn(value.written.text) : undefined;
    const binding = name === undefined ? undefined : bindingAt(name, at);
    return name === undefined || binding === undefined ? undefined : boundTable(name, binding, at);
  }

  function boundTable(name: string, binding: Binding, at: number): Table | undefined {
    const first = valueOf(binding);
    const isEmpty =
      first.kind === "other" && emptyTable.test(text.slice(first.span.start, first.span.end));
    if (first.kind !== "table" && !isEmpty) return undefined;
    const all = stepsOf(name);
    const from = countBelow(all, (step) => step.at < binding.at);
    const to = countBelow(all, (step) => step.at < at);
    if (to - from > most) return undefined;
    const taken = all.slice(from, to).filter((step) => !isHarmless(step, at));
    const over = taken.filter(({ until }) => until < at).length;
    const key = `${to} ${taken.length} ${over}`;
    const cache = tables.get(binding) ?? new Map<string, Table>();
    tables.set(binding, cache);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const isWhole =
      !(first.kind === "table" && first.isCut) &&
      binding.isShared !== true &&
      !isReachedFromAfar(name);
    const table = {
      ...changed(first.kind === "table" ? first.entries : [], taken, at),
      span: first.span,
    };
    const read = { ...table, isWhole: isWhole && table.isWhole };
    cache.set(key, read);
    return read;
  }

  /** Whether a table was put into another one that only commands have seen. */
  function isHarmless({ at: place, entry }: Step, at: number): boolean {
    const owner = entry === undefined ? owners.get(place) : undefined;
    if (owner === undefined || owner.binding.at > place) return false;
    return boundTable(owner.name, owner.binding, at)?.isWhole === true;
  }

  for (const { value, at } of reads.splats) {
    const name = value.kind === "text" ? nameIn(value.written.text) : undefined;
    const binding = name === undefined ? undefined : bindingAt(name, at);
    if (name === undefined || binding === undefined) continue;
    for (const entry of boundTable(name, binding, at)?.entries ?? []) {
      if (entry.value.kind !== "text" || nameIn(entry.value.written.text) === undefined) continue;
      const place = entry.value.written.runs[0]?.span.start;
      if (place !== undefined) owners.set(place, { name, binding });
    }
  }
  return { valueAt: (name, at) => valueAtOf(name.toLowerCase(), at), tableAt, resolved };

  function valueAtOf(name: string, at: number): Expression | undefined {
    const binding = bindingAt(name, at);
    return binding && valueOf(binding);
  }
}

/** Whether a text is known, or is an address of which the host is. */
function isTelling({ text, runs }: Written): boolean {
  return (
    !runs.some((run) => run.variable) ||
    (runs[0]?.variable !== true && /^https?:\/\/[\w.-]+\//i.test(text))
  );
}

/** The entries of a table after all that was done with it. */
function changed(
  first: readonly Entry[],
  steps: readonly Step[],
  at: number,
): { readonly entries: readonly Entry[]; readonly isWhole: boolean } {
  let isWhole = true;
  const entries = new Set(first);
  for (const { entry: put, touches, until } of steps) {
    const key = typeof touches === "object" ? touches.name.toLowerCase() : undefined;
    for (const each of touches === "none" ? [] : entries) {
      if (key === undefined || each.name.text.toLowerCase() === key) entries.delete(each);
    }
    if (put === undefined || until < at) isWhole = false;
    else entries.add(put);
  }
  return { entries: [...entries], isWhole };
}

const emptyTable =
  /^(?:New-Object\b.*(?:Dictionary|Hashtable)|\[[^\n]*(?:Dictionary|Hashtable)[^\n]*\]::new\(\))/i;

/** The name, in small letters, of a variable that stands by itself. */
function nameIn(text: string): string | undefined {
  return nameOf(text)?.toLowerCase();
}

function lastBefore(list: readonly Binding[], at: number): Binding | undefined {
  return list[countBelow(list, (binding) => binding.at < at) - 1];
}
