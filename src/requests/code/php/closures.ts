import { invoke } from "../machine/calls/invoke.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type FunctionValue, type Value } from "../machine/values/values.ts";

/** Methods of a closure: `$closure->bindTo($object)` rebinds it, `call` also calls it. */
export function callClosure(
  name: string,
  closure: FunctionValue,
  { args }: Pick<Call, "args">,
  run: Run,
): Value | undefined {
  const [object, ...given] = args;
  const self = object?.value ?? unknown;
  if (name === "bindTo") return { ...closure, self };
  if (name === "call") return invoke({ ...closure, self }, given, run);
  return name === "__invoke" ? invoke(closure, args, run) : undefined;
}

/** `Closure::bind($closure, $object)`. */
export function callClosureClass(name: string, { args }: Call, run: Run): Value {
  const [closure, ...more] = args;
  if (name === "fromCallable") return closure?.value ?? unknown;
  if (name !== "bind" || closure?.value.kind !== "function") return unknown;
  return callClosure("bindTo", closure.value, { args: more }, run) ?? unknown;
}
