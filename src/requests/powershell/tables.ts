import type { Span } from "../httpRequest.ts";
import type { Binding } from "./assignments.ts";
import { nameIn, type BoundNames } from "./boundNames.ts";
import { copiedIn, isFlat, putOnly } from "./copies.ts";
import type { Entry, Expression } from "./expression.ts";
import { countBelow } from "./lines.ts";
import { effectOf, mentionsOf, type Effect } from "./mentions.ts";
import type { Script } from "./script.ts";

/** A table at the moment it is used; `isWhole`: it has no other entries. */
export interface Table {
  readonly entries: readonly Entry[];
  readonly isWhole: boolean;
  readonly span: Span;
}

/** Where commands read variables without changing them. */
export interface Reads {
  readonly at: ReadonlySet<number>;
  /** Tables that were splatted, and where. */
  readonly splats: readonly { readonly value: Expression; readonly at: number }[];
}

/** A use of a table that may have changed it, and the end of the block it is in. */
interface Step extends Effect {
  readonly until: number;
}

/** A table that contains another one, and which only commands read. */
interface Owner {
  readonly name: string;
  readonly binding: Binding;
}

/** The tables of a script. */
export interface Tables {
  /** A table with all that was put into it up to a place. */
  readonly tableAt: (value: Expression, at: number) => Table | undefined;
  /** What was put into unused clones of a table up to a place. */
  readonly leftInCopies: (value: Expression, at: number) => readonly Entry[];
}

const most = 200;
const mostCopies = 20;

/** Follows how the tables of a script change. */
export function powerShellTables(
  script: Script,
  reads: Reads,
  { bindingAt, lastBefore, all, valueOf, endOfBlock }: BoundNames,
): Tables {
  const { text } = script;
  const mentions = mentionsOf(script);
  const steps = new Map<string, readonly Step[]>();
  const tables = new Map<Binding, Map<string, Table>>();
  const owners = new Map<number, Owner>();
  const reached = new Map<string, boolean>();

  /** The uses that may change a table, in order. */
  function stepsOf(name: string): readonly Step[] {
    const known = steps.get(name);
    if (known !== undefined) return known;
    const bound = new Set(all(name).map(({ at }) => at));
    const found: Step[] = [];
    for (const mention of mentions.get(name) ?? []) {
      if (bound.has(mention.at) || reads.at.has(mention.at)) continue;
      const effect = effectOf(script, mention);
      if (effect !== undefined) found.push({ ...effect, until: endOfBlock(effect.at) });
    }
    steps.set(name, found);
    return found;
  }

  /** Whether a function or script block, which may run at any time, changes a variable that it does not assign. */
  function isReachedFromAfar(name: string): boolean {
    const known = reached.get(name);
    if (known !== undefined) return known;
    const isReached = stepsOf(name).some(({ at, until, touches }) => {
      const binding = lastBefore(name, at);
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

  /** The initial entries of a variable: of a table literal, or of another variable at that time. */
  function firstOf(binding: Binding, depth: number): Table | undefined {
    const value = valueOf(binding);
    if (value.kind === "table") return { ...value, isWhole: !value.isCut };
    if (value.kind !== "other") return undefined;
    const { span } = value;
    if (emptyTable.test(text.slice(span.start, span.end))) {
      return { entries: [], isWhole: true, span };
    }
    const name = copiedIn(text, span);
    const of = name === undefined ? undefined : bindingAt(name, binding.at);
    if (name === undefined || of === undefined || depth > mostCopies) return undefined;
    return boundTable(name, of, binding.at, depth + 1);
  }

  function boundTable(name: string, binding: Binding, at: number, depth = 0): Table | undefined {
    const first = firstOf(binding, depth);
    if (first === undefined) return undefined;
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
    const isWhole = first.isWhole && binding.isShared !== true && !isReachedFromAfar(name);
    const table = { ...changed(first.entries, taken, at), span: first.span };
    const read = { ...table, isWhole: isWhole && table.isWhole };
    cache.set(key, read);
    return read;
  }

  /** Whether a use only puts the table into another one that commands alone read. */
  function isHarmless({ at: place, entry }: Step, at: number): boolean {
    const owner = entry === undefined ? owners.get(place) : undefined;
    if (owner === undefined || owner.binding.at > place) return false;
    return boundTable(owner.name, owner.binding, at)?.isWhole === true;
  }

  function leftInCopies(value: Expression, at: number): readonly Entry[] {
    const name = value.kind === "text" ? nameIn(value.written.text) : undefined;
    const binding = name === undefined ? undefined : bindingAt(name, at);
    if (name === undefined || binding === undefined) return [];
    return stepsOf(name)
      .filter((step) => binding.at < step.at && step.at < at)
      .flatMap(({ at: place, copy }) => {
        const into = copy?.into;
        if (into === undefined || into === name) return [];
        const [own, ...others] = all(into);
        const isMeant = own?.from !== undefined && own.at < place && place < at;
        if (!isMeant || others.length > 0 || valueOf(own).span.start !== place) return [];
        const puts = putOnly(script, mentions.get(into) ?? [], own.at);
        return at <= endOfBlock(own.at) ? puts : [];
      });
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
  return { tableAt, leftInCopies };
}

/** The entries of a table after a sequence of changes. */
function changed(
  first: readonly Entry[],
  steps: readonly Step[],
  at: number,
): { readonly entries: readonly Entry[]; readonly isWhole: boolean } {
  let isWhole = true;
  const entries = new Set(first);
  for (const { entry: put, touches, until, copy } of steps) {
    if (copy !== undefined && isFlat([...entries])) continue;
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
