import type { Written } from "../written.ts";
import { type Entry, textOf, type Value } from "./values.ts";

const entries = new WeakMap<Written, Entry>();

/** The name of an entry, by which the entry is found again where name and value are set as they are: in a loop. */
export function nameOfEntry(entry: Entry): Value {
  const written = { ...entry.name };
  entries.set(written, entry);
  return textOf(written);
}

/** The entry that a name and a value were taken from; it says where they are written. */
export function entryOfName(name: Written, value: Value): Entry | undefined {
  const entry = entries.get(name);
  return entry?.value === value ? entry : undefined;
}
