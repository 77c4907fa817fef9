import type { Run } from "../run.ts";
import { itemsIn, type Entry, type Thing, type Value } from "./values.ts";

/** Whether only code that is being followed has had the object, so that nothing else can have changed it. */
export function isKeptInFile({ shape }: Thing, run: Run): boolean {
  const isSeen = run.foreign.has(shape) || run.handedOut.has(shape);
  if (isSeen || shape.value.isOpen) return false;
  return shape.born >= run.sharedUntil || run.keptInside.has(shape);
}

/** Notes that a struct is put into a field that only the constructors of its class assign to. */
export function keepInside({ type }: Thing, { name, value }: Entry, run: Run): void {
  if (value.kind !== "thing" || value.type?.code.isCopied !== true) return;
  const field = type?.code.fields.find((each) => each.name === name.text);
  if (field?.isFinal === true) run.keptInside.add(value.shape);
}

/** Notes that an object, and what it contains, was passed to code that is not followed. */
export function handOut(value: Value, run: Run, depth = 2): void {
  if (value.kind === "list" && depth > 0) {
    for (const item of itemsIn(value)) handOut(item, run, depth - 1);
  }
  if (value.kind !== "thing") return;
  run.handedOut.add(value.shape);
  if (depth === 0) return;
  for (const { value: held } of value.shape.value.entries) handOut(held, run, depth - 1);
}

/** The entries for a copy of an object, without those that copying skips; fields that code outside the file may have set lose their zero value. */
export function entriesToCopy(of: Thing, run: Run): readonly Entry[] {
  const entries = of.shape.value.entries.filter(({ isSkipped }) => isSkipped !== true);
  return isKeptInFile(of, run) ? entries : entries.map(withoutZero);
}

/** The entry without its zero value: something else may have been set. */
export function withoutZero(entry: Entry): Entry {
  const { zero, ...rest } = entry;
  return zero === undefined ? entry : rest;
}
