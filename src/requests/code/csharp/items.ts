import { put } from "../clients/making.ts";
import { spread } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../machine/values.ts";
import { valuesOf } from "./headerObjects.ts";
import { watchIdle } from "./idle.ts";

/** `new KeyValuePair<string, string>("Accept", "…")`. */
export function pairOf([first, second]: readonly Arg[], run: Run): Value {
  if (first === undefined || second === undefined) return unknown;
  const part = (name: string, { value, span }: Arg) => ({
    ...{ name: { text: name, runs: [] }, value, span, valueSpan: span, isSure: true },
  });
  return run.thing([part("Key", first), part("Value", second)]);
}

/** What a loop goes through: pairs as objects, or as lists where they are taken apart; keys; values. */
export function itemsOf(kind: string, given: Value, run: Run): Value {
  const isHeaders = given.kind === "native" && given.path === "headers";
  const value = isHeaders ? (valuesOf(given.state) ?? unknown) : listIn(given);
  if (kind === "<parts>" && value.kind === "list") {
    const items = value.items.map((item) => partsOf(item));
    return { ...value, items };
  }
  if (value.kind !== "thing" || value.type !== undefined)
    return value.kind === "list" ? value : unknown;
  const { entries, isOpen } = value.shape.value;
  const isComplete = !isOpen && entries.every(({ isSure }) => isSure);
  const items = entries.map((entry): Value => {
    const { name, value: held, valueSpan } = entry;
    if (kind === "<keys>") return textOf(name);
    if (kind === "<values>") return held;
    if (kind === "<parts>") return { kind: "list", items: [textOf(name), held], isComplete: true };
    return pairOf(
      [
        { value: textOf(name), span: entry.span },
        { value: held, span: valueSpan },
      ],
      run,
    );
  });
  return { kind: "list", items, isComplete };
}

/** A pair that is taken apart. */
function partsOf(item: Value): Value {
  if (item.kind !== "thing") return item;
  const [key, value] = ["Key", "Value"].map((name) => entryOf(item, name)?.value);
  if (key === undefined || value === undefined) return item;
  return { kind: "list", items: [key, value], isComplete: true };
}

/** `new Dictionary<string, string> { ["Accept"] = "…", { "Accept", "…" } }`. */
export function newDictionary(call: Call, run: Run): Value {
  const { args } = call;
  const made = run.thing([]);
  for (const { name, value } of args) {
    if (name === "{}" || value.kind === "thing") spread(made, value, run);
    // What it is a copy of, or how names are compared.
    else if (value.kind === "unknown" && name === undefined) run.open(made, 0);
  }
  watchIdle(made, call, run);
  return made;
}

/** `new List<T> { … }`; its state: `list`. */
export function newList({ args, at }: Call, run: Run): Native {
  const given = args.find(({ name }) => name === "{}")?.value;
  const isCopy = args.some(({ name, value }) => name === undefined && value.kind !== "constant");
  const own: Value = { kind: "list", items: [], isComplete: !isCopy };
  const list = given === undefined ? own : given.kind === "thing" ? pairsOf(given) : given;
  const state = run.thing([]);
  put(state, "list", list, at, run);
  return { kind: "native", path: "items", state };
}

function pairsOf({ shape }: Thing): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.map(({ name, value }): Value => ({
    ...{ kind: "list", items: [textOf(name), value], isComplete: true },
  }));
  return { kind: "list", items, isComplete: !isOpen };
}

/** The items that a list holds, be it one that can grow. */
function listIn(value: Value): Value {
  if (value.kind !== "native" || value.path !== "items" || value.state === undefined) return value;
  return value.state.shape.value.isOpen ? unknown : (optionValue(value.state, "list") ?? unknown);
}

/** `list.Add(item)`. */
export function callItems(method: string, { state, args, at }: Call, run: Run): Value {
  const list = optionValue(state, "list");
  const [first] = args;
  if (state === undefined || list === undefined) return unknown;
  const added =
    first === undefined ? undefined : method === "Add" ? [first.value] : itemsIn(first.value);
  switch (method) {
    case "Add":
    case "AddRange": {
      const isKnown = list.kind === "list" && added !== undefined;
      const items = isKnown ? [...list.items, ...added] : [];
      put(state, "list", isKnown ? { ...list, items } : unknown, at, run);
      return unknown;
    }
    case "ToArray":
    case "ToList":
    case "AsReadOnly":
    case "AsEnumerable":
      return list;
    case "Any":
    case "Contains":
    case "Count":
    case "Select":
    case "Where":
      return unknown;
    default:
      put(state, "list", unknown, at, run);
      return unknown;
  }
}

/** The items of a list that is known from the first to the last. */
export function itemsIn(value: Value): readonly Value[] | undefined {
  const list = listIn(value);
  return list.kind === "list" && list.isComplete ? list.items : undefined;
}
