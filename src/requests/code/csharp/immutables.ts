import type { Span } from "../../httpRequest.ts";
import { put, putHeader } from "../clients/making.ts";
import { optionValue } from "../clients/sending.ts";
import { current } from "../machine/values/growing.ts";
import type { Arg, Call } from "../machine/library.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import { nameIn, plainText } from "../machine/values/texts.ts";
import { unknown, type Native, type Thing, type Value } from "../machine/values/values.ts";
import { addAll, addItem, dictionaryOf, entriesIn, growingList, isList } from "./lists.ts";

/** Classes of collections whose methods give back a changed copy. */
const tables = /^Immutable(?:Sorted)?Dictionary$/;

const lists = /^Immutable(?:List|Array)$/;

/** The names of these classes. */
export const immutableClasses = [
  ...["ImmutableDictionary", "ImmutableSortedDictionary", "ImmutableList", "ImmutableArray"],
];

const nowhere: Span = { start: 0, end: 0 };

/** `ImmutableDictionary<string, string>.Empty`. */
export function emptyOf(path: string, run: Run): Value | undefined {
  if (tables.test(path)) return fixed(run.thing([]), run);
  return lists.test(path) ? fixedList([], nowhere, run) : undefined;
}

/** `ImmutableList.Create(a, b)`, `ImmutableDictionary.CreateRange(pairs)`, `ImmutableArray.CreateBuilder<T>()`. */
export function makeImmutable(of: string, method: string, call: Call, run: Run): Value | undefined {
  const given = call.args.filter(({ value }) => !isComparer(value));
  const span = { start: call.at.start, end: call.at.end };
  const isTable = tables.test(of);
  if (!isTable && !lists.test(of)) return undefined;
  switch (method) {
    case "CreateBuilder":
      return isTable ? run.thing([]) : growingList(span, run);
    case "Create":
      if (!isTable) return fixedList(given, span, run);
      return given.length === 0 ? fixed(run.thing([]), run) : unknown;
    case "CreateRange":
      return isTable
        ? fixed(tableOf(given[0]?.value, run), run)
        : fixedOf(given[0]?.value ?? unknown, span, run);
    default:
      return unknown;
  }
}

function isComparer(value: Value): boolean {
  return value.kind === "native" && /^(?:String|Equality)?Comparer\b/.test(value.path);
}

/** `pairs.ToImmutableDictionary()`, `list.ToImmutableList()`, `builder.ToImmutable()`; undefined for other methods. */
export function toImmutable(call: Call, run: Run): Value | undefined {
  const { path, self, args, at } = call;
  const found = making.exec(path.slice(path.lastIndexOf(".") + 1));
  if (self === undefined || found === null) return undefined;
  const [, kind] = found;
  if (isList(self) || self.kind === "list") {
    const isTable = kind === "Dictionary";
    if (!isTable) return fixedOf(self, { start: at.start, end: at.end }, run);
    const [key] = args;
    const made = key?.value.kind === "function" ? dictionaryOf(self, args, run) : undefined;
    return fixed(made ?? tableOf(self, run), run);
  }
  if (self.kind !== "thing" || kind === "List" || kind === "Array") return unknown;
  return fixed(tableOf(self, run), run);
}

const making = /^To(?:Immutable(?:Sorted)?|Frozen)(Dictionary|List|Array)?$/;

/** A dictionary that nothing changes any more. */
function fixed(table: Value, run: Run): Value {
  if (table.kind === "thing") run.frozen.add(table.shape);
  return table;
}

/** A dictionary with the entries of another one, or with pairs. */
function tableOf(from: Value | undefined, run: Run): Thing {
  const made = run.thing([]);
  const held = from === undefined ? unknown : current(from);
  if (held.kind === "thing" && held.type === undefined) {
    spread(made, held, run);
    return made;
  }
  const { entries, isOpen } = entriesIn(held);
  for (const { value, isSure } of entries) {
    const pair = value.kind === "thing" ? value : undefined;
    const [key, of] = [optionValue(pair, "Key"), optionValue(pair, "Value")];
    const name = key && nameIn(key);
    if (name === undefined || of === undefined || !isSure) run.open(made, 0);
    else run.put(made, { name, value: of, span: nowhere, valueSpan: nowhere, isSure });
  }
  if (isOpen) run.open(made, 0);
  return made;
}

function fixedList(args: readonly Arg[], span: Span, run: Run): Native {
  const list = growingList(span, run);
  for (const { value, span: place, isMany } of args) {
    if (isMany === true) addAll(list, unknown, place, run);
    else addItem(list, value, place, run);
  }
  put(list.state, "fixed", { kind: "constant", value: true }, nowhere, run);
  return list;
}

function fixedOf(items: Value, span: Span, run: Run): Native {
  const list = fixedList([], span, run);
  addAll(list, items, span, run);
  return list;
}

/** Whether a list is immutable. */
export function isFixedList({ state }: Pick<Call, "state">): boolean {
  return optionValue(state, "fixed") !== undefined;
}

/** A method of an immutable list that gives back a changed copy; undefined for other methods. */
export function changedList(method: string, call: Call, run: Run): Value | undefined {
  const { self = unknown, args, at } = call;
  const span = { start: at.start, end: at.end };
  const [first] = args;
  switch (method) {
    case "Add":
    case "AddRange": {
      const copy = fixedOf(self, span, run);
      if (method === "Add") addItem(copy, first?.value ?? unknown, first?.span ?? span, run);
      else addAll(copy, first?.value ?? unknown, span, run);
      return copy;
    }
    case "ToBuilder": {
      const copy = growingList(span, run);
      addAll(copy, self, span, run);
      return copy;
    }
    case "Clear":
      return fixedList([], span, run);
    default:
      return /^(?:Insert|Remove|Replace|Set|Sort|Reverse)/.test(method) ? unknown : undefined;
  }
}

/** The same for an immutable dictionary. */
export function changedTable(
  self: Thing,
  { path: method, args, at }: Call,
  run: Run,
): Value | undefined {
  if (!changing.test(method)) return undefined;
  const span = { start: at.start, end: at.end };
  const [first] = args;
  const copy = run.thing([], { origin: self });
  spread(copy, self, run);
  switch (method) {
    case "Add":
    case "SetItem":
      putHeader(copy, args, span, run);
      break;
    case "AddRange":
    case "SetItems":
      spread(copy, tableOf(first?.value, run), run);
      break;
    case "Remove": {
      const key = plainText(first?.value);
      if (key === undefined) run.open(copy, 0);
      else run.take(copy, key);
      break;
    }
    case "Clear":
      return fixed(run.thing([]), run);
    case "ToBuilder":
      return copy;
    case "WithComparers":
      break;
    default:
      run.open(copy, 0);
  }
  return fixed(copy, run);
}

const changing = /^(?:Add|AddRange|SetItems?|Remove|RemoveRange|Clear|ToBuilder|WithComparers)$/;
