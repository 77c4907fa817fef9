import type { ListElement, Span } from "../../../httpRequest.ts";
import { type Writer, type Written, append, write } from "../../../places/written.ts";
import { Cell } from "./cell.ts";
import type { Constant } from "../../program.ts";
import type { Arg } from "../library.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import type { Scope } from "../scope.ts";
import type { Literal } from "../../slots.ts";

/**
 * What is known of a value while a program is followed. An `unknown` value may remember its alternatives in `of`:
 * library objects, and `unknown` itself where it may be something else; or where it is read, in `from` (see
 * `namedOutside`).
 */
export type Value =
  | Text
  | { readonly kind: "constant"; readonly value: Constant }
  | Thing
  | List
  | FunctionValue
  | ClassValue
  | Native
  | { readonly kind: "unknown"; readonly of?: readonly Value[]; readonly from?: string };

/** A text; its unknown parts are runs that are marked as variables. */
export interface Text {
  readonly kind: "text";
  readonly written: Written;
  /** What the text may be instead. */
  readonly others: readonly Written[];
  /** False where it may also be something that is not listed. */
  readonly isSure: boolean;
  /** The only doubt is whether it is there at all. */
  readonly orNothing?: true;
  /** A default of a parameter or setting, which is used unless another value is passed. */
  readonly isDefault?: true;
  /** The enumeration that it is a member of, whose methods it has. */
  readonly enumeration?: ClassValue;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Value[];
  /** False where more items may follow. */
  readonly isComplete: boolean;
  /** What each of these is then, where that is known. */
  readonly rest?: Value;
  /** Some of these may be among them, or none. */
  readonly among?: readonly Value[];
  /** Assigning it copies it, so that a change to an item is one of the variable: an array of Go. */
  readonly isCopied?: true;
}

/** An object: a dictionary, an instance of a class of the file, or the state of a client. */
export interface Thing {
  readonly kind: "thing";
  readonly shape: Cell<Shape>;
  /** The literal that wrote it. */
  readonly literal?: Literal;
  readonly type?: ClassValue;
  /** The object's class, where `type` is one of its base classes: the object seen as `super`. */
  readonly actual?: ClassValue;
  /** The class whose code has the object: of members that hide each other, it means its own. */
  readonly seenAs?: ClassValue;
  /** Keys are header names, whose case does not matter. */
  readonly foldsCase?: true;
  /** The object that it is a changed copy of. */
  readonly origin?: Thing;
  /** Go's zero value (a nil map): it equals nil as long as it is empty. */
  readonly isZero?: true;
  /** Code outside the file may have passed another object, whose methods do something else. */
  readonly orOther?: true;
}

export interface Shape {
  readonly entries: readonly Entry[];
  /** There may be other entries, and other values than these. */
  readonly isOpen: boolean;
  /** What is under keys that are not known, where nothing else makes it open. */
  readonly under?: Value;
}

/** An entry of an object, with its place in the text. */
export interface Entry {
  readonly name: Written;
  readonly value: Value;
  readonly valueSpan: Span;
  /** What to delete to remove the entry. */
  readonly span: Span;
  readonly element?: ListElement;
  /** False where the entry may be missing. */
  readonly isSure: boolean;
  /** Text that has to be written before a new value in this place. */
  readonly lead?: string;
  /** Name and value are one text: what stands before the value, see `Header`. */
  readonly prefix?: string;
  /** One word is the name and the variable with the value: `{ accept }`. */
  readonly isShort?: true;
  /** Copying the object, or going through it, leaves the entry out: a property of JavaScript that is not enumerable. */
  readonly isSkipped?: true;
  /** The object has it from its prototype: it is read, but the object has none of its own (with `isSkipped`). */
  readonly isInherited?: true;
  /** Whoever gets the object has no access to the value: the client that a request is sent with. */
  readonly isInner?: true;
  /** The value that this one replaced. */
  readonly replaces?: Value;
  /**
   * The value, instead of `value`, as long as only the file has the object: it did not set the field (see
   * `ClassCode.fields`).
   */
  readonly zero?: Value;
}

export interface FunctionValue {
  readonly kind: "function";
  readonly code: FunctionCode;
  readonly scope: Scope;
  readonly self: Value | undefined;
  readonly home?: ClassValue;
  /** Bound arguments, which come before those of the call: `send.bind(null, "GET")`. */
  readonly given?: readonly Arg[];
}

export interface ClassValue {
  readonly kind: "class";
  readonly code: ClassCode;
  readonly scope: Scope;
  readonly base: Value | undefined;
  /** The interfaces and modules of the file that are searched after the base. */
  readonly interfaces: readonly ClassValue[];
  readonly statics: Thing;
  /** The class stands for a module that is mixed into another class itself: its instance methods are static there. */
  readonly isStatic?: true;
  /** Prepended modules, whose methods override its own. */
  readonly first?: ClassValue[];
}

/**
 * Something of a library. `path` says what it is, such as `axios.get`; `state` is the client or request that it works
 * on.
 */
export interface Native {
  readonly kind: "native";
  readonly path: string;
  readonly state?: Thing;
}

export const unknown: Value = { kind: "unknown" };

export const nothing: Value = { kind: "constant", value: undefined };

const longest = 10_000;

/** A text that is written in one piece cannot grow without bound. */
const longestPiece = 200_000;

const mostRuns = 200;

const mostOthers = 4;

export function textOf(written: Written, others: readonly Written[] = [], isSure = true): Value {
  const { text, runs } = written;
  if (text.length > (runs.length === 1 ? longestPiece : longest) || runs.length > mostRuns)
    return unknown;
  return { kind: "text", written, others: others.slice(0, mostOthers), isSure };
}

/** An unknown part of a text, written as a template placeholder: `${name}`. */
export function hole(source: string, span: Span): Written {
  const name = /[A-Za-z_]\w*(?=\W*$)/.exec(source.slice(-80))?.[0] ?? "value";
  const writer: Writer = { text: "", runs: [] };
  write(writer, `\${${name}}`, span, "none", true);
  return writer;
}

/** A text or constant as text; undefined for other values. */
export function writtenOf(value: Value, span: Span): Text | undefined {
  if (value.kind === "text") return value;
  if (value.kind !== "constant") return undefined;
  const text = String(value.value);
  const runs = [{ at: 0, length: text.length, span, quote: "none" }] as const;
  return { kind: "text", written: { text, runs }, others: [], isSure: true };
}

/** Joins texts, in each combination of their alternatives. */
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
  const whole = textOf(first, others, isSure);
  const isDefault = !isSure && parts.every((part) => part.isSure || part.isDefault === true);
  return isDefault && whole.kind === "text" ? { ...whole, isDefault } : whole;
}

/** The entry with a name. In an open object there may be another value; the caller has to consider that. */
export function entryOf(thing: Thing, name: string): Entry | undefined {
  const key = keyOf(thing, name);
  return thing.shape.value.entries.findLast((entry) => keyOf(thing, entry.name.text) === key);
}

export function keyOf({ foldsCase }: Thing, name: string): string {
  return foldsCase === true ? name.toLowerCase() : name;
}

/** The items of a list, those that may be among them, and what further ones are. */
export function itemsIn({ items, rest, among = [] }: List): readonly Value[] {
  return [...items, ...among, ...(rest === undefined ? [] : [rest])];
}

/** Whether it equals `nil`: `null`, or an empty `Thing` with `isZero`. */
export function isNil(value: Value): boolean {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing" || thing.isZero !== true) return isNothing(value);
  const { entries, isOpen } = thing.shape.value;
  return entries.length === 0 && !isOpen;
}

/** Whether it is `null`, `undefined` or `None`. */
export function isNothing(value: Value): boolean {
  return value.kind === "constant" && (value.value === undefined || value.value === null);
}
