import { current, openList } from "./values/growing.ts";
import type { Run } from "./run.ts";
import type { Scope } from "./scope.ts";
import { nothing, type Value } from "./values/values.ts";

/** Opens empty lists in the file's variables and static fields: code outside the file may fill them. */
export function openEmpty(scope: Scope, run: Run): void {
  for (const { value } of scope.cells()) open(value, 1, run);
  for (const { statics } of run.classes) open(statics, 2, run);
}

/** `depth`: how many levels of objects are searched for lists. */
function open(value: Value, depth: number, run: Run): void {
  const now = current(value);
  if (now.kind === "list" && now.items.length === 0) openList(now, run);
  const items = now.kind === "native" ? run.library.turns?.(now, run) : undefined;
  if (items?.kind === "list" && items.isComplete && items.items.length === 0) openMap(now, run);
  if (now.kind !== "thing" || depth === 0) return;
  for (const { value: held } of now.shape.value.entries) open(held, depth - 1, run);
}

/** A table that begins empty has nothing yet under keys that are not known: what the file itself puts there counts. */
function openMap(value: Value, run: Run): void {
  run.open(value);
  if (value.kind !== "native" || value.state === undefined) return;
  run.journal.set(value.state.shape, { ...value.state.shape.value, under: nothing });
}
