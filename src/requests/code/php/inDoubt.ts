import { either } from "../machine/values/either.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Thing, type Value } from "../machine/values/values.ts";
import { copiedArray, isArray } from "./arrays.ts";

/** The value, if it is in doubt already; otherwise made doubtful. */
export function stillInDoubt(value: Value, run: Run): Value {
  if (value.kind === "text" && !value.isSure) return value;
  if (isArray(value)) {
    const { entries, isOpen } = value.shape.value;
    if (isOpen && entries.every(({ isSure }) => !isSure)) return value;
  }
  return inDoubt(value, run);
}

/** A value that unknown code may have replaced; an object is most likely the same. */
export function inDoubt(value: Value, run: Run, depth = 3): Value {
  if (value.kind === "text" || value.kind === "constant") return either(value, unknown);
  if (!isArray(value)) return value;
  const copy = copiedArray(value, run, 0);
  if (copy.kind !== "thing") return unknown;
  const entries = value.shape.value.entries.map((entry) => ({
    ...{ ...entry, isSure: false },
    value: depth === 0 ? unknown : inDoubt(entry.value, run, depth - 1),
  }));
  run.journal.set(copy.shape, { entries, isOpen: true });
  return copy;
}

/** Makes an array's entries doubtful, in place. */
export function doubt(of: Thing, run: Run): void {
  const doubted = inDoubt(of, run);
  if (doubted.kind === "thing") run.journal.set(of.shape, doubted.shape.value);
}
