import type { Span } from "../../../httpRequest.ts";
import { everywhere } from "../../lost/detached.ts";
import { draw, putEntries } from "./changeObject.ts";
import { evaluate } from "../evaluate.ts";
import type { Expression } from "../../program.ts";
import type { Frame, Run } from "../run.ts";
import { putSetter } from "../classes/propertySetter.ts";
import { methodOf } from "../classes/methodOf.ts";
import type { Literal } from "../../slots.ts";
import { nameIn } from "./texts.ts";
import {
  type Entry,
  type Shape,
  type Thing,
  type Value,
  entryOf,
  itemsIn,
  unknown,
} from "./values.ts";
import { either } from "./either.ts";
import { entriesToCopy } from "./zeros.ts";

/** More entries than any object of headers or options has: a data table, whose entries are not kept. */
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
  // Remember the origin: what is added to a copy does not reach it.
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
    // Methods of literals that are made repeatedly are followed on the first one only.
    if (value.kind === "function" && isMethod && known?.self === undefined) {
      run.functions.set(value.code, value);
    }
    const name = nameIn(key);
    if (value.kind === "function" && value.code.isSetter === true) {
      if (name !== undefined) putSetter(thing, name.text, value);
      return;
    }
    // After `{ headers }` nothing else can be written as the value.
    const more = entry.isShort === true ? { isShort: true as const } : { element };
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
 * Assigns under an unknown key, in an object or a library object's headers: the value may replace any text there, but
 * no nested objects, whose names are known. A client (`value`) is remembered.
 */
export function putAnywhere(into: Value, run: Run, value?: Value): void {
  const before = into.kind === "thing" ? into.shape.value : undefined;
  run.open(into, 0);
  const thing = into.kind === "native" ? headersIn(into.state) : into;
  if (thing?.kind !== "thing") return;
  draw(thing, run);
  const entries = thing.shape.value.entries.map((entry) => {
    const isText = entry.value.kind === "text" || entry.value.kind === "constant";
    return isText ? { ...entry, isSure: false } : entry;
  });
  run.journal.set(thing.shape, { entries, isOpen: true, ...putUnder(before, value) });
}

/** What is under unknown keys of a table of clients after one more. */
function putUnder(before: Shape | undefined, value: Value | undefined): Pick<Shape, "under"> {
  if (value?.kind !== "native" || value.state === undefined || before === undefined) return {};
  if (before.isOpen && before.under === undefined) return {};
  return { under: before.under === undefined ? value : either(before.under, value) };
}

/**
 * Code that is not followed may have assigned any key of an object, or of what it contains up to `depth` levels down.
 */
export function putWithin(into: Value, run: Run, depth = 3): void {
  putAnywhere(into, run);
  if (into.kind === "list") for (const item of itemsIn(into)) putWithin(item, run, depth);
  if (into.kind !== "thing" || depth === 0) return;
  for (const { value } of into.shape.value.entries) putWithin(value, run, depth - 1);
}

function headersIn(state: Thing | undefined): Value | undefined {
  return state?.foldsCase === true ? state : state && entryOf(state, "headers")?.value;
}

/** Copies all entries of another object into one: `{ ...more }`, `dict.update`. */
export function spread(thing: Thing, more: Value, run: Run, at: Span = everywhere): void {
  if (more.kind === "constant") return;
  if (more.kind === "function" && run.library.emptyFunctions === true) return;
  const copied = more.kind === "native" ? run.library.spreads?.(more, thing, at, run) : undefined;
  if (copied !== undefined) {
    spread(thing, copied, run);
    return;
  }
  if (more.kind !== "thing") {
    // An unknown object may overwrite any entry.
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
    // Copying whole objects at once keeps chains of copies fast.
    putEntries(thing, entriesToCopy(more, run), isOpen, run);
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
