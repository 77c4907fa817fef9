import { methodOf } from "./members.ts";
import type { Run } from "./run.ts";
import { truthOf, type Thing, type Value } from "./values.ts";

/** Whether a value counts as true where the program asks; undefined where that is not known. */
export function truthIn(value: Value, { library }: Run): boolean | undefined {
  const { sizes } = library;
  if (sizes === undefined || value.kind !== "thing") return truthOf(value);
  return hasSize(value, sizes) ? undefined : truthOf(value);
}

/** Whether it may count as false with nothing in it, or decides that itself. */
function hasSize(of: Thing, sizes: readonly string[]): boolean {
  const { type } = of;
  if (type !== undefined) return sizes.some((name) => methodOf(type, name, of) !== undefined);
  return !of.shape.value.entries.some(({ isSure }) => isSure);
}
