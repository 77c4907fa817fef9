import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { entryOf, type Value } from "../machine/values/values.ts";
import { heldBy } from "./vue.ts";

/** A call of Nuxt's `useFetch`, with refs in URL and headers replaced by their values. */
export function withHeld(call: Call, run: Run): Call {
  const args = call.args.map((arg, index) => ({
    ...arg,
    value: index === 0 ? heldBy(arg.value, run) : optionsWithHeld(arg.value, run),
  }));
  return { ...call, args };
}

function optionsWithHeld(options: Value, run: Run): Value {
  const entry = options.kind === "thing" ? entryOf(options, "headers") : undefined;
  if (options.kind !== "thing" || entry === undefined) return options;
  const value = heldBy(entry.value, run);
  if (value === entry.value) return options;
  const { entries, isOpen } = options.shape.value;
  const held = entries.map((each) => (each === entry ? { ...each, value } : each));
  const { literal } = options;
  return run.thing(held, { isOpen, ...(literal === undefined ? {} : { literal }) });
}
