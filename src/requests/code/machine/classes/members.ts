import { bound, unbound } from "../calls/binding.ts";
import { readThroughClass, throughDescriptor } from "./descriptors.ts";
import { ofOwnPart, partWith } from "./embedded.ts";
import { isOwnVariable } from "./exposed.ts";
import { current } from "../values/growing.ts";
import { ownName, typeFor } from "./hiddenMembers.ts";
import { invoke } from "../calls/invoke.ts";
import { notYetGiven } from "./lateFields.ts";
import { basesOf, methodOf } from "./methodOf.ts";
import { extended } from "./partOfLibrary.ts";
import type { Run } from "../run.ts";
import { waysOf } from "../values/ways.ts";
import { either } from "../values/either.ts";
import { writtenAt } from "../values/texts.ts";
import {
  type ClassValue,
  type Entry,
  type FunctionValue,
  type Text,
  type Thing,
  type Value,
  entryOf,
  isNothing,
  textOf,
  unknown,
} from "../values/values.ts";
import { ready } from "./declaredClass.ts";
import { isKeptInFile } from "../values/zeros.ts";

/** The value of `of.name`; undefined where it certainly has no such member. */
export function memberOf(of: Value, name: string, run: Run): Value | undefined {
  switch (of.kind) {
    case "thing": {
      const part = partWith(of, name);
      if (part !== undefined) return memberOf(part, name, run);
      const own = ownName(of, name, run);
      const described = throughDescriptor(of, own, run);
      if (described !== undefined) return described;
      const entry = entryOf(of, own);
      const isForeign = run.foreign.has(of.shape);
      if (isForeign && isSetElsewhere(of.type, own, run))
        return entry ? either(entry.value, unknown) : unknown;
      if (entry !== undefined) {
        const { value, zero } = entry;
        if (zero !== undefined && entry.isSure && isKeptInFile(of, run)) return zero;
        if (value.kind === "function" && value.code.isGetter === true)
          return invoke(value, [], run);
        if (!entry.isSure) return either(value, unknown);
        return isNothing(value) && isFixed(of, run) ? value : filled(entry, of.type === undefined);
      }
      // Python: the object's attributes as a dictionary.
      if (name === "__dict__") return { kind: "thing", shape: of.shape };
      if (name === "__class__" && of.type !== undefined) return of.actual ?? of.type;
      if (of.type === undefined) return of.shape.value.isOpen ? unknown : undefined;
      const method = methodOf(typeFor(of, name, run) ?? of.type, name, bound(of));
      if (method !== undefined) return readMethod(ofOwnPart(method), run);
      const field = staticOf(of.type, name, run);
      // An open object has what its class gives every object, or something else.
      if (of.shape.value.isOpen) return field === undefined ? unknown : either(field, unknown);
      const late = notYetGiven(of, own, run);
      if (late !== undefined) return late;
      const base = field === undefined ? extended(of, name, run) : undefined;
      // A missing field may be declared in a subclass outside the file.
      if (field !== undefined || base !== undefined)
        return field ?? memberOf(base ?? unknown, name, run);
      return missing(of, of.type, name, run) ?? unknown;
    }
    case "class":
      return memberOfClass(of, name, run);
    case "native": {
      const known = run.library.member(of, name, run);
      if (known !== undefined) return known;
      const state = of.state === undefined ? {} : { state: of.state };
      return { kind: "native", path: `${of.path}.${name}`, ...state };
    }
    case "text":
      return memberOfText(of, name, run);
    case "unknown":
      return of.of === undefined
        ? unknown
        : waysOf(of)
            .map((way) => (way === of ? unknown : (memberOf(way, name, run) ?? unknown)))
            .reduce(either);
    case "list":
      return run.library.part?.(of, name, run) ?? unknown;
    case "constant":
    case "function":
      return unknown;
  }
}

function memberOfText(of: Text, name: string, run: Run): Value {
  const { enumeration, ...value } = of;
  const method = enumeration && methodOf(enumeration, name, of);
  if (method !== undefined) return readMethod(method, run);
  // The value of an enumeration member: `Color.RED.value`.
  return name === "value" ? value : (run.library.partOfText?.(of, name) ?? unknown);
}

/** Whether it is an object of the file that nobody can have changed since. */
function isFixed({ type, shape }: Thing, { frozen }: Run): boolean {
  return type?.code.isFixed === true && frozen.has(shape) && !shape.value.isOpen;
}

/** The result of the class's own handler for missing members (`__getattr__`), often a delegate's member. */
function missing(of: Thing, type: ClassValue, name: string, run: Run): Value | undefined {
  const { givesMissing } = run.library;
  const method = givesMissing === undefined ? undefined : methodOf(type, givesMissing, bound(of));
  if (method === undefined || name.startsWith("__")) return undefined;
  const at = { start: method.code.start, end: method.code.start };
  return invoke(method, [{ value: textOf(writtenAt(name, at)), span: at }], run);
}

function memberOfClass(
  of: ClassValue,
  name: string,
  run: Run,
  seen = new Set<ClassValue>(),
): Value | undefined {
  if (seen.has(of)) return undefined;
  seen.add(of);
  ready(of, run);
  const entry = entryOf(of.statics, name);
  if (entry !== undefined) {
    const held = entry.isSure ? filled(entry, false) : either(entry.value, unknown);
    return readThroughClass(held, of, run);
  }
  const method = methodOf(of, name, of);
  if (method !== undefined) return readMethod(unbound(method), run);
  const isSeen = of.code.body !== undefined && of.code.hidesBody !== true;
  const declared = isSeen ? of.scope.own(name)?.value : undefined;
  if (declared !== undefined) return declared;
  const inner = of.scope.find(`${of.code.name ?? ""}.${name}`)?.value;
  if (inner !== undefined) return inner;
  for (const base of isOwnVariable(name) ? [] : basesOf(of)) {
    const held = memberOfClass(base, name, run, seen);
    if (held !== undefined) return held;
  }
  return of.base?.kind === "native" || of.base?.kind === "unknown"
    ? memberOf(of.base, name, run)
    : undefined;
}

function isSetElsewhere(type: ClassValue | undefined, name: string, run: Run): boolean {
  if (type === undefined) return false;
  if (run.setElsewhere.get(type.code)?.has(name) === true) return true;
  return type.base?.kind === "class" && isSetElsewhere(type.base, name, run);
}

/**
 * The current value of an entry. A `null` or empty value is a placeholder: code outside the file may fill it.
 * `isWritten`: the entry is of a literal, where `undefined` is a placeholder, too, and not a field's first value.
 */
function filled(entry: Entry, isWritten: boolean): Value {
  const value = current(entry.value);
  if (value.kind === "constant" && value.value === null) return unknown;
  if (isWritten && isNothing(value)) return unknown;
  const isBlank = value.kind === "text" && value.written.text === "";
  return isBlank ? { ...value, isSure: false } : value;
}

/** Reads a method as a member: a getter is called. */
export function readMethod(method: FunctionValue, run: Run): Value {
  return method.code.isGetter === true ? invoke(method, [], run) : method;
}

/** The value of a static field of a class or its bases. */
export function staticOf(
  type: ClassValue,
  name: string,
  run: Run,
  seen = new Set<ClassValue>(),
): Value | undefined {
  if (seen.has(type) || isOwnVariable(name)) return undefined;
  seen.add(type);
  ready(type, run);
  const entry = entryOf(type.statics, name);
  if (entry !== undefined)
    return entry.isSure ? filled(entry, false) : either(entry.value, unknown);
  for (const base of basesOf(type)) {
    const held = staticOf(base, name, run, seen);
    if (held !== undefined) return held;
  }
  return undefined;
}
