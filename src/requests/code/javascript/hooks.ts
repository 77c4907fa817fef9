import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import { optionValue } from "../clients/sending.ts";
import { isNothing, unknown, type Thing, type Value } from "../machine/values.ts";
import { copyInto, pairsIn } from "./headersObject.ts";
import { callWith } from "./listMethods.ts";

/** Functions that are called before a request goes out; `isWhole`: there are no others. */
export interface Hooks {
  readonly functions: readonly Value[];
  readonly isWhole: boolean;
}

/** What a list of hooks, or one of them alone, says. */
export function hooksIn(value: Value | undefined): Hooks {
  if (value === undefined || isNothing(value)) return { functions: [], isWhole: true };
  if (value.kind === "list") return { functions: value.items, isWhole: value.isComplete };
  return { functions: [value], isWhole: value.kind !== "unknown" };
}

/** Those of an instance, then those of the call. */
export function bothHooks(first: Hooks, second: Hooks): Hooks {
  return {
    functions: [...first.functions, ...second.functions],
    isWhole: first.isWhole && second.isWhole,
  };
}

/** The headers of several objects in one, the later ones winning; the place of the last that is written out is its own. */
export function headersInOne(sources: readonly (Value | undefined)[], run: Run): Thing {
  const written = sources.findLast((each) => literalOf(each) !== undefined);
  const literal = literalOf(written);
  const all = run.thing([], { foldsCase: true, ...(literal === undefined ? {} : { literal }) });
  for (const source of sources) if (source !== undefined) copyInto(all, source, run);
  return all;
}

function literalOf(value: Value | undefined) {
  const thing = pairsIn(value) ?? value;
  return thing?.kind === "thing" ? thing.literal : undefined;
}

/**
 * Calls hooks with what `args` makes of the headers; false where they may do more than is to be seen. What a
 * hook gives back is looked at by `after`.
 */
export function callHooks(
  { functions, isWhole }: Hooks,
  args: readonly Value[],
  run: Run,
  after: (value: Value) => void = () => undefined,
): boolean {
  let isKnown = isWhole;
  for (const hook of functions) {
    if (hook.kind === "function") after(callWith(hook, args, run));
    else isKnown = false;
  }
  return isKnown;
}

/** An object with these members, as a library hands it on. */
export function handedOn(
  members: Readonly<Record<string, Value | undefined>>,
  at: { start: number; end: number },
  run: Run,
): Thing {
  const made = run.thing([]);
  for (const [name, value] of Object.entries(members)) {
    put(made, name, value ?? unknown, at, run);
  }
  return made;
}

/** Takes what a hook has put in the place of headers. */
export function headersAfter(options: Thing, run: Run): Thing {
  const found = optionValue(options, "headers");
  const thing = pairsIn(found) ?? found;
  return thing?.kind === "thing" ? thing : run.thing([], { isOpen: true });
}
