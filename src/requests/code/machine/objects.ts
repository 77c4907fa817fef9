import type { Span } from "../../httpRequest.ts";
import { everywhere } from "../lost/detached.ts";
import { evaluate } from "./evaluate.ts";
import type { Expression } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { putSetter } from "./propertySetter.ts";
import { methodOf } from "./members.ts";
import type { Literal } from "../slots.ts";
import { nameIn } from "./texts.ts";
import { type Entry, type Thing, type Value, entryOf, unknown } from "./values.ts";
import { either } from "./either.ts";
import { entriesToCopy } from "./zeros.ts";

/** More entries than any object of headers or options has: a table, of which nothing is kept. */
const mostEntries = 500;

export function objectOf(literal: Literal, frame: Frame, run: Run): Thing {
  const { entries } = literal;
  if (entries.length > mostEntries) {
    for (const { value } of entries) evaluate(value, frame, run);
    return run.thing([], { literal, isOpen: true });
  }
  const [first] = entries;
  const copied = first?.key === undefined ? first?.value : undefined;
  const of = copied && evaluate(copied, frame, run);
  const origin = of?.kind === "native" ? of.state : of;
  // What is put into a copy does not get where that came from.
  const from = origin?.kind === "thing" ? origin : undefined;
  const type = literal.isCopy === true ? from?.type : undefined;
  const thing = run.thing([], { literal, ...(from && { origin: from }), ...(type && { type }) });
  entries.forEach((entry, index) => {
    const [before, next] = [entries[index - 1], entries[index + 1]];
    const element = {
      ...{ start: entry.start, end: entry.end, isFirst: before === undefined },
      ...(before === undefined ? {} : { before: before.end }),
      ...(next === undefined ? {} : { next: next.start }),
    };
    const span = { start: entry.start, end: entry.end };
    if (entry.key === undefined) {
      const more = index === 0 && of !== undefined ? of : evaluate(entry.value, frame, run);
      spread(thing, more, run, span);
      return;
    }
    const key = evaluate(entry.key, frame, run);
    const given = evaluate(entry.value, frame, run);
    const isMethod = given.kind === "function" && given.self === undefined;
    const value = isMethod ? { ...given, self: thing } : given;
    const known = value.kind === "function" ? run.functions.get(value.code) : undefined;
    // The first of its kind is followed: what it is made of is to be seen, if that of any.
    if (value.kind === "function" && isMethod && known?.self === undefined) {
      run.functions.set(value.code, value);
    }
    const name = nameIn(key);
    if (value.kind === "function" && value.code.isSetter === true) {
      if (name !== undefined) putSetter(thing, name.text, value);
      return;
    }
    // A shorthand has no place for another value.
    const more = entry.isShort === true ? {} : { element };
    if (name === undefined) putAnywhere(thing, run);
    else put(thing, { name, value, valueSpan: entry.value, span, isSure: true, ...more }, run);
  });
  run.library.written?.(thing, run);
  return thing;
}

function put(thing: Thing, entry: Entry, run: Run): void {
  run.put(thing, entry);
}

/**
 * Something goes under a name that is not known, into an object or into the headers of something of a library:
 * any text may be replaced by it. What else is there has names of its own.
 */
export function putAnywhere(into: Value, run: Run): void {
  run.open(into, 0);
  const thing = into.kind === "native" ? headersIn(into.state) : into;
  if (thing?.kind !== "thing") return;
  run.draw(thing);
  const entries = thing.shape.value.entries.map((entry) => {
    const isText = entry.value.kind === "text" || entry.value.kind === "constant";
    return isText ? { ...entry, isSure: false } : entry;
  });
  run.journal.set(thing.shape, { entries, isOpen: true });
}

/** Something may have been put anywhere in an object, however deep. */
export function putWithin(into: Value, run: Run, depth = 3): void {
  putAnywhere(into, run);
  if (into.kind === "list") for (const item of into.items) putWithin(item, run, depth);
  if (into.kind !== "thing" || depth === 0) return;
  for (const { value } of into.shape.value.entries) putWithin(value, run, depth - 1);
}

function headersIn(state: Thing | undefined): Value | undefined {
  return state?.foldsCase === true ? state : state && entryOf(state, "headers")?.value;
}

/** Puts all entries of another object into one. */
export function spread(thing: Thing, more: Value, run: Run, at: Span = everywhere): void {
  if (more.kind === "constant") return;
  if (more.kind === "function" && run.library.emptyFunctions === true) return;
  const copied = more.kind === "native" ? run.library.spreads?.(more, thing, at, run) : undefined;
  if (copied !== undefined) {
    spread(thing, copied, run);
    return;
  }
  if (more.kind !== "thing") {
    // Anything may be replaced by what is not to be seen.
    const { entries } = thing.shape.value;
    const unsure = entries.map((entry) => ({ ...entry, isSure: false }));
    run.journal.set(thing.shape, { entries: unsure, isOpen: true });
    return;
  }
  const { type } = more;
  if (type && run.library.mapping?.some((name) => methodOf(type, name, more)) === true) {
    spread(thing, unknown, run);
    return;
  }
  if (more.shape.value.isOpen) spread(thing, unknown, run);
  const { entries: before, isOpen } = thing.shape.value;
  if (before.length === 0 && thing.foldsCase === more.foldsCase) {
    // Copies of copies are many: each takes over the whole at once.
    run.putAll(thing, entriesToCopy(more, run), isOpen);
    return;
  }
  for (const entry of entriesToCopy(more, run)) {
    const old = entry.isSure ? undefined : entryOf(thing, entry.name.text);
    const value = old === undefined ? entry.value : either(old.value, entry.value);
    run.put(thing, { ...entry, value, isSure: entry.isSure || old?.isSure === true });
  }
}

export function listOf(items: readonly Expression[], frame: Frame, run: Run): Value {
  let isComplete = true;
  const values = items.flatMap((item): readonly Value[] => {
    if (item.kind !== "spread") return [evaluate(item, frame, run)];
    const held = evaluate(item.value, frame, run);
    const inner = held.kind === "native" ? (run.library.turns?.(held, run) ?? held) : held;
    if (inner.kind === "list" && inner.isComplete) return inner.items;
    isComplete = false;
    return [];
  });
  return { kind: "list", items: values, isComplete };
}
