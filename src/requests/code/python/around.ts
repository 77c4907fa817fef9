import { invoke } from "../machine/invoke.ts";
import { methodOf } from "../machine/methodOf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values.ts";

/** The value that `with` binds: the result of `__enter__`, or else the object itself. */
export function entered(value: Value, run: Run): Value {
  if (value.kind !== "thing" || value.type === undefined) return value;
  const method =
    methodOf(value.type, "__enter__", value) ?? methodOf(value.type, "__aenter__", value);
  return method === undefined ? value : invoke(method, [], run);
}

/** The result of decorating a function; unknown for an unknown decorator. */
export function decorated(decorator: Value, given: Arg | undefined, run: Run): Value {
  const value = given?.value ?? unknown;
  if (given === undefined || value.kind !== "function") return value;
  if (decorator.kind === "function" && !run.isWrapped(decorator)) {
    const made = invoke(decorator, [given], run);
    if (made.kind === "function") {
      if (made.code !== value.code) run.called.add(value.code);
      return made;
    }
  }
  return { ...value, code: { ...value.code, isWrapped: true } };
}
