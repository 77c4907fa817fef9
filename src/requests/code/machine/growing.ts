import { either } from "./either.ts";
import { Cell } from "./journal.ts";
import type { Run } from "./run.ts";
import { sourcesOf } from "./sources.ts";
import { unknown, type Value } from "./values.ts";

type List = Extract<Value, { kind: "list" }>;

/** What lists have become that were changed where they are, whoever holds them. */
const changed = new WeakMap<List["items"], Cell<Value>>();

/** Changes a list for all that hold it; without `items` nothing is known of it any more. */
export function changeList(list: List, items: readonly Value[] | undefined, run: Run): void {
  const cell = changed.get(list.items) ?? new Cell<Value>(list, either);
  changed.set(list.items, cell);
  for (const each of sourcesOf(list.items)) if (each.kind === "list") openList(each, run);
  // It was there before the way that is followed.
  run.journal.set(cell, items === undefined ? unknown : { ...list, items });
}

/** What is in a list changes its place, or is replaced: `Arrays.fill`, `Array.Reverse`. */
export function changeItems(value: Value | undefined, run: Run): void {
  const now = value && current(value);
  if (now?.kind === "list") changeList(now, undefined, run);
}

/** Somebody may have put more into a list, for all that hold it. */
export function openList(list: List, run: Run): void {
  const now = current(list);
  if (now.kind !== "list" || !now.isComplete) return;
  const cell = changed.get(list.items) ?? new Cell<Value>(list, either);
  changed.set(list.items, cell);
  run.journal.set(cell, { ...now, isComplete: false });
}

/** What a value is by now. */
export function current(value: Value): Value {
  for (let now = value; ;) {
    const next = now.kind === "list" ? changed.get(now.items)?.value : undefined;
    if (next === undefined || next === now) return now;
    if (next.kind === "list" && now.kind === "list" && next.items === now.items) return next;
    now = next;
  }
}
