import { openList } from "./growing.ts";
import type { Run } from "../run.ts";
import { sourcesOf } from "./sources.ts";
import { type Entry, type Thing, type Value, itemsIn, keyOf } from "./values.ts";

/** An object with more entries becomes unknown, for each change copies them. */
const mostEntries = 400;

/** Sets an entry, replacing the one of that name. */
export function putEntry(thing: Thing, entry: Entry, run: Run): void {
  if (!run.isSilent) run.lost.put(thing, entry, run.call.id);
  draw(thing, run);
  for (const each of sourcesOf(thing.shape)) openValue(each, run, 0);
  const { entries, isOpen } = thing.shape.value;
  const name = keyOf(thing, entry.name.text);
  const isNamed = (other: Entry): boolean => keyOf(thing, other.name.text) === name;
  const at = entries.findIndex(isNamed);
  const old = entries[at]?.value;
  const isGiven = old !== undefined && old.kind !== "unknown";
  const given = isGiven && old !== entry.value ? { ...entry, replaces: old } : entry;
  if (entries.length >= mostEntries) {
    run.journal.set(thing.shape, { entries: [given], isOpen: true });
    return;
  }
  const changed =
    at === -1
      ? [...entries, given]
      : entries.filter((other, index) => index <= at || !isNamed(other)).with(at, given);
  run.journal.set(thing.shape, { entries: changed, isOpen });
}

/** Sets all entries of an empty object at once. */
export function putEntries(
  thing: Thing,
  entries: readonly Entry[],
  isOpen: boolean,
  run: Run,
): void {
  if (!run.isSilent) for (const entry of entries) run.lost.put(thing, entry, run.call.id);
  if (entries.length === 0) return;
  draw(thing, run);
  run.journal.set(thing.shape, { entries, isOpen });
}

/** Notes that the current loop, if any, puts entries into an object. */
export function draw(into: Thing, { drawing, lost }: Run): void {
  if (drawing !== undefined) lost.draws(into, drawing);
}

/** Removes an entry. */
export function takeEntry(thing: Thing, name: string, run: Run): void {
  // A header that a fix adds there would be deleted again.
  if (thing.literal !== undefined) run.spoiled.add(thing.literal);
  const { entries, isOpen } = thing.shape.value;
  const key = keyOf(thing, name);
  const left = entries.filter((entry) => keyOf(thing, entry.name.text) !== key);
  run.journal.set(thing.shape, { entries: left, isOpen });
}

/**
 * Marks a value as open: code that is not followed may have changed it, and what it contains up to `depth` levels
 * down.
 */
export function openValue(value: Value, run: Run, depth = 2): void {
  run.lost.forget(value);
  if (value.kind === "native" && value.state !== undefined) {
    if (run.library.isOver?.(value) === true) return;
    openValue(value.state, run, depth);
  }
  if (value.kind === "unknown") for (const each of value.of ?? []) openValue(each, run, depth);
  const held = value.kind === "thing" ? value.shape : value.kind === "list" ? value.items : {};
  for (const each of sourcesOf(held)) openValue(each, run, depth);
  if (value.kind === "list") {
    openList(value, run);
    if (depth > 0) for (const item of itemsIn(value)) openValue(item, run, depth - 1);
  }
  if (value.kind !== "thing") return;
  const { entries, isOpen, under } = value.shape.value;
  if (!isOpen || under !== undefined) run.journal.set(value.shape, { entries, isOpen: true });
  if (depth === 0) return;
  for (const entry of entries) if (entry.isInner !== true) openValue(entry.value, run, depth - 1);
}
