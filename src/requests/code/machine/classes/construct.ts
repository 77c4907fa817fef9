import { openArgs } from "../calls/argsOf.ts";
import { ancestors, endOf, nativeBase } from "./bases.ts";
import { expose, showFields } from "./exposed.ts";
import { invoke, invokeWithAnything } from "../calls/invoke.ts";
import { methodOf } from "./methodOf.ts";
import { partOfLibrary } from "./partOfLibrary.ts";
import { putFirst, putLate } from "./lateFields.ts";
import { namedEntry } from "../values/namedEntry.ts";
import { overload } from "./overloads.ts";
import { setMember } from "./propertySetter.ts";
import type { FunctionCode } from "../../declarations.ts";
import type { Run } from "../run.ts";
import type { Arg } from "../library.ts";
import { writtenAt } from "../values/texts.ts";
import { either } from "../values/either.ts";
import { preparersOf } from "./testClasses.ts";
import { staticEntry } from "./staticEntry.ts";
import {
  entryOf,
  textOf,
  unknown,
  type ClassValue,
  type FunctionValue,
  type Thing,
} from "../values/values.ts";
import { withoutZero } from "../values/zeros.ts";

/**
 * Makes an object of a class. Without `args`, code outside the file makes it. `code`: the constructor to use, where
 * there are several.
 */
export function construct(
  type: ClassValue,
  given: readonly Arg[] | undefined,
  run: Run,
  code?: FunctionCode,
): Thing {
  const thing = run.thing([], { type });
  const added = addedItems(type, given, run);
  const args = added === undefined ? given : given?.filter((arg) => arg !== added);
  const wasMaking = run.isMaking;
  run.isMaking = true;
  const first = methodOf(type, type.code.constructorName, thing);
  const maker = first && code ? { ...first, code } : first;
  run.beingMade.begin(thing);
  extend(thing, type, maker === undefined ? args : undefined, run);
  putFirst(thing, type, maker, run, args !== undefined);
  if (maker === undefined) {
    fillFields(thing, type, args ?? [], run);
    if (args !== undefined && type.code.isFixed === true) fixFields(thing, type, args, run);
    // An unknown base class does as it likes with the arguments.
    if (run.library.inheritsConstructors === true && endOf(type)?.kind === "unknown")
      openArgs(args ?? [], run);
  } else if (isReplaced(type)) {
    // The constructor that replaces it may set any field.
    run.called.add(maker.code);
    run.open(thing);
    openArgs(args ?? [], run);
  } else if (args === undefined || run.isWrapped(maker)) {
    invokeWithAnything(maker, run);
  } else {
    const placed = args.filter(({ name }) => name === undefined);
    makeWith(thing, overload(maker, placed, undefined, run), args, run);
  }
  putLate(thing, type, maker, run);
  run.beingMade.end(thing);
  if (added !== undefined) addItems(thing, type, added, run);
  const { answersAll } = run.library;
  // An object that answers any method (`method_missing`) may pass its arguments on to whatever it wraps.
  if (answersAll !== undefined && methodOf(type, answersAll, thing)) openArgs(args ?? [], run);
  if (args === undefined) setUp(thing, type, run);
  run.isMaking = wasMaking;
  if (args !== undefined) return thing;
  expose(thing, type, run);
  if (run.library.showsFields === true) showFields(thing, type, run);
  const native = partOfLibrary(thing);
  if (native !== undefined) run.library.madeElsewhere?.(native, run);
  return thing;
}

/** What an initializer adds to an object of the file's own classes; a library's base class takes it as it does. */
function addedItems(
  type: ClassValue,
  args: readonly Arg[] | undefined,
  { library }: Run,
): Arg | undefined {
  if (library.addedItems === undefined || nativeBase(type) !== undefined) return undefined;
  return args?.find(({ name }) => name === library.addedItems);
}

/** Calls the class's item setter for each; otherwise they may go anywhere. */
function addItems(thing: Thing, type: ClassValue, { value: items }: Arg, run: Run): void {
  const { setsItems = "" } = run.library;
  const setter = methodOf(type, setsItems, thing);
  if (setter === undefined || items.kind !== "thing" || items.shape.value.isOpen) {
    run.open(thing);
    return;
  }
  for (const { name, span, value, valueSpan } of items.shape.value.entries) {
    const args = [
      { value: textOf(name), span },
      { value, span: valueSpan },
    ];
    invoke(setter, args, run);
  }
}

/** Whether the file assigned another function over the class's constructor: `cls.__init__ = init`. */
function isReplaced({ code, statics }: ClassValue): boolean {
  return entryOf(statics, code.constructorName)?.value.kind === "function";
}

function setUp(thing: Thing, type: ClassValue, run: Run): void {
  for (const name of preparersOf(type.code)) {
    const method = methodOf(type, name, thing);
    if (method !== undefined) invokeWithAnything(method, run);
  }
}

/**
 * Adds what the object inherits from a library's base class: constructed without arguments, or with those of its own
 * class where that inherits its constructor.
 */
function extend(thing: Thing, type: ClassValue, own: readonly Arg[] | undefined, run: Run): void {
  const base = nativeBase(type);
  if (base === undefined) return;
  const { start } = type.code;
  const at = { start, end: start };
  const callee = { kind: "name", ...at, name: base.path } as const;
  const call = { kind: "call", ...at, callee, args: [], isNew: true, inside: at } as const;
  const isInherited = run.library.inheritsConstructors === true;
  const args = isInherited ? (own ?? [{ value: unknown, span: at, isMany: true }]) : [];
  run.library.extend?.(
    base,
    thing,
    { path: base.path, state: undefined, self: thing, args, at: call },
    run,
  );
  const native = partOfLibrary(thing);
  const isPrepared = ancestors(type).some(
    ({ code }) => code.isWrapped === true || run.rewritten.has(code),
  );
  if (native !== undefined && isPrepared) run.open(native);
}

/** Fills the fields of an object that is made by name or by position, like a data class. */
function fillFields(thing: Thing, type: ClassValue, args: readonly Arg[], run: Run): void {
  const { completedBy } = type.code;
  if (args.some(({ isMany }) => isMany)) {
    for (const entry of thing.shape.value.entries) {
      run.put(thing, { ...withoutZero(entry), value: either(entry.value, unknown) });
    }
  }
  for (const arg of args) if (arg.name !== undefined) setMember(thing, namedEntry(arg), run);
  if (completedBy === undefined) return;
  const names = fieldNames(type);
  const positional = args.filter(({ name, isMany }) => name === undefined && isMany !== true);
  for (const [index, { value, span }] of positional.entries()) {
    const name = names[index];
    if (name === undefined) break;
    run.put(thing, {
      ...{ name: writtenAt(name, { start: span.start, end: span.start }), value },
      ...{ valueSpan: span, span, isSure: true },
    });
  }
  const completing = methodOf(type, completedBy, thing);
  if (completing !== undefined) invoke(completing, [], run);
}

/** The fields that were not given keep their defaults for good. */
function fixFields(thing: Thing, type: ClassValue, args: readonly Arg[], run: Run): void {
  if (args.some(({ isMany }) => isMany)) return;
  for (const name of fieldNames(type)) {
    const given = entryOf(thing, name) === undefined ? staticEntry(type, name) : undefined;
    if (given !== undefined) run.put(thing, given);
  }
  run.frozen.add(thing.shape);
}

/** The annotated fields in the order in which a generated constructor takes them: those of base classes first. */
export function fieldNames({ code, base }: ClassValue): readonly string[] {
  const own = code.fields.flatMap(({ name, type }) => (type === undefined ? [] : [name]));
  const before = base?.kind === "class" ? fieldNames(base) : [];
  return [...new Set([...before, ...own])];
}

/** Runs the constructor. Named arguments that it has no parameter for set members: an object initializer. */
function makeWith(thing: Thing, maker: FunctionValue, args: readonly Arg[], run: Run): void {
  const taken = new Set(
    maker.code.parameters.flatMap(({ pattern }) =>
      pattern.kind === "variable" ? [pattern.name] : [],
    ),
  );
  const isSet = ({ name }: Arg): boolean =>
    run.library.impliesSelf === true && name !== undefined && !taken.has(name);
  invoke(
    maker,
    args.filter((arg) => !isSet(arg)),
    run,
  );
  for (const { name = "", value, span } of args.filter(isSet)) {
    const entry = { name: writtenAt(name, span), value, valueSpan: span, span, isSure: true };
    setMember(thing, entry, run);
  }
}
