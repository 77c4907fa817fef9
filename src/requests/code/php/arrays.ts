import { invoke } from "../machine/invoke.ts";
import { methodOf } from "../machine/members.ts";
import { spread } from "../machine/objects.ts";
import { entriesToCopy } from "../machine/zeros.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values.ts";

/** Arrays in arrays in arrays; what is deeper than that, or long, is shared. */
const deepestCopy = 4;
const longestCopy = 200;

/** An array, not an object. */
export function isArray(value: Value | undefined): value is Thing {
  return value?.kind === "thing" && value.type === undefined;
}

/**
 * What stands for a value where it is gone through or made an array of. Which properties of an object are seen there
 * depends on where that is, what it is called and whether it has methods for it: what comes of it is unknown.
 */
export function elementsOf(value: Value): Value {
  return value.kind === "thing" && value.type !== undefined ? unknown : value;
}

/** Arrays are copied wherever they are given on; anything else stays what it is. */
export function copied(value: Value, run: Run, depth = deepestCopy): Value {
  if (!isArray(value)) return value;
  const { entries, isOpen } = value.shape.value;
  const isDeep =
    depth > 0 && entries.length <= longestCopy && entries.some((entry) => isArray(entry.value));
  const inner = isDeep
    ? entries.map((entry) => ({ ...entry, value: copied(entry.value, run, depth - 1) }))
    : entries;
  return run.thing(inner, {
    isOpen,
    ...literalOf(value),
    ...foldOf(value),
    origin: sourceOf(value),
  });
}

/** What a copy comes from: a copy that is as its own source is stands for that. */
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

/** `clone`: another object, whose arrays are its own. */
export function cloned(value: Value, run: Run): Value {
  if (value.kind === "native" && value.state !== undefined) {
    const { state } = value;
    const { entries, isOpen } = state.shape.value;
    const inner = entries.map((entry) => ({ ...entry, value: copied(entry.value, run) }));
    return { ...value, state: run.thing(inner, { isOpen, origin: state }) };
  }
  if (value.kind !== "thing" || value.type === undefined) return value;
  const { isOpen } = value.shape.value;
  const inner = entriesToCopy(value, run).map((entry) => ({
    ...entry,
    value: copied(entry.value, run),
  }));
  const made = run.thing(inner, { isOpen, type: value.type, origin: value });
  const changing = methodOf(value.type, "__clone()", made);
  if (changing !== undefined) invoke(changing, [], run);
  return made;
}

/**
 * The array in which something is about to be set: that of a variable, which is known to be new, or that under
 * a key of something else, where it is made if there is none.
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

/** `$a + $b`: what the left one has stays. */
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

/** Arrays one after the other: names replace names, items follow items; `isDeep`: arrays in them as well. */
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

/** A copy of an array whose items take the place of none that are before: `place` tells them apart. */
export function behindOthers(of: Thing, place: Value, run: Run): Value {
  const copy = copied(of, run);
  if (copy.kind !== "thing" || place.kind !== "constant") return copy;
  const { entries, isOpen } = copy.shape.value;
  const renamed = entries.map((entry): Entry => {
    const { text } = entry.name;
    return /^\d+$/.test(text)
      ? { ...entry, name: { text: `${text} of ${String(place.value)}`, runs: [] } }
      : entry;
  });
  run.journal.set(copy.shape, { entries: renamed, isOpen });
  return copy;
}

/** An array in which anything may be replaced is still there. */
function keepArray(of: Thing, entry: Entry, run: Run): void {
  const { value } = entry;
  if (!entry.isSure || !isArray(value)) return;
  const inner = copied(value, run);
  if (!isArray(inner)) return;
  spread(inner, unknown, run);
  run.put(of, { ...entry, value: inner });
}

/** One more item behind the others. */
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
