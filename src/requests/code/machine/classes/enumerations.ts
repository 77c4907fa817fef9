import { ancestors } from "./bases.ts";
import { ready } from "./declaredClass.ts";
import { anyOf, either } from "../values/either.ts";
import type { Run } from "../run.ts";
import { plainText } from "../values/texts.ts";
import { entryOf, unknown, type ClassValue, type Value } from "../values/values.ts";

/** Any member of an enumeration. */
function anyMember(type: ClassValue, run: Run): Value {
  const [first, ...others] = membersOf(type, run);
  return first === undefined ? anyOf(type.statics) : others.reduce(either, first);
}

/** A text in a static field of an enumeration: one of its members. */
export function asMember(value: Value, type: ClassValue | undefined): Value {
  if (value.kind !== "text" || type === undefined) return value;
  const isMember = ancestors(type).some(({ code }) => code.isEnumeration === true);
  return isMember ? { ...value, enumeration: type } : value;
}

/** The enumeration member with this value, as `Color("red")` gets it; any member where the value is not known. */
export function memberWith(type: ClassValue, value: Value, run: Run): Value {
  ready(type, run);
  const wanted = plainText(value);
  if (wanted === undefined) return anyMember(type, run);
  const { entries } = type.statics.shape.value;
  return entries.find((entry) => plainText(entry.value) === wanted)?.value ?? unknown;
}

/** The enumeration member with this name; any member where the name is not known. */
export function memberNamed(type: ClassValue, key: Value, run: Run): Value {
  ready(type, run);
  const name = plainText(key);
  return name === undefined
    ? anyMember(type, run)
    : (entryOf(type.statics, name)?.value ?? unknown);
}

/** The objects of an enumeration's own type in its static fields: `Region.values()`. */
export function membersOf(type: ClassValue, run: Run): readonly Value[] {
  ready(type, run);
  return type.statics.shape.value.entries.flatMap(({ value }) =>
    value.kind === "thing" && value.type?.code === type.code ? [value] : [],
  );
}

/** The members as a list where a loop goes over an enumeration; any other value unchanged. */
export function membersIn(of: Value | undefined, run: Run): Value | undefined {
  if (of?.kind !== "class" || of.code.isEnumeration !== true) return of;
  ready(of, run);
  const items = of.statics.shape.value.entries.map(({ value }) => value);
  return { kind: "list", items, isComplete: true };
}
