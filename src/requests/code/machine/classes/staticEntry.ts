import { entryOf, type ClassValue, type Entry } from "../values/values.ts";

/** The entry of a static field of a class or its base classes. */
export function staticEntry({ statics, base }: ClassValue, name: string): Entry | undefined {
  return entryOf(statics, name) ?? (base?.kind === "class" ? staticEntry(base, name) : undefined);
}
