import type { Arg } from "../machine/library.ts";
import { putAnywhere, spread } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/texts.ts";
import { unknown, type Value } from "../machine/values.ts";
import { dictOf, itemsOf } from "./dicts.ts";
import { namePlace } from "./entries.ts";
import { yieldingAll, yieldingPair } from "./signs.ts";

/** What generators do with the pairs that they yield: gather them by their names, and give them all. */
export function callYield(name: string, [all, first, second]: readonly Arg[], run: Run): Value {
  const held = all?.value;
  if (held?.kind !== "thing") return unknown;
  if (name === yieldingAll) return itemsOf(held);
  if (name !== yieldingPair) {
    // A dictionary gives its names alone.
    const isPairs = first?.value.kind === "list";
    spread(held, isPairs ? dictOf(first.value, run) : unknown, run);
    return unknown;
  }
  if (first === undefined || second === undefined) return unknown;
  const whole = { start: first.span.start, end: second.span.end };
  if (nameIn(first.value) === undefined) putAnywhere(held, run);
  else run.put(held, namePlace(first, second, whole));
  return unknown;
}
