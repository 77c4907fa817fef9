import { spread } from "../machine/values/objects.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { writtenAt } from "../machine/values/texts.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { valuesOf } from "./clients/headerObjects.ts";
import { watchUnusedHeaders } from "./clients/watchUnusedHeaders.ts";
import { entriesIn, isList } from "./lists.ts";
import { maker } from "./reading/readMethod.ts";

/** `new KeyValuePair<string, string>("Accept", "…")`. */
export function pairOf([first, second]: readonly Arg[], run: Run): Value {
  if (first === undefined || second === undefined) return unknown;
  const part = (name: string, { value, span }: Arg) => ({
    ...{ name: { text: name, runs: [] }, value, span, valueSpan: span, isSure: true },
  });
  return run.thing([part("Key", first), part("Value", second)]);
}

/** What a loop iterates over, by `kind`: pairs as objects or (if deconstructed) lists, keys, or values. */
export function itemsOf(kind: string, given: Value, run: Run): Value {
  if (given.kind === "list" || isList(given)) {
    const { entries, isOpen } = entriesIn(given);
    const turns = entries.map(({ value, isSure }) => ({
      ...{ isSure, value: kind === "<parts>" ? partsOf(value) : value },
    }));
    return turnsThrough(turns, isOpen, run);
  }
  const table = tableIn(given);
  if (table === undefined) return yieldedBy(kind, given, run);
  const { isOpen } = table.shape.value;
  const entries = [...table.shape.value.entries, ...ownType(given, table)];
  // A `NameValueCollection` iterates over its names.
  const isOfNames = given.kind === "native" && kind === "<pairs>" && givesNames(given);
  const turns = entries.map((entry) => ({
    ...{ isSure: entry.isSure, value: turnOf(isOfNames ? "<keys>" : kind, entry, run) },
  }));
  return turnsThrough(turns, isOpen, run);
}

/** The default Content-Type of a content's headers, unless another is set. */
function ownType(given: Value, table: Thing): readonly Entry[] {
  const state = given.kind === "native" && given.path === "headers" ? given.state : undefined;
  const own = state && entryOf(state, "own");
  if (own === undefined || entryOf(table, "Content-Type") !== undefined) return [];
  return [{ ...own, name: { text: "Content-Type", runs: [] } }];
}

/** The object with a collection's names and values. */
function tableIn(given: Value): Thing | undefined {
  if (given.kind === "native" && given.path === "headers") return valuesOf(given.state);
  if (given.kind === "native" && given.path === "query") return given.state;
  return given.kind === "thing" && given.type === undefined ? given : undefined;
}

function givesNames({ path, state }: { readonly path: string; readonly state?: Thing }): boolean {
  return path === "query" || (state !== undefined && entryOf(state, "web") !== undefined);
}

function turnOf(kind: string, { name, value, span, valueSpan }: Entry, run: Run): Value {
  // A name that is not written gets the place of its value.
  const key = textOf(name.runs.length === 0 ? writtenAt(name.text, span) : name);
  if (kind === "<keys>") return key;
  if (kind === "<values>") return value;
  if (kind === "<parts>") return { kind: "list", items: [key, value], isComplete: true };
  return pairOf(
    [
      { value: key, span },
      { value, span: valueSpan },
    ],
    run,
  );
}

/** A list if all items are known, else an object with the items by index. */
function turnsThrough(
  turns: readonly Pick<Entry, "value" | "isSure">[],
  isOpen: boolean,
  run: Run,
): Value {
  if (isOpen || turns.every(({ isSure }) => isSure))
    return { kind: "list", items: turns.map(({ value }) => value), isComplete: !isOpen };
  const at = { start: 0, end: 0 };
  return run.thing(
    turns.map((turn, index) => ({
      ...{ ...turn, name: { text: String(index), runs: [] }, span: at, valueSpan: at },
    })),
  );
}

/** The items from an object's own `GetEnumerator`. */
function yieldedBy(kind: string, given: Value, run: Run): Value {
  if (given.kind !== "thing" || given.type === undefined) return unknown;
  const method = methodOf(given.type, "GetEnumerator", given);
  const made = method === undefined ? unknown : invoke(method, [], run);
  return isList(made) || made.kind === "list" ? itemsOf(kind, made, run) : unknown;
}

/** The parts of a deconstructed pair or record. */
function partsOf(item: Value): Value {
  if (item.kind !== "thing") return item;
  const made = item.type?.code.methods.find(({ name }) => name === maker)?.parameters;
  const names = made?.map(({ pattern }) => (pattern.kind === "variable" ? pattern.name : "")) ?? [
    "Key",
    "Value",
  ];
  const parts = names.flatMap((name) => {
    const entry = entryOf(item, name);
    return entry?.isSure === true ? [entry.value] : [];
  });
  if (parts.length !== names.length) return item;
  return { kind: "list", items: parts, isComplete: true };
}

/** `new Dictionary<string, string> { ["Accept"] = "…", { "Accept", "…" } }`. */
export function newDictionary(call: Call, run: Run): Value {
  const { args } = call;
  const made = run.thing([]);
  for (const { name, value } of args) {
    if (name === "{}" || value.kind === "thing") spread(made, value, run);
    // A collection to copy, or a comparer.
    else if (value.kind === "unknown" && name === undefined) run.open(made, 0);
  }
  watchUnusedHeaders(made, call, run);
  return made;
}
