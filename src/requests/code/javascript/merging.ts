import { put } from "../clients/making.ts";
import { putWithin, spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { nameIn, plainText } from "../machine/values/texts.ts";
import { entryOf, isNothing, unknown, type Thing, type Value } from "../machine/values/values.ts";
import { pairsIn } from "./clients/headersObject.ts";
import { callWith } from "./listMethods.ts";

/** How deep nested objects are merged. */
const deepest = 4;

/** Functions of lodash and the like that merge or copy objects. */
export function callMerging(method: string, { args }: Call, run: Run): Value | undefined {
  const [first, ...others] = args;
  const values = args.map(({ value }) => value);
  if (args.some(({ isMany }) => isMany)) return undefined;
  switch (method) {
    case "assign":
    case "extend":
    case "assignIn":
      return into(
        first?.value,
        others.map(({ value }) => value),
        spread,
        run,
      );
    case "merge":
      return into(
        first?.value,
        others.map(({ value }) => value),
        mergeInto,
        run,
      );
    case "merged":
      return into(run.thing([]), values, mergeInto, run);
    case "defaults":
    case "defaultsDeep":
      return defaulted(
        first?.value,
        others.map(({ value }) => value),
        method,
        run,
      );
    case "clone":
    case "cloneDeep":
      return into(run.thing([]), values.slice(0, 1), mergeInto, run);
    case "set":
    case "setWith":
    case "unset":
    case "update":
    case "updateWith":
      // The path says where in the object.
      if (first !== undefined) putWithin(first.value, run);
      return first?.value ?? unknown;
    case "omit":
    case "pick":
      return chosen(
        method,
        first?.value,
        others.map(({ value }) => value),
        run,
      );
    case "omitBy":
    case "pickBy":
      return chosenBy(method, first?.value, others[0]?.value, run);
    case "fromPairs":
      return undefined;
    default:
      return undefined;
  }
}

function into(
  target: Value | undefined,
  sources: readonly Value[],
  how: (target: Thing, source: Value, run: Run) => void,
  run: Run,
): Value {
  if (target?.kind !== "thing") return target ?? unknown;
  for (const source of sources) how(target, source, run);
  return target;
}

/** Merges deeply, copying nested objects. */
function mergeInto(target: Thing, source: Value, run: Run): void {
  mergeWithin(target, source, 0, run);
}

function mergeWithin(target: Thing, source: Value, depth: number, run: Run): void {
  if (source.kind !== "thing" || depth > deepest) {
    spread(target, source, run);
    return;
  }
  if (source.shape.value.isOpen) spread(target, unknown, run);
  for (const entry of source.shape.value.entries) {
    if (entry.value.kind === "constant" && entry.value.value === undefined) continue;
    const old = entryOf(target, entry.name.text)?.value;
    if (entry.value.kind !== "thing" || pairsIn(entry.value) !== undefined) {
      run.put(target, entry);
      continue;
    }
    const { literal } = entry.value;
    const made = run.thing([], literal === undefined ? {} : { literal });
    if (old?.kind === "thing") mergeWithin(made, old, depth + 1, run);
    mergeWithin(made, entry.value, depth + 1, run);
    put(target, entry.name.text, made, entry.valueSpan, run);
  }
}

function defaulted(
  target: Value | undefined,
  sources: readonly Value[],
  method: "defaults" | "defaultsDeep",
  run: Run,
): Value {
  if (target?.kind !== "thing") return target ?? unknown;
  const all = run.thing([]);
  for (const source of [...sources.toReversed(), run.thing(target.shape.value.entries)]) {
    if (method === "defaults") spread(all, source, run);
    else mergeInto(all, source, run);
  }
  if (target.shape.value.isOpen) run.open(all, 0);
  run.journal.set(target.shape, all.shape.value);
  return target;
}

function chosen(
  method: "omit" | "pick",
  from: Value | undefined,
  names: readonly Value[],
  run: Run,
): Value {
  if (from?.kind !== "thing") return unknown;
  const keys = names.flatMap((name) => (name.kind === "list" ? name.items : [name]));
  if (keys.some((key) => nameIn(key) === undefined)) return unknown;
  const wanted = new Set(keys.map(plainText));
  const { entries, isOpen } = from.shape.value;
  const left = entries.filter(({ name }) => wanted.has(name.text) === (method === "pick"));
  return run.thing(left, { isOpen });
}

/** `omitBy(headers, isNil)` */
function chosenBy(
  method: "omitBy" | "pickBy",
  from: Value | undefined,
  by: Value | undefined,
  run: Run,
): Value {
  if (from?.kind !== "thing") return unknown;
  const { entries, isOpen } = from.shape.value;
  const left = entries.flatMap((entry) => {
    const truth = by === undefined ? undefined : truthBy(by, entry.value, run);
    if (truth === undefined) return [{ ...entry, isSure: false }];
    return truth === (method === "pickBy") ? [entry] : [];
  });
  return run.thing(left, { isOpen });
}

function truthBy(by: Value, value: Value, run: Run): boolean | undefined {
  if (by.kind === "native" && /\.is(?:Nil|Undefined|Null)$/.test(by.path)) {
    return value.kind === "unknown" ? undefined : isNothing(value);
  }
  const answer = callWith(by, [value], run);
  return answer.kind === "constant" ? Boolean(answer.value) : undefined;
}

/** `$.extend({}, a, b)`; with `true` as the first argument, deeply. */
export function callExtend(call: Call, run: Run): Value | undefined {
  const [first] = call.args;
  const isDeep = first?.value.kind === "constant" && first.value.value === true;
  return isDeep
    ? callMerging("merge", { ...call, args: call.args.slice(1) }, run)
    : callMerging("assign", call, run);
}
