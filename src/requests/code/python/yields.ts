import type { Arg } from "../machine/library.ts";
import { either } from "../machine/values/either.ts";
import { put } from "../clients/making.ts";
import { putAnywhere, spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/values/texts.ts";
import { type Entry, type Thing, textOf, unknown, type Value } from "../machine/values/values.ts";
import { dictOf } from "./dicts.ts";
import { namePlace } from "./entries.ts";
import { yieldingAll, yieldingItem, yieldingItems, yieldingPair } from "./signs.ts";

const most = 64;

/** The made-up key of a gathered item without a name. */
const itemName = /^item \d+ of what is yielded$/;

/** The gathered items as a list. */
function listOf({ shape }: Thing): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.slice(0, most).map(({ value, isSure }): Value => {
    return isSure || value.kind !== "text" ? value : either(value, unknown);
  });
  const isComplete = !isOpen && entries.length <= most && entries.every(({ isSure }) => isSure);
  return { kind: "list", items, isComplete };
}

/** The gathered pairs as a list, with items in between. */
function pairsOf({ shape }: Thing): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.slice(0, most).map((entry): Value => {
    const { name, value, isSure } = entry;
    if (itemName.test(name.text)) return isSure || !isNamed(value) ? value : unknown;
    const held = isSure ? value : either(value, unknown);
    return { kind: "list", items: [textOf(name), held], isComplete: true };
  });
  const isComplete = !isOpen && entries.length <= most && entries.every(({ isSure }) => isSure);
  return { kind: "list", items, isComplete };
}

/** Whether it is a pair with a known name. */
function isNamed(value: Value): boolean {
  const [name, ...more] = value.kind === "list" ? value.items : [];
  return name !== undefined && more.length === 1 && nameIn(name) !== undefined;
}

/** Adds an item without a known name, which in a dictionary may replace anything. */
function addItem(held: Thing, value: Value, at: Entry["span"], run: Run): void {
  putAnywhere(held, run);
  put(held, `item ${String(held.shape.value.entries.length)} of what is yielded`, value, at, run);
}

/** `yield from`: adds pairs, or else items. */
function addAll(held: Thing, { value, span }: Arg, run: Run): void {
  // Iterating over a dictionary gives its keys only.
  if (value.kind !== "list") spread(held, unknown, run);
  else if (value.isComplete && value.items.every(isNamed)) spread(held, dictOf(value, run), run);
  else for (const item of value.items.slice(0, most)) addItem(held, item, span, run);
}

/** The made-up functions of generators: gather yielded values, and return them. */
export function callYield(name: string, [all, first, second]: readonly Arg[], run: Run): Value {
  const held = all?.value;
  if (held?.kind !== "thing") return unknown;
  if (name === yieldingAll) return pairsOf(held);
  if (name === yieldingItems) return listOf(held);
  if (first === undefined) return unknown;
  const { value, span } = first;
  if (name === yieldingItem) {
    put(held, String(held.shape.value.entries.length), value, span, run);
  } else if (name !== yieldingPair) {
    addAll(held, first, run);
  } else if (second === undefined) {
    addItem(held, value, span, run);
  } else {
    const whole = { start: span.start, end: second.span.end };
    const pair: Value = { kind: "list", items: [value, second.value], isComplete: true };
    if (nameIn(value) === undefined) addItem(held, pair, whole, run);
    else run.put(held, namePlace(first, second, whole));
  }
  return unknown;
}
