import { isJson } from "../../clients/bodies.ts";
import type { Run } from "../../../httpRequest.ts";
import { Cell } from "./cell.ts";
import type { Literal } from "../../slots.ts";
import { isOneOf } from "./sources.ts";
import { truthOf } from "./truthOf.ts";
import {
  entryOf,
  isNothing,
  type Entry,
  type List,
  type Native,
  type Shape,
  type Text,
  type Thing,
  type Value,
  textOf,
  unknown,
} from "./values.ts";
import { withoutZero } from "./zeros.ts";

/** Joins two values into what is known of a value that is one or the other: the core of following branches. */
export function either(a: Value, b: Value): Value {
  if (a === b) return a;
  if (a.kind === "text" && b.kind === "text") {
    const ways = [a.written, ...a.others, b.written, ...b.others];
    const different = ways.filter(
      ({ text }, index) => ways.findIndex((other) => other.text === text) === index,
    );
    const [first = a.written, ...others] = different;
    const both = textOf(first, others, a.isSure && b.isSure);
    if (others.length === 0 && isByDefault(a, b)) return a.isDefault === true ? a : b;
    const isSeen = [a, b].every(({ isSure, orNothing }) => isSure || orNothing === true);
    if (both.kind !== "text") return both;
    const { enumeration } = a;
    return {
      ...both,
      ...(isSeen && !both.isSure ? { orNothing: true } : {}),
      ...(enumeration === undefined || enumeration !== b.enumeration ? {} : { enumeration }),
    };
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
    // Whichever it is, its class and so its methods are the same.
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
  // Calling it implies that it is there. A body that is JSON is JSON whenever there is one.
  const isKept = native.kind === "native" && (native.state !== undefined || isJson(native));
  if (isKept && isFalse(missing)) return native;
  if (a.kind !== "native" || b.kind !== "native") return oneOf(a, b);
  if (a.path === b.path && a.state === b.state) return a;
  return (a.path === b.path ? eitherState(a, b.state) : undefined) ?? oneOf(a, b);
}

/** Whether two texts that are alike are the default of what one of them may be instead. */
function isByDefault(a: Text, b: Text): boolean {
  const each = [a, b];
  return (
    each.every(({ isSure, isDefault }) => isSure || isDefault === true) &&
    each.some(({ isDefault }) => isDefault === true)
  );
}

/** `otherwise`, used only where `given`, which is not known, turns out to be missing. */
export function unlessGiven(given: Value, otherwise: Value): Value {
  const value = either(given, otherwise);
  return value.kind === "text" ? { ...value, isDefault: true } : value;
}

/** How many alternatives an `unknown` value remembers: more than a hand-written switch has cases. */
const mostOf = 64;

/**
 * An unknown value that remembers its alternatives, so that what is done with it is done with each (see `waysOf`).
 */
function oneOf(a: Value, b: Value): Value {
  const ways = [...ofWhich(a), ...ofWhich(b)];
  const all = ways.filter((way, index) => ways.findIndex((other) => isSame(other, way)) === index);
  return all.some(isStateful) ? { kind: "unknown", of: all.slice(0, mostOf) } : unknown;
}

function isStateful(value: Value): boolean {
  return value.kind === "native" && value.state !== undefined;
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind !== "native" || b.kind !== "native") return a === b;
  return a.path === b.path && a.state === b.state;
}

function ofWhich(value: Value): readonly Value[] {
  if (value.kind === "unknown") return value.of ?? [unknown];
  return [value.kind === "native" ? value : unknown];
}

/**
 * A client's state has an entry of this name if two such states may be merged into one that keeps what they share.
 */
export const joins = "joins";

const joined = new WeakSet<Thing["shape"]>();

/** Whether a client's state has been merged with another one's (see `joins`). */
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

/**
 * A text that may be missing: its runs are marked, so that the doubt survives where it becomes part of another text.
 */
function doubtful(text: Text): Text {
  const { written } = text;
  const at = { start: 0, end: 0 };
  const empty: Run = { at: 0, length: 0, span: at, quote: "none" };
  const stretches = written.runs.length === 0 ? [empty] : written.runs;
  const runs = stretches.map((run) => ({ ...run, doubtful: true }) as const);
  return { ...text, written: { text: written.text, runs }, isSure: false };
}

const mostAlike = 8;

/** How many items are remembered that a list may have. */
const mostAmong = 16;

/** The value under a key that is not known: any of the entries, joined. */
export function anyOf({ shape: { value: shape } }: Thing): Value {
  const values = shape.entries.map(({ value }) => value);
  const isSeen = !shape.isOpen && values.length > 0 && values.length <= mostAlike;
  const one = isSeen ? values.reduce(either) : unknown;
  // The key may also be under none of the entries.
  return one.kind === "constant" ? unknown : one;
}

/** The same of an object in which values may be under keys that are not known. */
export function underAny(of: Thing): Value {
  const { entries, under } = of.shape.value;
  if (under === undefined) return anyOf(of);
  const any = [...entries.map(({ value }) => value), under].reduce(either);
  return isNothing(any) ? unknown : any;
}

/** The common beginning of two lists, joined item by item; more may follow where one is longer. */
function eitherList(a: List, b: List): Value {
  const [short, long] = a.items.length < b.items.length ? [a, b] : [b, a];
  const items = short.items.map((item, index) => either(item, long.items[index] ?? unknown));
  const isComplete = a.isComplete && b.isComplete && a.items.length === b.items.length;
  isOneOf(items, [
    { held: a.items, of: a },
    { held: b.items, of: b },
  ]);
  const isCopied = a.isCopied === true && b.isCopied === true;
  const behind = long.items.slice(items.length);
  const rest = isComplete ? undefined : restOf([a, b], behind);
  const others = new Set([...behind, ...(a.among ?? []), ...(b.among ?? [])]);
  const among = [...others].slice(0, mostAmong);
  return {
    ...{ kind: "list", items, isComplete },
    ...(isCopied ? { isCopied } : {}),
    ...(rest === undefined ? {} : { rest }),
    ...(among.length === 0 ? {} : { among }),
  };
}

/** What each of the items is that may follow; undefined if it may be anything, or is made anew by joining. */
function restOf(lists: readonly List[], behind: readonly Value[]): Value | undefined {
  if (lists.some(({ isComplete, rest }) => !isComplete && rest === undefined)) return undefined;
  return anyItem([...behind, ...lists.flatMap(({ rest }) => rest ?? [])]);
}

/** Any of several items, without those that are nil; undefined where joining them would make another object. */
export function anyItem(items: readonly Value[]): Value | undefined {
  const made = items.filter((item) => !isNothing(item));
  const [first = items[0], ...others] = made;
  if (others.every((other) => other === first)) return first;
  return made.flatMap(ofWhich).every(isStateful) ? made.reduce(either) : undefined;
}

function isFalse(value: Value): boolean {
  return truthOf(value) === false;
}

/** A copy of an object's current state that later changes do not reach. */
export function snapshot(shape: Shape, foldsCase: true | undefined, literal?: Literal): Thing {
  return {
    kind: "thing",
    shape: new Cell(shape, eitherShape),
    ...(literal === undefined ? {} : { literal }),
    ...(foldsCase === undefined ? {} : { foldsCase }),
  };
}

/** Joins the entries of two objects by name: an entry is sure only if both have it. */
export function eitherShape(a: Shape, b: Shape): Shape {
  if (a === b) return a;
  const isOpen = a.isOpen || b.isOpen;
  const under = eitherUnder(a, b);
  const isAlike =
    a.entries.length === b.entries.length &&
    a.entries.every(({ name }, index) => name.text === b.entries[index]?.name.text);
  // The usual case, and a fast one: some values differ, but no entry was added.
  if (isAlike) {
    const entries = a.entries.map((one, index) => eitherEntry(one, b.entries[index]));
    return { entries, isOpen, ...under };
  }
  const [ones, others] = [byName(a), byName(b)];
  const entries = [...new Set([...ones.keys(), ...others.keys()])].flatMap((name): Entry[] => {
    const [one, other] = [ones.get(name), others.get(name)];
    if (one === undefined) return other === undefined ? [] : [eitherEntry(other, undefined)];
    return [eitherEntry(one, other)];
  });
  return { entries, isOpen, ...under };
}

/** What is under unknown keys of either object, if neither is open for another reason. */
function eitherUnder(a: Shape, b: Shape): Pick<Shape, "under"> {
  const isSeen = [a, b].every((each) => !each.isOpen || each.under !== undefined);
  if (!isSeen || a.under === b.under)
    return isSeen && a.under !== undefined ? { under: a.under } : {};
  const under = a.under && b.under ? either(a.under, b.under) : (a.under ?? b.under);
  return under === undefined ? {} : { under };
}

function eitherEntry(one: Entry, other: Entry | undefined): Entry {
  if (other === undefined) return { ...one, isSure: false };
  if (one === other) return one;
  const value = either(one.value, other.value);
  const { isSkipped, ...rest } = withoutZero(one);
  const skipped = isSkipped === true && other.isSkipped === true ? { isSkipped } : {};
  return { ...rest, ...skipped, value, isSure: one.isSure && other.isSure };
}

/** The last entry of each name, in order of first appearance. */
function byName({ entries }: Shape): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.name.text, entry]));
}
