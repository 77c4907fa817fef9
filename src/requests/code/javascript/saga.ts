import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { callWith } from "./listMethods.ts";

/** redux-saga's `call(fetch, url, options)`: calls the function with the further arguments. */
export function callEffect(_: string, call: Call, run: Run): Value {
  const [first, ...args] = call.args;
  // `call([context, fn], …)`
  const of = first?.value.kind === "list" ? first.value.items[1] : first?.value;
  return of === undefined ? unknown : callAny(of, { ...call, args }, run);
}

/** Calls a function of the file or a library. */
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
