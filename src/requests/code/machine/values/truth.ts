import { isJson } from "../../clients/bodies.ts";
import { methodOf } from "../classes/methodOf.ts";
import type { Run } from "../run.ts";
import { truthOf } from "./truthOf.ts";
import type { Thing, Value } from "./values.ts";

/** Whether a value counts as true in a condition of this language; undefined where that is not known. */
export function truthIn(value: Value, { library }: Run): boolean | undefined {
  // JSON text is never empty; without what it is made of, there may be none.
  if (isJson(value) && value.state !== undefined) return true;
  const { sizes } = library;
  if (sizes === undefined || value.kind !== "thing") return truthOf(value);
  return hasSize(value, sizes) ? undefined : truthOf(value);
}

/** Whether emptiness, or a method of its own, may make it count as false. */
function hasSize(of: Thing, sizes: readonly string[]): boolean {
  const { type } = of;
  if (type !== undefined) return sizes.some((name) => methodOf(type, name, of) !== undefined);
  return !of.shape.value.entries.some(({ isSure }) => isSure);
}
