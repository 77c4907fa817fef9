import { fillable } from "./extensionPoints.ts";
import type { Run } from "./run.ts";
import { entryOf, type ClassValue, type Thing, type Value } from "./values.ts";

/** The variable that is set where others set a member. */
export function exposedName(of: Value, name: string): string {
  const held = `@${name}`;
  let type: Value | undefined = of.kind === "thing" ? of.type : of;
  while (type?.kind === "class") {
    if (type.code.exposed?.some((each) => each.name === held) === true) return held;
    type = type.base;
  }
  return name;
}

/** What others may set, and has nothing in it, is there to be filled. */
export function expose(thing: Thing, type: ClassValue, run: Run): void {
  for (const { name, isStatic } of type.code.exposed ?? []) {
    const entry = isStatic === (thing === type.statics) ? entryOf(thing, name) : undefined;
    if (entry !== undefined) run.put(thing, { ...entry, value: fillable(entry.value, run) });
  }
  if (type.base?.kind === "class" && thing !== type.statics) expose(thing, type.base, run);
}
