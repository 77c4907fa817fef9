import { memberOf } from "../classes/members.ts";
import type { Run } from "../run.ts";
import { type Value, unknown } from "./values.ts";

/** The current value for `??=` and the like, under `name` or, for an item, under `key`. */
export function heldUnder(
  object: Value,
  name: string,
  key: Value | undefined,
  run: Run,
): Value | undefined {
  if (object.kind !== "native") return memberOf(object, name, run);
  const span = { start: 0, end: 0 };
  const item = key && run.library.item?.(object, { value: key, span }, run);
  // Where the library says nothing, it is open whether there is a value.
  return item ?? run.library.member(object, name, run) ?? unknown;
}
