import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { asText, nameIn } from "../../machine/values/texts.ts";
import { sign } from "../../clients/urls.ts";
import { invokeWithAnything } from "../../machine/calls/invoke.ts";
import { underAny } from "../../machine/values/either.ts";
import { putAnywhere, spread } from "../../machine/values/objects.ts";
import { putPairs } from "../../clients/pairs.ts";
import { callWith } from "../listMethods.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import {
  entryOf,
  joined,
  nothing,
  textOf,
  unknown,
  type Entry,
  type FunctionValue,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** Objects that hold name-value pairs but are no plain objects. */
const holders = new Set(["Headers", "AxiosHeaders", "HttpHeaders", "Map"]);

/** The pairs in such an object; undefined for other values. */
export function pairsIn(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" && holders.has(value.path) ? value.state : undefined;
}

/** Copies headers from an object, a list of pairs or another holder. */
export function copyInto(headers: Thing, given: Value, run: Run): void {
  if (given.kind === "list") putPairs(headers, given, run);
  else spread(headers, pairsIn(given) ?? given, run);
}

/** `new Headers(init)` and the like, with case-insensitive names. */
export function newHeaders(
  { args, at: { inside } }: Call,
  run: Run,
  path: "Headers" | "HttpHeaders" = "Headers",
): Value {
  const [init] = args;
  const given = init?.value;
  const isEmpty =
    given === undefined && inside.start === inside.end && run.text[inside.end] === ")";
  const bare = { start: inside.start - 1, end: inside.end + 1, entries: [], isBare: true } as const;
  const literal = given?.kind === "thing" ? given.literal : isEmpty ? bare : undefined;
  const copied = pairsIn(given) ?? given;
  const origin = copied?.kind === "thing" ? copied : undefined;
  const state = run.thing([], {
    ...{ foldsCase: true, ...(literal && { literal }), ...(origin && { origin }) },
  });
  if (given !== undefined) copyInto(state, given, run);
  if (origin !== undefined && !run.isSilent) run.lost.copied(origin, state, run.call);
  return { kind: "native", path, state };
}

/** `new Map(pairs)`. */
export function newMap({ args }: Call, run: Run): Value {
  const state = run.thing([]);
  const [init] = args;
  if (init !== undefined) copyInto(state, init.value, run);
  return { kind: "native", path: "Map", state };
}

/** `set`, `append`, `delete` and other methods of a `Headers`-like object. */
export function callHeaders(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  const [key, value] = args;
  const name = key && nameIn(key.value);
  switch (method) {
    case "set":
    case "append":
      if (name === undefined || value === undefined) {
        putAnywhere(state, run, value?.value);
      } else {
        const span = wholeStatement(run.text, at);
        const old = method === "append" ? entryOf(state, name.text) : undefined;
        const given = old === undefined ? value.value : appended(old, value, run);
        run.put(state, { name, value: given, valueSpan: value.span, span, isSure: true });
      }
      return nothing;
    case "delete":
      if (name === undefined) putAnywhere(state, run);
      else run.take(state, name.text);
      return nothing;
    case "get":
      return name === undefined ? underAny(state) : held(state, name.text, run);
    case "has":
      return name === undefined ? unknown : has(state, name.text);
    case "entries":
      return pairsOf(state);
    case "keys":
      return itemsOf(state, ({ name: own }) => textOf(own));
    case "values":
      return itemsOf(state, (entry) => entry.value);
    case "forEach":
      if (key?.value.kind === "function") callForEach(state, key.value, call.self, run);
      return nothing;
    default:
      return undefined;
  }
}

/** Calls a function with each value and name, and with unknown ones for entries that are not known. */
function callForEach(
  { shape: { value: shape } }: Thing,
  by: FunctionValue,
  self: Value | undefined,
  run: Run,
): void {
  for (const { name, value, isSure } of shape.entries) {
    const way = () => (callWith(by, [value, textOf(name), self ?? unknown], run), false);
    run.journal.ways([way], !isSure);
  }
  run.taken.add(by);
  if (shape.isOpen) run.journal.ways([() => (invokeWithAnything(by, run), false)], true);
}

/** A list with one item for each entry; `inherits`: also for those of the prototype. */
export function itemsOf(
  { shape: { value } }: Thing,
  take: (entry: Entry) => Value,
  inherits = false,
): Value {
  const { isOpen } = value;
  const entries = value.entries.filter(
    ({ isSkipped, isInherited }) => isSkipped !== true || (inherits && isInherited === true),
  );
  const isComplete = !isOpen && entries.every(({ isSure }) => isSure);
  return { kind: "list", items: entries.map(take), isComplete };
}

/** The value after `append`: joined with the old one by a comma. */
function appended(old: Entry, { value, span }: Arg, run: Run): Value {
  if (!old.isSure || old.value.kind !== "text" || value.kind !== "text") return unknown;
  return joined([
    old.value,
    sign(", ", span),
    asText(value, { kind: "other", parts: [], ...span }, run),
  ]);
}

function held(state: Thing, name: string, run: Run): Value {
  const entry = entryOf(state, name);
  if (entry !== undefined) return entry.isSure ? entry.value : unknown;
  return state.shape.value.isOpen || run.isSilent ? unknown : { kind: "constant", value: null };
}

/** Whether an object has an entry: true, false or unknown. */
export function has(thing: Thing, name: string): Value {
  const entry = entryOf(thing, name);
  if (entry !== undefined)
    return entry.isSure && entry.isInherited !== true ? { kind: "constant", value: true } : unknown;
  return thing.shape.value.isOpen ? unknown : { kind: "constant", value: false };
}

/** The entries of an object as a list of pairs; incomplete if one of them is not certain. */
export function pairsOf(thing: Thing): Value {
  return itemsOf(thing, ({ name, value }) => ({
    ...{ kind: "list", items: [textOf(name), value], isComplete: true },
  }));
}
