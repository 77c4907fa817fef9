import type { Run } from "./run.ts";
import type { Entry, Thing, Value } from "./values.ts";

/** Whether nobody outside of what is being followed has had an object that could change it. */
export function isKeptInFile({ shape }: Thing, run: Run): boolean {
  const isSeen = run.foreign.has(shape) || run.handedOut.has(shape);
  return !isSeen && !shape.value.isOpen && shape.born >= run.sharedUntil;
}

/** Something is given to what is not followed, and with it what is in it. */
export function handOut(value: Value, run: Run, depth = 2): void {
  if (value.kind === "list" && depth > 0) {
    for (const item of value.items) handOut(item, run, depth - 1);
  }
  if (value.kind !== "thing") return;
  run.handedOut.add(value.shape);
  if (depth === 0) return;
  for (const { value: held } of value.shape.value.entries) handOut(held, run, depth - 1);
}

/** The entries of an object for a copy of it: what others may have given the one, the other has, too. */
export function entriesToCopy(of: Thing, run: Run): readonly Entry[] {
  const { entries } = of.shape.value;
  return isKeptInFile(of, run) ? entries : entries.map(withoutZero);
}

/** An entry that may hold something else than what an object begins with. */
export function withoutZero(entry: Entry): Entry {
  const { zero, ...rest } = entry;
  return zero === undefined ? entry : rest;
}
