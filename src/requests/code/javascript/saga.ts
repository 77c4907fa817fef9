import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values.ts";
import { callWith } from "./listMethods.ts";

/** `call(fetch, url, options)` of redux-saga: the function is called with what stands behind it. */
export function callEffect(_: string, call: Call, run: Run): Value {
  const [first, ...args] = call.args;
  // With its `this` before it.
  const of = first?.value.kind === "list" ? first.value.items[1] : first?.value;
  return of === undefined ? unknown : callAny(of, { ...call, args }, run);
}

/** Calls what may be of this file or of a library. */
function callAny(of: Value, call: Call, run: Run): Value {
  if (of.kind === "function") {
    return callWith(
      of,
      call.args.map(({ value }) => value),
      run,
    );
  }
  if (of.kind !== "native") return unknown;
  return run.library.call({ ...call, path: of.path, state: of.state, self: of }, run) ?? unknown;
}
