import type { Thing, Value } from "../machine/values.ts";

/** What methods gave back that give back nothing, and what they were called on. */
const meant = new WeakMap<Value, Thing>();

/** None, where the dictionary may have been meant: `headers = base.update(more)`. */
export function none(self: Thing): Value {
  const value: Value = { kind: "constant", value: null };
  meant.set(value, self);
  return value;
}

/** The dictionary that was meant. */
export function meantBy(value: Value | undefined): Thing | undefined {
  return value && meant.get(value);
}
