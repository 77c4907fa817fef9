import { ready } from "./declaredClass.ts";
import { anyOf } from "./either.ts";
import type { Run } from "./run.ts";
import { plainText } from "./texts.ts";
import { entryOf, unknown, type ClassValue, type Value } from "./values.ts";

/** The member of an enumeration that has a value, where the class is called with it: any of them where it is not known. */
export function memberWith(type: ClassValue, value: Value, run: Run): Value {
  ready(type, run);
  const wanted = plainText(value);
  if (wanted === undefined) return anyOf(type.statics);
  const { entries } = type.statics.shape.value;
  return entries.find((entry) => plainText(entry.value) === wanted)?.value ?? unknown;
}

/** The member of an enumeration under a name, any of them where that is not known. */
export function memberNamed(type: ClassValue, key: Value, run: Run): Value {
  ready(type, run);
  const name = plainText(key);
  return name === undefined ? anyOf(type.statics) : (entryOf(type.statics, name)?.value ?? unknown);
}

/** What a loop over an enumeration goes through; anything else is what it is. */
export function membersIn(of: Value | undefined, run: Run): Value | undefined {
  if (of?.kind !== "class" || of.code.isEnumeration !== true) return of;
  ready(of, run);
  const items = of.statics.shape.value.entries.map(({ value }) => value);
  return { kind: "list", items, isComplete: true };
}
