import type { FunctionValue, Thing } from "../values/values.ts";

/** The whole object that `super` is a part of: undoes the narrowing of `nameOf`. */
export function bound(thing: Thing): Thing {
  const { actual, ...whole } = thing;
  return actual === undefined ? thing : { ...whole, type: actual };
}

/** Makes a method that was read from its class (`Base.call`) take the object as its first argument. */
export function unbound(method: FunctionValue): FunctionValue {
  const { takesSelf, isStatic } = method.code;
  return takesSelf === true && isStatic !== true ? { ...method, self: undefined } : method;
}
