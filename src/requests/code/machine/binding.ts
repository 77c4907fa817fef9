import type { FunctionValue, Thing } from "./values.ts";

/** The object that `super` is a part of. */
export function bound(thing: Thing): Thing {
  const { actual, ...whole } = thing;
  return actual === undefined ? thing : { ...whole, type: actual };
}

/** A method of objects that is read from their class is called with one of them. */
export function unbound(method: FunctionValue): FunctionValue {
  const { takesSelf, isStatic } = method.code;
  return takesSelf === true && isStatic !== true ? { ...method, self: undefined } : method;
}
