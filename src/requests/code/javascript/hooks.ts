import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import { optionValue } from "../clients/sending.ts";
import { isNothing, unknown, type Thing, type Value } from "../machine/values/values.ts";
import { copyInto, pairsIn } from "./clients/headersObject.ts";
import { callWith } from "./listMethods.ts";

/** Functions that run before a request is sent; `isWhole`: there are no others. */
export interface Hooks {
  readonly functions: readonly Value[];
  readonly isWhole: boolean;
}

/** The hooks in a list, or a single one. */
export function hooksIn(value: Value | undefined): Hooks {
  if (value === undefined || isNothing(value)) return { functions: [], isWhole: true };
  if (value.kind === "list") return { functions: value.items, isWhole: value.isComplete };
  return { functions: [value], isWhole: value.kind !== "unknown" };
}

/** An instance's hooks, then the call's. */
export function bothHooks(first: Hooks, second: Hooks): Hooks {
  return {
    functions: [...first.functions, ...second.functions],
    isWhole: first.isWhole && second.isWhole,
  };
}

/** Merges several objects of headers, the later ones winning; it counts as written where the last literal is. */
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
 * Calls hooks with arguments made by `args`; false if they may do more than is known. `after`: receives what each
 * hook returns.
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

/** An object with these members, as the library passes it to a hook. */
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

/** The headers in options after a hook, which may have replaced them. */
export function headersAfter(options: Thing, run: Run): Thing {
  const found = optionValue(options, "headers");
  const thing = pairsIn(found) ?? found;
  return thing?.kind === "thing" ? thing : run.thing([], { isOpen: true });
}
