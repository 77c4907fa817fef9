import { ancestors } from "./bases.ts";
import { fillable } from "./extensionPoints.ts";
import type { Run } from "../run.ts";
import { entryOf, type ClassValue, type Thing, type Value } from "../values/values.ts";

/**
 * The variable behind a Ruby accessor: `@token` (or, on a class, `@@token`) for `token` where the class has
 * `attr_accessor :token`.
 */
export function exposedName(of: Value, name: string): string {
  const held = [`@${name}`, ...(of.kind === "class" ? [`@@${name}`] : [])];
  let type: Value | undefined = of.kind === "thing" ? of.type : of;
  while (type?.kind === "class") {
    const found = type.code.exposed?.find((each) => held.includes(each.name));
    if (found !== undefined) return found.name;
    type = type.base;
  }
  return name;
}

/**
 * Whether it is a Ruby instance variable (`@name`), which neither subclasses nor, for one of a class, its objects
 * share.
 */
export function isOwnVariable(name: string): boolean {
  return /^@(?!@)/.test(name);
}

/** Opens empty objects in fields that are not private: code outside the file may fill them. */
export function showFields(thing: Thing, type: ClassValue, run: Run): void {
  const hidden = ancestors(type).flatMap(({ code }) =>
    code.fields.flatMap(({ name, isPrivate }) => (isPrivate === true ? [name] : [])),
  );
  for (const { name, value } of thing.shape.value.entries) {
    if (value.kind === "thing" && !hidden.includes(name.text)) fillable(value, run);
  }
}

/** Opens what is empty behind accessors: code outside the file may fill it. */
export function expose(thing: Thing, type: ClassValue, run: Run): void {
  for (const { name, isStatic } of type.code.exposed ?? []) {
    const entry = isStatic === (thing === type.statics) ? entryOf(thing, name) : undefined;
    if (entry !== undefined) run.put(thing, { ...entry, value: fillable(entry.value, run) });
  }
  if (type.base?.kind === "class" && thing !== type.statics) expose(thing, type.base, run);
}
