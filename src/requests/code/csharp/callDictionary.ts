import { putHeader } from "../clients/making.ts";
import { putChanged, putIfMissing } from "../clients/putIfMissing.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { either, underAny } from "../machine/values/either.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import { entryOf, unknown, type Thing, type Value } from "../machine/values/values.ts";
import { itemsOf } from "./items.ts";
import { callArray, selected } from "./lists.ts";

/** Methods of dictionaries. */
export function callDictionary(self: Thing, call: Call, run: Run): Value | undefined {
  const { path: name, args, at } = call;
  const key = plainText(args[0]?.value);
  switch (name) {
    case "GetOrAdd":
      return args.length < 2 ? undefined : gotOrAdded(self, call, run);
    case "Add":
      if (key === undefined && args.length === 2) putAnywhere(self, run, args[1]?.value);
      else putHeader(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "TryAdd":
      putIfMissing(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "AddOrUpdate":
    case "TryUpdate":
      putChanged(self, args[0], { start: at.start, end: at.end }, run);
      return unknown;
    case "Remove":
      if (key === undefined) run.open(self, 0);
      else run.take(self, key);
      return unknown;
    case "GetValueOrDefault": {
      if (key === undefined) return either(underAny(self), args[1]?.value ?? unknown);
      const entry = entryOf(self, key);
      return entry?.isSure === true ? entry.value : unknown;
    }
    case "Select": {
      const [each] = args;
      return (each && selected(itemsOf("<pairs>", self, run), each, run)) ?? unknown;
    }
    case "Concat":
    case "ToDictionary": {
      const pairs = itemsOf("<pairs>", self, run);
      const given = args.map((arg) => ({ ...arg, value: pairsIn(arg.value, run) }));
      return callArray({ ...call, self: pairs, args: given }, run) ?? unknown;
    }
    case "OrderBy":
    case "OrderByDescending":
    case "ToList":
    case "AsEnumerable":
      return itemsOf("<pairs>", self, run);
    case "ContainsKey":
    case "TryGetValue":
    case "Any":
      return unknown;
    default:
      return undefined;
  }
}

/** The pairs of a dictionary; any other value unchanged. */
function pairsIn(value: Value, run: Run): Value {
  const isPlain = value.kind === "thing" && value.type === undefined;
  return isPlain ? itemsOf("<pairs>", value, run) : value;
}

/** `clients.GetOrAdd(region, key => …)`: what is there, or the new value, which stays there. */
function gotOrAdded(self: Thing, { args, at }: Call, run: Run): Value {
  const [first, second, ...more] = args;
  if (first === undefined || second === undefined) return unknown;
  const key = plainText(first.value);
  const made =
    second.value.kind === "function" ? invoke(second.value, [first, ...more], run) : second.value;
  if (key === undefined) {
    putAnywhere(self, run, made);
    const held = underAny(self);
    return held.kind === "unknown" && held.of === undefined ? made : held;
  }
  const before = entryOf(self, key);
  if (before?.isSure === true) return before.value;
  putIfMissing(self, [first, { ...second, value: made }], { start: at.start, end: at.end }, run);
  return entryOf(self, key)?.value ?? unknown;
}
