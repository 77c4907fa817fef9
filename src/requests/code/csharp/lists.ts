import { isAmong } from "../machine/values/isAmong.ts";
import { asValue } from "../machine/values/truthOf.ts";
import { put } from "../clients/making.ts";
import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import { nameIn } from "../machine/values/texts.ts";
import { optionValue } from "../clients/sending.ts";
import {
  textOf,
  unknown,
  type Entry,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

/** With more items than this, a list is treated as unknown. */
const mostItems = 100;

/** A growable list; its state: `list`, an object with the items by index. */
export function growingList(at: Span, run: Run): Native & { readonly state: Thing } {
  const state = run.thing([]);
  put(state, "list", run.thing([]), at, run);
  return { kind: "native", path: "items", state };
}

/** `new List<T>(others) { … }`. */
export function newList({ args, at }: Call, run: Run): Native {
  const list = growingList({ start: at.start, end: at.start }, run);
  for (const { name, value } of args) {
    if (name === "{}") addAll(list, value.kind === "thing" ? pairsOf(value) : value, at, run);
    // A collection to copy; a number is the capacity.
    else if (value.kind !== "constant") addAll(list, value, at, run);
  }
  return list;
}

function pairsOf({ shape }: Thing): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.map(({ name, value }): Value => ({
    ...{ kind: "list", items: [textOf(name), value], isComplete: true },
  }));
  return { kind: "list", items, isComplete: !isOpen };
}

/** Appends an item. */
export function addItem(list: Value, value: Value, span: Span, run: Run, isSure = true): void {
  const held = heldBy(list);
  if (held === undefined) return;
  const { length } = held.shape.value.entries;
  const name = { text: String(length), runs: [] };
  if (length < mostItems) run.put(held, { name, value, valueSpan: span, span, isSure });
  else run.open(held, 0);
}

/** Appends the items of another list. */
export function addAll(list: Value, more: Value, span: Span, run: Run): void {
  const held = heldBy(list);
  const items = entriesIn(more);
  if (held === undefined) return;
  for (const { value, isSure } of items.entries) addItem(list, value, span, run, isSure);
  if (items.isOpen) run.open(held, 0);
}

function heldBy(list: Value): Thing | undefined {
  const held = list.kind === "native" ? optionValue(list.state, "list") : undefined;
  return held?.kind === "thing" ? held : undefined;
}

/** The items of a list or array, as far as known. */
export function entriesIn(value: Value): {
  readonly entries: readonly Pick<Entry, "value" | "isSure">[];
  readonly isOpen: boolean;
} {
  if (value.kind === "list") {
    const entries = value.items.map((item) => ({ value: item, isSure: true }));
    return { entries, isOpen: !value.isComplete };
  }
  const held = isList(value) ? heldBy(value) : undefined;
  const isGone = value.kind !== "native" || value.state?.shape.value.isOpen !== false;
  return held === undefined || isGone ? { entries: [], isOpen: true } : held.shape.value;
}

/** Whether a value is a growable list. */
export function isList(value: Value): boolean {
  return value.kind === "native" && value.path === "items";
}

/** The items of a list; undefined unless all are known. */
export function itemsIn(value: Value): readonly Value[] | undefined {
  const { entries, isOpen } = entriesIn(value);
  return isOpen || !entries.every(({ isSure }) => isSure)
    ? undefined
    : entries.map((entry) => entry.value);
}

/** `list.ForEach(item => …)`. */
function goThrough(list: Value, each: FunctionValue, run: Run): void {
  const { entries, isOpen } = entriesIn(list);
  // Unknown items are for functions called with anything.
  if (isOpen) return;
  run.taken.add(each);
  for (const { value, isSure } of entries)
    run.journal.ways([() => (callWith(each, value, run), false)], !isSure);
}

function callWith(of: FunctionValue, value: Value, run: Run): Value {
  return invoke(of, [{ value, span: { start: 0, end: 0 } }], run);
}

/** The most items that a `Select` follows. */
const mostSelected = 20;

/** `list.Select(item => …)`: the results; undefined unless all items are known. */
export function selected(list: Value, { value: each }: Arg, run: Run): Value | undefined {
  const items = itemsIn(list);
  if (items === undefined || items.length > mostSelected || each.kind !== "function")
    return undefined;
  run.taken.add(each);
  return { kind: "list", items: items.map((item) => callWith(each, item, run)), isComplete: true };
}

/** `list.ToDictionary(item => item.Name, item => item.Value)`. */
export function dictionaryOf(list: Value, [name, value]: readonly Arg[], run: Run): Value {
  const { entries, isOpen } = entriesIn(list);
  if (name?.value.kind !== "function") return unknown;
  const made = run.thing([], isOpen ? { isOpen: true } : {});
  for (const entry of entries) {
    const key = nameIn(callWith(name.value, entry.value, run));
    const held =
      value?.value.kind === "function" ? callWith(value.value, entry.value, run) : entry.value;
    if (key === undefined) putAnywhere(made, run);
    else
      run.put(made, {
        ...{ name: key, value: held, isSure: entry.isSure },
        ...{ span: name.span, valueSpan: name.span },
      });
  }
  return made;
}

/** List methods that arrays have as well. */
const ofAll =
  /^(?:ForEach|Select|ToDictionary|ToList|Append|Concat|Contains|AsEnumerable|(?:Order|Then)By(?:Descending)?)$/;

/** A method of an array or a collection expression. */
export function callArray(call: Call, run: Run): Value | undefined {
  const { self, path: method, at } = call;
  if (self?.kind !== "list" || !ofAll.test(method)) return undefined;
  const list = growingList({ start: at.start, end: at.start }, run);
  addAll(list, self, { start: at.start, end: at.end }, run);
  return callList(method, { ...call, self: list, state: list.state }, run);
}

/** `list.Add(item)`. */
export function callList(method: string, { state, self, args, at }: Call, run: Run): Value {
  const [first] = args;
  if (state === undefined || self === undefined) return unknown;
  const span = { start: at.start, end: at.end };
  const copy = (): Native => {
    const list = growingList(span, run);
    addAll(list, self, span, run);
    return list;
  };
  switch (method) {
    case "Add":
      addItem(self, first?.value ?? unknown, span, run);
      return unknown;
    case "AddRange":
      addAll(self, first?.value ?? unknown, span, run);
      return unknown;
    case "Append":
    case "Concat": {
      const list = copy();
      if (method === "Concat") addAll(list, first?.value ?? unknown, span, run);
      else addItem(list, first?.value ?? unknown, span, run);
      return list;
    }
    case "ForEach":
      if (first?.value.kind === "function") goThrough(self, first.value, run);
      else run.open(self);
      return unknown;
    case "ToDictionary":
      return dictionaryOf(self, args, run);
    case "ToArray":
    case "AsReadOnly":
    case "AsEnumerable": {
      const items = itemsIn(self);
      return items === undefined ? copy() : { kind: "list", items, isComplete: true };
    }
    case "ToList":
    case "OrderBy":
    case "OrderByDescending":
    case "ThenBy":
    case "ThenByDescending":
      return copy();
    case "Contains": {
      const { entries, isOpen } = entriesIn(self);
      const isComplete = !isOpen && entries.every(({ isSure }) => isSure);
      const items = entries.filter(({ isSure }) => isSure).map(({ value }) => value);
      return first === undefined
        ? unknown
        : asValue(isAmong(first.value, { kind: "list", items, isComplete }));
    }
    case "Any":
    case "Count":
    case "Where":
      return unknown;
    case "Select":
      return (first && selected(self, first, run)) ?? unknown;
    default:
      run.open(self);
      return unknown;
  }
}
