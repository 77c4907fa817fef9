import type { Call } from "../machine/library.ts";
import { typeOf } from "./types.ts";

/** Methods of functional interfaces. */
export const functional = /^(?:apply|accept|get|run|call|test|applyAs\w+|getAs\w+)$/;

/**
 * A call of a method reference such as `HttpRequest.Builder::GET`, as a method call on the first argument, if that
 * has the type. `path`: type and method, possibly followed by the interface's method.
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
