import { ancestors } from "./bases.ts";
import type { ClassValue, FunctionValue, Thing } from "./values.ts";

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

/** The method that takes what is given to a member of an object. */
export function setterOf(type: ClassValue, name: string, self: Thing): FunctionValue | undefined {
  for (const home of ancestors(type)) {
    const code = home.code.methods.find(
      (method) => method.isSetter === true && method.name === name,
    );
    if (code !== undefined) return { kind: "function", code, scope: home.scope, self, home };
  }
  return undefined;
}
