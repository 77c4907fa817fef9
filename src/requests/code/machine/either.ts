import { isJson } from "../clients/bodies.ts";
import type { Run } from "../../httpRequest.ts";
import { Cell } from "./journal.ts";
import type { Literal } from "../slots.ts";
import { isOneOf } from "./sources.ts";
import {
  entryOf,
  type Entry,
  type Native,
  type Shape,
  type Text,
  type Thing,
  type Value,
  textOf,
  truthOf,
  unknown,
} from "./values.ts";
import { withoutZero } from "./zeros.ts";

/** What is known of a value that is one of two. */
export function either(a: Value, b: Value): Value {
  if (a === b) return a;
  if (a.kind === "text" && b.kind === "text") {
    const ways = [a.written, ...a.others, b.written, ...b.others];
    const different = ways.filter(
      ({ text }, index) => ways.findIndex((other) => other.text === text) === index,
    );
    const [first = a.written, ...others] = different;
    const both = textOf(first, others, a.isSure && b.isSure);
    const isSeen = [a, b].every(({ isSure, orNothing }) => isSure || orNothing === true);
    return both.kind === "text" && isSeen && !both.isSure ? { ...both, orNothing: true } : both;
  }
  const [text, instead] = a.kind === "text" ? [a, b] : [b, a];
  if (text.kind === "text") {
    const { orNothing, ...rest } = doubtful(text);
    const isSeen = (text.isSure || orNothing === true) && isFalse(instead);
    return isSeen ? { ...rest, orNothing: true } : rest;
  }
  if (a.kind === "constant" && b.kind === "constant") return a.value === b.value ? a : unknown;
  if (a.kind === "thing" && b.kind === "thing") {
    if (a.shape === b.shape) return a;
    const literal = a.literal === b.literal ? a.literal : undefined;
    const both = snapshot(eitherShape(a.shape.value, b.shape.value), a.foldsCase, literal);
    isOneOf(both.shape, [
      { held: a.shape, of: a },
      { held: b.shape, of: b },
    ]);
    // Whichever it is, it has the methods of its class.
    return a.type !== undefined && a.type === b.type ? { ...both, type: a.type } : both;
  }
  if (a.kind === "list" && b.kind === "list") return eitherList(a, b);
  const [list, otherwise] = a.kind === "list" ? [a, b] : [b, a];
  if (list.kind === "list" && isFalse(otherwise)) return { ...list, isComplete: false };
  const [thing, other] = a.kind === "thing" ? [a, b] : [b, a];
  if (thing.kind === "thing" && isFalse(other)) {
    const { entries, isOpen } = thing.shape.value;
    const unsure = entries.map((entry) => ({ ...entry, isSure: false }));
    return snapshot({ entries: unsure, isOpen }, thing.foldsCase);
  }
  const [native, missing] = a.kind === "native" ? [a, b] : [b, a];
  // Who calls it makes sure that it is there; a body that is JSON is that where there is one.
  const isKept = native.kind === "native" && (native.state !== undefined || isJson(native));
  if (isKept && isFalse(missing)) return native;
  if (a.kind !== "native" || b.kind !== "native") return oneOf(a, b);
  if (a.path === b.path && a.state === b.state) return a;
  return (a.path === b.path ? eitherState(a, b.state) : undefined) ?? oneOf(a, b);
}

/** What is there unless something that is not to be seen is given. */
export function unlessGiven(given: Value, otherwise: Value): Value {
  const value = either(given, otherwise);
  return value.kind === "text" ? { ...value, isDefault: true } : value;
}

/** As many things of a library are remembered that a value may be: more than any switch of people has cases. */
const mostOf = 64;

/** Which of them it is cannot be told, and what is done with it is done with one of them. */
function oneOf(a: Value, b: Value): Value {
  const ways = [...ofWhich(a), ...ofWhich(b)];
  const all = ways.filter((way, index) => ways.findIndex((other) => isSame(other, way)) === index);
  const isStateful = all.some((value) => value.kind === "native" && value.state !== undefined);
  return isStateful ? { kind: "unknown", of: all.slice(0, mostOf) } : unknown;
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind !== "native" || b.kind !== "native") return a === b;
  return a.path === b.path && a.state === b.state;
}

function ofWhich(value: Value): readonly Value[] {
  if (value.kind === "unknown") return value.of ?? [unknown];
  return [value.kind === "native" ? value : unknown];
}

/** The name under which the state of a client says that one of two is what both have in common. */
export const joins = "joins";

const joined = new WeakSet<Thing["shape"]>();

/** Whether a client is one of two, which have become another one that has what both have. */
export function isJoined({ shape }: Thing): boolean {
  return joined.has(shape);
}

function eitherState({ path, state }: Native, other: Thing | undefined): Value | undefined {
  if (state === undefined || other === undefined) return undefined;
  if (entryOf(state, joins) === undefined) return undefined;
  joined.add(state.shape);
  joined.add(other.shape);
  const both = either(state, other);
  return both.kind === "thing" ? { kind: "native", path, state: both } : undefined;
}

/** A text that may be there, and marks what is of it wherever it becomes a part of another. */
function doubtful(text: Text): Text {
  const { written } = text;
  const at = { start: 0, end: 0 };
  const empty: Run = { at: 0, length: 0, span: at, quote: "none" };
  const stretches = written.runs.length === 0 ? [empty] : written.runs;
  const runs = stretches.map((run) => ({ ...run, doubtful: true }) as const);
  return { ...text, written: { text: written.text, runs }, isSure: false };
}

const mostAlike = 8;

/** What one of the entries of an object may be, whichever it is: they may be alike. */
export function anyOf({ shape: { value: shape } }: Thing): Value {
  const values = shape.entries.map(({ value }) => value);
  const isSeen = !shape.isOpen && values.length > 0 && values.length <= mostAlike;
  const one = isSeen ? values.reduce(either) : unknown;
  // None of them may be it as well.
  return one.kind === "constant" ? unknown : one;
}

type List = Extract<Value, { kind: "list" }>;

/** What both begin with; where one goes on there may be more. */
function eitherList(a: List, b: List): Value {
  const [short, long] = a.items.length < b.items.length ? [a, b] : [b, a];
  const items = short.items.map((item, index) => either(item, long.items[index] ?? unknown));
  const isComplete = a.isComplete && b.isComplete && a.items.length === b.items.length;
  isOneOf(items, [
    { held: a.items, of: a },
    { held: b.items, of: b },
  ]);
  return { kind: "list", items, isComplete };
}

function isFalse(value: Value): boolean {
  return truthOf(value) === false;
}

/** An object as it is now, whatever becomes of it. */
export function snapshot(shape: Shape, foldsCase: true | undefined, literal?: Literal): Thing {
  return {
    kind: "thing",
    shape: new Cell(shape, eitherShape),
    ...(literal === undefined ? {} : { literal }),
    ...(foldsCase === undefined ? {} : { foldsCase }),
  };
}

/** Entries that both have stay as far as they agree. */
export function eitherShape(a: Shape, b: Shape): Shape {
  if (a === b) return a;
  const isOpen = a.isOpen || b.isOpen;
  const isAlike =
    a.entries.length === b.entries.length &&
    a.entries.every(({ name }, index) => name.text === b.entries[index]?.name.text);
  // Most often few of many entries were given other values, and none was added.
  if (isAlike) {
    return { entries: a.entries.map((one, index) => eitherEntry(one, b.entries[index])), isOpen };
  }
  const [ones, others] = [byName(a), byName(b)];
  const entries = [...new Set([...ones.keys(), ...others.keys()])].flatMap((name): Entry[] => {
    const [one, other] = [ones.get(name), others.get(name)];
    if (one === undefined) return other === undefined ? [] : [eitherEntry(other, undefined)];
    return [eitherEntry(one, other)];
  });
  return { entries, isOpen };
}

function eitherEntry(one: Entry, other: Entry | undefined): Entry {
  if (other === undefined) return { ...one, isSure: false };
  if (one === other) return one;
  const value = either(one.value, other.value);
  return { ...withoutZero(one), value, isSure: one.isSure && other.isSure };
}

/** The last entry of each name, in the order in which the names came. */
function byName({ entries }: Shape): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.name.text, entry]));
}
