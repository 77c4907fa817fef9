import { ancestors } from "./bases.ts";
import { fillable } from "./extensionPoints.ts";
import type { Run } from "./run.ts";
import { entryOf, type ClassValue, type Thing, type Value } from "./values.ts";

/** The variable that is set where others set a member. */
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

/** Variables of a class that neither those which extend it have nor its objects. */
export function isOwnVariable(name: string): boolean {
  return /^@(?!@)/.test(name);
}

/** Where fields are for others to see that are not private, those with nothing in them are there to be filled. */
export function showFields(thing: Thing, type: ClassValue, run: Run): void {
  const hidden = ancestors(type).flatMap(({ code }) =>
    code.fields.flatMap(({ name, isPrivate }) => (isPrivate === true ? [name] : [])),
  );
  for (const { name, value } of thing.shape.value.entries) {
    if (value.kind === "thing" && !hidden.includes(name.text)) fillable(value, run);
  }
}

/** What others may set, and has nothing in it, is there to be filled. */
export function expose(thing: Thing, type: ClassValue, run: Run): void {
  for (const { name, isStatic } of type.code.exposed ?? []) {
    const entry = isStatic === (thing === type.statics) ? entryOf(thing, name) : undefined;
    if (entry !== undefined) run.put(thing, { ...entry, value: fillable(entry.value, run) });
  }
  if (type.base?.kind === "class" && thing !== type.statics) expose(thing, type.base, run);
}
