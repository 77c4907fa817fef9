import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { spread } from "../machine/values/objects.ts";
import { entriesToCopy } from "../machine/values/zeros.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

/** How deep nested arrays are copied, and how long they may be; others are shared. */
const deepestCopy = 4;
const longestCopy = 200;

/** Whether a value is an array, not an object. */
export function isArray(value: Value | undefined): value is Thing {
  return value?.kind === "thing" && value.type === undefined;
}

/**
 * A value as something to iterate over or convert to an array. For an object the result is unknown: it depends on
 * visibility and on its methods.
 */
export function elementsOf(value: Value): Value {
  return value.kind === "thing" && value.type !== undefined ? unknown : value;
}

/** Copies a value as PHP does on assignment: arrays are copied, other values shared. */
export function copiedArray(value: Value, run: Run, depth = deepestCopy): Value {
  if (!isArray(value)) return value;
  const { entries, isOpen } = value.shape.value;
  const isDeep =
    depth > 0 && entries.length <= longestCopy && entries.some((entry) => isArray(entry.value));
  const inner = isDeep
    ? entries.map((entry) => ({ ...entry, value: copiedArray(entry.value, run, depth - 1) }))
    : entries;
  return run.thing(inner, {
    isOpen,
    ...literalOf(value),
    ...foldOf(value),
    origin: sourceOf(value),
  });
}

/** The array that an unchanged copy was made from. */
function sourceOf(value: Thing): Thing {
  const { origin } = value;
  return origin?.shape.value.entries === value.shape.value.entries ? origin : value;
}

function literalOf({ literal }: Thing): Pick<Thing, "literal"> {
  return literal === undefined ? {} : { literal };
}

function foldOf({ foldsCase }: Thing): Pick<Thing, "foldsCase"> {
  return foldsCase === undefined ? {} : { foldsCase };
}

/** `clone`: a new object with copies of the arrays. */
export function cloned(value: Value, run: Run): Value {
  if (value.kind === "native" && value.state !== undefined) {
    const { state } = value;
    const { entries, isOpen } = state.shape.value;
    const inner = entries.map((entry) => ({ ...entry, value: copiedArray(entry.value, run) }));
    return { ...value, state: run.thing(inner, { isOpen, origin: state }) };
  }
  if (value.kind !== "thing" || value.type === undefined) return value;
  const { isOpen } = value.shape.value;
  const inner = entriesToCopy(value, run).map((entry) => ({
    ...entry,
    value: copiedArray(entry.value, run),
  }));
  const made = run.thing(inner, { isOpen, type: value.type, origin: value });
  const changing = methodOf(value.type, "__clone()", made);
  if (changing !== undefined) invoke(changing, [], run);
  return made;
}

/**
 * The array that a nested assignment, `$a["b"]["c"] = …`, is about to change: in a variable, or under a key, where it
 * is created if missing.
 */
export function madeArray({ args, at }: Call, run: Run): Value {
  const [first, second] = args;
  const key = second?.value.kind === "text" ? second.value.written.text : undefined;
  if (first === undefined) return unknown;
  if (second === undefined || second.value.kind === "constant") {
    if (first.value.kind !== "unknown" && !isNothing(first.value)) return first.value;
    return run.thing([], { isOpen: second === undefined && first.value.kind === "unknown" });
  }
  if (first.value.kind !== "thing" || key === undefined) return unknown;
  const holder = first.value;
  const held = entryOf(holder, key)?.value;
  const isOpen = held === undefined ? holder.shape.value.isOpen : held.kind === "unknown";
  if (held !== undefined && held.kind !== "unknown" && !isNothing(held)) return held;
  const value = run.thing([], { isOpen: isOpen || holder.type !== undefined });
  const span = { start: at.start, end: at.start };
  run.put(holder, { name: { text: key, runs: [] }, value, valueSpan: span, span, isSure: true });
  return value;
}

/** `$a + $b`: entries of the left array win. */
export function union(left: Value, right: Value, run: Run): Value {
  if (left.kind === "unknown" && isArray(right)) {
    const made = run.thing([], literalOf(right));
    spread(made, right, run);
    spread(made, unknown, run);
    return made;
  }
  if (left.kind !== "thing") return unknown;
  const made = run.thing([], { ...literalOf(left), origin: sourceOf(left) });
  spread(made, right, run);
  spread(made, left, run);
  return made;
}

/** `array_merge`: named entries are replaced, others appended; `isDeep`: nested arrays are merged, too. */
export function merged({ args }: Pick<Call, "args">, isDeep: boolean, run: Run): Value {
  const [first] = args;
  const literals = args.flatMap(({ value }) =>
    value.kind === "thing" && value.literal !== undefined ? [value] : [],
  );
  const made = run.thing([], {
    ...(literals[0] === undefined ? {} : literalOf(literals[0])),
    ...(isArray(first?.value) ? { origin: sourceOf(first.value) } : {}),
  });
  for (const { value, isMany } of args) {
    if (isMany === true || value.kind !== "thing") {
      const before = made.shape.value.entries;
      spread(made, unknown, run);
      if (isDeep) for (const entry of before) keepArray(made, entry, run);
      continue;
    }
    if (value.shape.value.isOpen) run.open(made, 0);
    for (const entry of value.shape.value.entries) {
      const old = isDeep ? entryOf(made, entry.name.text)?.value : undefined;
      if (/^\d/.test(entry.name.text)) appendEntry(made, entry, run);
      else if (isArray(old) && isArray(entry.value)) {
        const inner = [old, entry.value].map((each) => ({ value: each, span: entry.span }));
        run.put(made, { ...entry, value: merged({ args: inner }, true, run) });
      } else run.put(made, entry);
    }
  }
  return made;
}

/**
 * A copy of a spread array whose numbered items get new keys; `place` keeps those of several spreads apart. The items
 * of the first spread (`isFirst`) keep their numbers, unless they were spread or behind others themselves.
 */
export function behindOthers(of: Thing, place: Value, isFirst: boolean, run: Run): Value {
  const isOther = isFirst ? /^\d+ of / : /^\d+(?: of |$)/;
  if (isFirst && !of.shape.value.entries.some(({ name }) => isOther.test(name.text))) return of;
  const copy = copiedArray(of, run);
  if (copy.kind !== "thing" || place.kind !== "constant") return copy;
  const { entries, isOpen } = copy.shape.value;
  const renamed = entries.map((entry, index): Entry => {
    const name = { text: `${String(index)} of ${String(place.value)}`, runs: [] };
    return isOther.test(entry.name.text) ? { ...entry, name } : entry;
  });
  run.journal.set(copy.shape, { entries: renamed, isOpen });
  return copy;
}

/** Code may replace anything in an array, which itself remains. */
function keepArray(of: Thing, entry: Entry, run: Run): void {
  const { value } = entry;
  if (!entry.isSure || !isArray(value)) return;
  const inner = copiedArray(value, run);
  if (!isArray(inner)) return;
  spread(inner, unknown, run);
  run.put(of, { ...entry, value: inner });
}

/** Appends an item: `$a[] = …`. */
export function append(
  thing: Thing,
  value: Value,
  valueSpan: { start: number; end: number },
  span: { start: number; end: number },
  run: Run,
): void {
  appendEntry(thing, { name: { text: "", runs: [] }, value, valueSpan, span, isSure: true }, run);
}

function appendEntry(thing: Thing, entry: Entry, run: Run): void {
  const taken = thing.shape.value.entries.flatMap(({ name }) => /^\d+/.exec(name.text)?.[0] ?? []);
  const next = taken.reduce((most, each) => Math.max(most, Number(each) + 1), 0);
  run.put(thing, { ...entry, name: { text: String(next), runs: [] } });
}
