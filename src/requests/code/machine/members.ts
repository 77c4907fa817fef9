import { bound, unbound } from "./binding.ts";
import { isOwnVariable } from "./exposed.ts";
import { current } from "./growing.ts";
import { invoke } from "./invoke.ts";
import { above } from "./mixins.ts";
import { methodsNamed } from "./methodsNamed.ts";
import type { ClassCode } from "../declarations.ts";
import type { Run } from "./run.ts";
import { waysOf } from "./ways.ts";
import { either } from "./either.ts";
import { writtenAt } from "./texts.ts";
import {
  type ClassValue,
  type Entry,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
  entryOf,
  textOf,
  unknown,
} from "./values.ts";
import { ready } from "./declaredClass.ts";
import { isKeptInFile } from "./zeros.ts";

/** What a value has under a name; undefined where it has nothing there for sure. */
export function memberOf(of: Value, name: string, run: Run): Value | undefined {
  switch (of.kind) {
    case "thing": {
      const entry = entryOf(of, name);
      const isForeign = run.foreign.has(of.shape);
      if (isForeign && isSetElsewhere(of.type, name, run))
        return entry ? either(entry.value, unknown) : unknown;
      if (entry !== undefined) {
        const { value, zero } = entry;
        if (zero !== undefined && entry.isSure && isKeptInFile(of, run)) return zero;
        if (value.kind === "function" && value.code.isGetter === true)
          return invoke(value, [], run);
        return entry.isSure ? filled(entry) : either(value, unknown);
      }
      // All that an object of Python has.
      if (name === "__dict__") return { kind: "thing", shape: of.shape };
      if (name === "__class__" && of.type !== undefined) return of.actual ?? of.type;
      if (of.type === undefined) return of.shape.value.isOpen ? unknown : undefined;
      const method = methodOf(of.type, name, bound(of));
      if (method !== undefined) return readMethod(method, run);
      const field = staticOf(of.type, name, run);
      // What its class gives all of its objects is there for one of them, too, whatever else that has.
      if (of.shape.value.isOpen) return field === undefined ? unknown : either(field, unknown);
      const base = field === undefined ? extended(of, name, run) : undefined;
      // What an object has no field for may come from a class that extends its own.
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
      // What a member of an enumeration stands for.
      return name === "value" ? of : unknown;
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

/** What an object says itself that it has under a name under which there is nothing: often what another one has. */
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
  if (entry !== undefined) return entry.isSure ? filled(entry) : either(entry.value, unknown);
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

/** The name of the entry with what an object is of a class of the library that its class extends. */
export const ofLibrary = "<of the library>";

/** What an object is of a class of the library, or has embedded of it. */
export function partOfLibrary(of: Thing): Native | undefined {
  const names = [ofLibrary, ...(of.type?.code.embedded ?? [])];
  return names.map((name) => entryOf(of, name)?.value).find((value) => value?.kind === "native");
}

/** What an object is for the library, where that has a member of this name. */
export function extended(of: Value | undefined, name: string, run: Run): Native | undefined {
  if (of?.kind !== "thing" || run.library.has === undefined) return undefined;
  const native = partOfLibrary(of);
  return native !== undefined && run.library.has(native, name, run) ? native : undefined;
}

function isSetElsewhere(type: ClassValue | undefined, name: string, run: Run): boolean {
  if (type === undefined) return false;
  if (run.setElsewhere.get(type.code)?.has(name) === true) return true;
  return type.base?.kind === "class" && isSetElsewhere(type.base, name, run);
}

/** What is there by now; a property with nothing in it is there to be filled, by whom is not to be seen. */
function filled(entry: Entry): Value {
  const value = current(entry.value);
  if (value.kind === "constant" && value.value === null) return unknown;
  const isBlank = value.kind === "text" && value.written.text === "";
  return isBlank ? { ...value, isSure: false } : value;
}

/** A method as it is read: a getter gives its value. */
export function readMethod(method: FunctionValue, run: Run): Value {
  return method.code.isGetter === true ? invoke(method, [], run) : method;
}

/** What a class has in its static fields, or those that it takes members from: each is looked at once. */
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
  if (entry !== undefined) return entry.isSure ? filled(entry) : either(entry.value, unknown);
  for (const base of basesOf(type)) {
    const held = staticOf(base, name, run, seen);
    if (held !== undefined) return held;
  }
  return undefined;
}

/** The classes of the file that a class takes members from, the nearest first. */
export function basesOf({ base, interfaces }: ClassValue): readonly ClassValue[] {
  return base?.kind === "class" ? [base, ...interfaces] : interfaces;
}

/** The method of a class or of those that it extends, bound to an object: each is looked at once. */
export function methodOf(
  type: ClassValue,
  name: string,
  self: Value | undefined,
  seen = new Set<ClassValue>(),
): FunctionValue | undefined {
  if (seen.has(type)) return undefined;
  seen.add(type);
  const [first, ...others] = type.first ?? [];
  // What the first takes the place of is that of the others, and of the class itself.
  if (first !== undefined)
    return methodOf(above(first, { ...type, first: others }, false), name, self, seen);
  const isOfClass = self?.kind === "class";
  const isMeant = ({ isStatic }: ClassCode["methods"][number]): boolean =>
    type.isStatic === true ? isOfClass && isStatic !== true : (isStatic === true) === isOfClass;
  const code = methodsNamed(type.code, name).find(
    (method) =>
      method.isSetter !== true && (type.code.separatesStatics !== true || isMeant(method)),
  );
  if (code !== undefined) return { kind: "function", code, scope: type.scope, self, home: type };
  for (const base of basesOf(type)) {
    const method = methodOf(base, name, self, seen);
    if (method !== undefined) return method;
  }
  return undefined;
}

/** The function that adds a method of this name to values of others, with so many arguments. */
export function extensionOf(name: string, count: number, run: Run): FunctionValue | undefined {
  const found = run.extensions.get(name);
  return (
    found?.find(({ code }) => code.parameters.length === count + 1) ??
    found?.find(({ code }) => code.parameters.length > count)
  );
}
