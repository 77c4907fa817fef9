import { invoke } from "../machine/calls/invoke.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { nameIn } from "../machine/values/texts.ts";
import {
  entryOf,
  isNothing,
  nothing,
  textOf,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { functionIn, mapped, walk } from "./callbacks.ts";
import { callArr } from "./setDeep.ts";
import { grepped } from "./grepped.ts";
import { append, copiedArray, elementsOf, isArray, merged } from "./arrays.ts";

/** PHP's functions that return new arrays; undefined for other functions. */
export function callArrayFunction(name: string, call: Call, run: Run): Value | undefined {
  const [first, second] = call.args.map(({ value }) => value);
  switch (name) {
    case "array_merge":
      return merged(call, false, run);
    case "array_replace":
    case "array_merge_recursive":
    case "array_replace_recursive":
    case "wp_parse_args":
      return name === "wp_parse_args"
        ? merged({ args: [...call.args].reverse() }, false, run)
        : merged(call, name !== "array_replace", run);
    case "array_filter":
      return isArray(first) ? withoutNothing(first, second !== undefined, run) : unknown;
    case "preg_grep":
      return isArray(second) ? grepped(second, call, run) : unknown;
    case "array_values":
    case "array_keys":
      return isArray(first) ? listOf(first, name === "array_keys", run) : unknown;
    case "array_reverse":
      return isArray(first) ? reversed(first, isNothing(second ?? nothing), run) : unknown;
    case "array_unique":
      return copiedArray(first ?? unknown, run);
    case "iterator_to_array":
      return copiedArray(elementsOf(first ?? unknown), run);
    case "array_combine":
      return isArray(first) && isArray(second) ? combined(first, second, run) : unknown;
    case "array_diff_key":
    case "array_intersect_key":
      return isArray(first) && isArray(second)
        ? keysOf(first, second, name === "array_intersect_key", run)
        : unknown;
    case "array_change_key_case":
      return isArray(first)
        ? run.thing(first.shape.value.entries, { ...openness(first), foldsCase: true })
        : unknown;
    case "array_push":
      for (const { value, span } of call.args.slice(1)) {
        if (first?.kind === "thing") append(first, value, span, span, run);
      }
      return unknown;
    case "array_map":
      return mapped(call, run);
    case "array_walk":
    case "array_walk_recursive":
      if (isArray(first)) walk(first, second, run);
      return unknown;
    case "data_set":
    case "data_fill":
    case "data_forget":
      return callArr(name, call, run);
    case "call_user_func":
    case "call_user_func_array":
      return called(name, call, run);
    default:
      return undefined;
  }
}

function openness({ shape }: Thing): { readonly isOpen: boolean } {
  return { isOpen: shape.value.isOpen };
}

/** `array_filter`: without a callback it removes empty values; with one, any entry may be removed. */
function withoutNothing(of: Thing, isFiltered: boolean, run: Run): Value {
  const copy = copiedArray(of, run);
  if (copy.kind !== "thing") return unknown;
  const entries = copy.shape.value.entries.filter(({ value }) => isFiltered || !isNothing(value));
  const unsure = isFiltered ? entries.map((entry) => ({ ...entry, isSure: false })) : entries;
  run.journal.set(copy.shape, { ...openness(of), entries: unsure });
  return copy;
}

function listOf(of: Thing, isKeys: boolean, run: Run): Value {
  const entries = of.shape.value.entries.map((entry, index) => ({
    ...{ ...entry, name: { text: String(index), runs: [] } },
    value: isKeys ? textOf(entry.name) : entry.value,
  }));
  return run.thing(entries, openness(of));
}

function combined(keys: Thing, values: Thing, run: Run): Value {
  const made = run.thing([], { isOpen: keys.shape.value.isOpen || values.shape.value.isOpen });
  const items = values.shape.value.entries;
  keys.shape.value.entries.forEach(({ value: key }, index) => {
    const [name, item] = [nameIn(key), items[index]];
    if (name === undefined || item === undefined) run.open(made, 0);
    else run.put(made, { ...item, name });
  });
  return made;
}

function keysOf(of: Thing, others: Thing, isKept: boolean, run: Run): Value {
  if (others.shape.value.isOpen) {
    const entries = of.shape.value.entries.map((entry) => ({ ...entry, isSure: false }));
    return run.thing(entries, openness(of));
  }
  const has = (entry: Entry): boolean => entryOf(others, entry.name.text) !== undefined;
  const entries = of.shape.value.entries.filter((entry) => has(entry) === isKept);
  return run.thing(entries, openness(of));
}

/** `array_reverse`: named entries keep their keys, others are renumbered unless keys are preserved. */
function reversed(of: Thing, isRenumbered: boolean, run: Run): Value {
  const { entries, isOpen } = of.shape.value;
  const backwards = entries
    .map((entry) => ({ ...entry, value: copiedArray(entry.value, run) }))
    .reverse();
  let place = 0;
  const items = backwards.map((entry) => {
    const isItem = /^\d+$/.test(entry.name.text);
    if (!isItem || !isRenumbered) return entry;
    const name = { text: String(place++), runs: [] };
    // After unknown entries, positions are not known.
    return { ...entry, name, isSure: entry.isSure && !isOpen };
  });
  return run.thing(items, { isOpen, origin: of });
}

function called(name: string, { args }: Call, run: Run): Value | undefined {
  const [callback, ...given] = args;
  const code = functionIn(callback?.value, run);
  if (code === undefined) return undefined;
  if (name === "call_user_func") return invoke(code, given, run);
  const list = given[0]?.value;
  if (!isArray(list) || list.shape.value.isOpen) return undefined;
  const items = list.shape.value.entries.map(({ value, span }) => ({ value, span }));
  return invoke(code, items, run);
}
