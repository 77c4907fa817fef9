import type { Call } from "../machine/library.ts";
import { typeOf } from "./types.ts";

/** The methods of the interfaces that a lambda or a reference to a method is of. */
export const functional = /^(?:apply|accept|get|run|call|test|applyAs\w+|getAs\w+)$/;

/**
 * What a call of `HttpRequest.Builder::GET` is: the method of the first argument, where that is of the type that the
 * reference names. `path`: that of the type and the method, with the interface's method behind it or not.
 */
export function referred(call: Call): Call | undefined {
  const [subject, ...args] = call.args;
  const value = subject?.value;
  if (value?.kind !== "native") return undefined;
  const names = call.path.split(".");
  if (functional.test(names.at(-1) ?? "")) names.pop();
  const [type, method] = names.slice(-2);
  if (method === undefined || typeOf(value, undefined) !== type) return undefined;
  return { ...call, path: `${value.path}.${method}`, state: value.state, self: value, args };
}
