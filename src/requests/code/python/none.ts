import type { Thing, Value } from "../machine/values/values.ts";

/** For each `None` returned by a mutating method: the object it was called on. */
const meant = new WeakMap<Value, Thing>();

/** `None` from a method whose caller may have meant the dictionary: `headers = base.update(more)`. */
export function none(self: Thing): Value {
  const value: Value = { kind: "constant", value: null };
  meant.set(value, self);
  return value;
}

/** The dictionary that such a `None` was meant to be. */
export function meantBy(value: Value | undefined): Thing | undefined {
  return value && meant.get(value);
}
