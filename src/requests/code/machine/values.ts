import type { ListElement, Span } from "../../httpRequest.ts";
import { type Writer, type Written, append, write } from "../../places/written.ts";
import { Cell } from "./journal.ts";
import type { Constant } from "../program.ts";
import type { Arg } from "./library.ts";
import type { ClassCode, FunctionCode } from "../declarations.ts";
import type { Scope } from "./scope.ts";
import type { Literal } from "../slots.ts";

/**
 * What is known of a value while a program is followed. What is not known may be one `of` several: things of a
 * library, none of which is done with, and what is plainly unknown.
 */
export type Value =
  | Text
  | { readonly kind: "constant"; readonly value: Constant }
  | Thing
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly isComplete: boolean }
  | FunctionValue
  | ClassValue
  | Native
  | { readonly kind: "unknown"; readonly of?: readonly Value[] };

/** A text; unknown parts of it are runs that are variables. */
export interface Text {
  readonly kind: "text";
  readonly written: Written;
  /** What it may be instead. */
  readonly others: readonly Written[];
  /** False where it may be something else still. */
  readonly isSure: boolean;
  /** There may be nothing instead, and that is all that is in doubt. */
  readonly orNothing?: true;
  /** It is there where nobody gives another one: the default of a parameter or of a setting. */
  readonly isDefault?: true;
}

/** An object, a dictionary, an instance. */
export interface Thing {
  readonly kind: "thing";
  readonly shape: Cell<Shape>;
  /** Where it is written out. */
  readonly literal?: Literal;
  readonly type?: ClassValue;
  /** What it is, where `type` is one of those that its own class extends: `super`. */
  readonly actual?: ClassValue;
  /** Names of headers: their case does not count. */
  readonly foldsCase?: true;
  /** What it is a changed copy of, which stays as it was. */
  readonly origin?: Thing;
  /** It is there without having been made: with nothing in it, it counts as nothing. */
  readonly isZero?: true;
  /** Somebody else may have given another one, whose methods do other things. */
  readonly orOther?: true;
}

export interface Shape {
  readonly entries: readonly Entry[];
  /** There may be more, or others than these. */
  readonly isOpen: boolean;
}

/** One entry, and where it is written. */
export interface Entry {
  readonly name: Written;
  readonly value: Value;
  readonly valueSpan: Span;
  /** What goes when it goes. */
  readonly span: Span;
  readonly element?: ListElement;
  /** False where it may not be there. */
  readonly isSure: boolean;
  /** What has to come before another value, written in the place of this one. */
  readonly lead?: string;
  /** Name and value are one text: what comes before the value, see `Header`. */
  readonly prefix?: string;
  /** What was there before, and whose place this took. */
  readonly replaces?: Value;
  /** What it is instead for as long as nobody but the file has the object: nothing was given for it. */
  readonly zero?: Value;
}

export interface FunctionValue {
  readonly kind: "function";
  readonly code: FunctionCode;
  readonly scope: Scope;
  readonly self: Value | undefined;
  readonly home?: ClassValue;
  /** What it takes before what it is called with: `send.bind(null, "GET")`. */
  readonly given?: readonly Arg[];
}

export interface ClassValue {
  readonly kind: "class";
  readonly code: ClassCode;
  readonly scope: Scope;
  readonly base: Value | undefined;
  /** Those of the file that it takes what it has not itself from, after the class that it extends. */
  readonly interfaces: readonly ClassValue[];
  readonly statics: Thing;
  /** It stands in for the class itself: what are methods of its objects are static. */
  readonly isStatic?: true;
  /** Modules whose methods take the place of its own. */
  readonly first?: ClassValue[];
}

/** Something of a library: `path` says what, as in `axios.get`; `state` is what it works on. */
export interface Native {
  readonly kind: "native";
  readonly path: string;
  readonly state?: Thing;
}

export const unknown: Value = { kind: "unknown" };

export const nothing: Value = { kind: "constant", value: undefined };

const longest = 10_000;

/** What stands somewhere in one piece does not grow. */
const longestPiece = 200_000;

const mostRuns = 200;

const mostOthers = 4;

export function textOf(written: Written, others: readonly Written[] = [], isSure = true): Value {
  const { text, runs } = written;
  if (text.length > (runs.length === 1 ? longestPiece : longest) || runs.length > mostRuns)
    return unknown;
  return { kind: "text", written, others: others.slice(0, mostOthers), isSure };
}

/** A part of a text that is not known, as a template would have it: `${name}`. */
export function hole(source: string, span: Span): Written {
  const name = /[A-Za-z_]\w*(?=\W*$)/.exec(source.slice(-80))?.[0] ?? "value";
  const writer: Writer = { text: "", runs: [] };
  write(writer, `\${${name}}`, span, "none", true);
  return writer;
}

/** What a value is as part of a text; undefined where it cannot be one. */
export function writtenOf(value: Value, span: Span): Text | undefined {
  if (value.kind === "text") return value;
  if (value.kind !== "constant") return undefined;
  const text = String(value.value);
  const runs = [{ at: 0, length: text.length, span, quote: "none" }] as const;
  return { kind: "text", written: { text, runs }, others: [], isSure: true };
}

/** Texts one after another, in every way that they may be. */
export function joined(parts: readonly Text[]): Value {
  let ways: Writer[] = [{ text: "", runs: [] }];
  let isSure = true;
  for (const part of parts) {
    isSure &&= part.isSure;
    if (part.others.length === 0) {
      for (const way of ways) append(way, part.written);
      continue;
    }
    ways = ways
      .flatMap((way) =>
        [part.written, ...part.others].map((next) => {
          const writer: Writer = { text: way.text, runs: [...way.runs] };
          append(writer, next);
          return writer;
        }),
      )
      .slice(0, mostOthers);
  }
  const [first = { text: "", runs: [] }, ...others] = ways;
  return textOf(first, others, isSure);
}

/** The entry of a name; what may be under it where the object is open is for the caller to say. */
export function entryOf(thing: Thing, name: string): Entry | undefined {
  const key = keyOf(thing, name);
  return thing.shape.value.entries.findLast((entry) => keyOf(thing, entry.name.text) === key);
}

export function keyOf({ foldsCase }: Thing, name: string): string {
  return foldsCase === true ? name.toLowerCase() : name;
}

/** Whether a value counts as true where it is a condition; undefined where that is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "constant":
      return Boolean(value.value);
    case "text":
      if (!value.isSure || value.others.length > 0) return undefined;
      return value.written.text === "" ? false : true;
    case "unknown":
    case "list":
    case "native":
      return undefined;
    case "thing":
    case "function":
    case "class":
      return true;
  }
}

/** Whether it is compared as nothing is: so is a map of Go that nobody has made. */
export function isZero(value: Value): boolean {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing" || thing.isZero !== true) return isNothing(value);
  const { entries, isOpen } = thing.shape.value;
  return entries.length === 0 && !isOpen;
}

/** Whether it stands for nothing: null, undefined, None. */
export function isNothing(value: Value): boolean {
  return value.kind === "constant" && (value.value === undefined || value.value === null);
}
