import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { FunctionValue, Value } from "../machine/values/values.ts";
import { handOver } from "./clients/preparing.ts";

/** Calls a function with arguments that nobody else passes. */
export function takeUp(of: FunctionValue, args: readonly Arg[], run: Run): Value {
  if (!run.isSilent || run.isMaking) run.taken.add(of);
  const [subject, ...others] = args;
  const method = subject && referredOf(of, subject.value);
  return method === undefined ? invoke(of, args, run) : invoke(method, others, run);
}

/** The method that a reference such as `Region::host` means, on the object that it is given. */
function referredOf(of: FunctionValue, self: Value): FunctionValue | undefined {
  const { code, self: type } = of;
  const isOfObject = type?.kind === "class" && code.isStatic !== true && code.keepsSelf !== true;
  if (!isOfObject || self.kind !== "thing" || self.type === undefined) return undefined;
  return code.name === undefined ? undefined : methodOf(self.type, code.name, self);
}

/** Calls a callback: a function of the file, or a library method. */
export function callWith(of: Value, values: readonly Value[], { at }: Call, run: Run): void {
  const args = values.map((value): Arg => ({ value, span: { start: at.start, end: at.end } }));
  if (of.kind === "function") takeUp(of, args, run);
  else if (of.kind === "native") {
    run.library.call({ path: of.path, state: of.state, self: of, args, at }, run);
  } else for (const value of values) handOver(value, run);
}
