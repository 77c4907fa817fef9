import { anyItem, either } from "./either.ts";
import { Cell } from "./cell.ts";
import type { Run } from "../run.ts";
import { sourcesOf } from "./sources.ts";
import { unknown, type List, type Value } from "./values.ts";

/** The current state of lists that were changed in place, by the items they had at first. */
const changed = new WeakMap<List["items"], Cell<Value>>();

/** Changes a list in place, for all who hold it; without `items`, nothing is known of it any more. */
export function changeList(list: List, items: readonly Value[] | undefined, run: Run): void {
  const cell = changed.get(list.items) ?? new Cell<Value>(list, either);
  changed.set(list.items, cell);
  for (const each of sourcesOf(list.items)) if (each.kind === "list") openList(each, run);
  // The list existed before the branch that is being followed, so that the change is undone with that.
  run.journal.set(cell, items === undefined ? unknown : { ...list, items, among: [] });
}

/** Items are moved or replaced in place: `Arrays.fill`, `Array.Reverse`. */
export function changeItems(value: Value | undefined, run: Run): void {
  const now = value && current(value);
  if (now?.kind === "list") changeList(now, undefined, run);
}

/** Sets one of the items that are not known one by one; false, and nothing done, where the list has no such items. */
export function changeRest(list: List, value: Value, run: Run): boolean {
  const rest = list.rest && anyItem([list.rest, value]);
  if (rest === undefined) return false;
  const cell = changed.get(list.items) ?? new Cell<Value>(list, either);
  changed.set(list.items, cell);
  run.journal.set(cell, { ...list, rest });
  return true;
}

/** Code that is not followed may have appended to a list, for all who hold it. */
export function openList(list: List, run: Run): void {
  const now = current(list);
  if (now.kind !== "list" || !(now.isComplete || now.rest)) return;
  const cell = changed.get(list.items) ?? new Cell<Value>(list, either);
  changed.set(list.items, cell);
  const { items, isCopied } = now;
  const known: List = { kind: "list", items, isComplete: false };
  run.journal.set(cell, isCopied === undefined ? known : { ...known, isCopied });
}

/** The current value: for a list that was changed in place, its items now. */
export function current(value: Value): Value {
  for (let now = value; ;) {
    const next = now.kind === "list" ? changed.get(now.items)?.value : undefined;
    if (next === undefined || next === now) return now;
    if (next.kind === "list" && now.kind === "list" && next.items === now.items) return next;
    now = next;
  }
}
