import type { Arg } from "../machine/library.ts";
import { either } from "../machine/either.ts";
import { put } from "../clients/making.ts";
import { putAnywhere, spread } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/texts.ts";
import { type Thing, unknown, type Value } from "../machine/values.ts";
import { dictOf, itemsOf } from "./dicts.ts";
import { namePlace } from "./entries.ts";
import { yieldingAll, yieldingItem, yieldingItems, yieldingPair } from "./signs.ts";

const most = 64;

/** The items one after the other, as many as there are for sure, and such as there may be. */
function listOf({ shape }: Thing): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.slice(0, most).map(({ value, isSure }): Value => {
    return isSure || value.kind !== "text" ? value : either(value, unknown);
  });
  const isComplete = !isOpen && entries.length <= most && entries.every(({ isSure }) => isSure);
  return { kind: "list", items, isComplete };
}

/** What generators do with the pairs that they yield: gather them by their names, and give them all. */
export function callYield(name: string, [all, first, second]: readonly Arg[], run: Run): Value {
  const held = all?.value;
  if (held?.kind !== "thing") return unknown;
  if (name === yieldingAll) return itemsOf(held);
  if (name === yieldingItems) return listOf(held);
  if (name === yieldingItem) {
    const index = String(held.shape.value.entries.length);
    if (first !== undefined) put(held, index, first.value, first.span, run);
    return unknown;
  }
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
