import { either } from "../machine/values/either.ts";
import { invoke, invokeWithAnything } from "../machine/calls/invoke.ts";
import { memberOf } from "../machine/classes/members.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, unknown, type Value } from "../machine/values/values.ts";
import { contextOf, decorated, entered, leave } from "./around.ts";
import { declareClass, setOfClass } from "./classHooks.ts";
import { showsHeader } from "./clients/clientHeaders.ts";
import { callIsinstance } from "./kinds.ts";
import { filtered, merged } from "./dicts.ts";
import { sortedOf } from "./lists.ts";
import { newDict } from "./newDict.ts";
import { callUnbound, handedOn, isMapping, mapped, zipped } from "./handedOn.ts";
import {
  anyVerb,
  containing,
  declaring,
  decorating,
  division,
  emptyDict,
  entering,
  filtering,
  fixture,
  formatting,
  givingContext,
  leaving,
  union,
  yieldingAll,
  yieldingFrom,
  yieldingItem,
  yieldingItems,
  yieldingRequest,
  yieldingPair,
} from "./signs.ts";
import { callYield } from "./yields.ts";
import { sendOn } from "./clients/underway.ts";
import { percentFormatted } from "./texts.ts";
import { dividedUrl } from "./urls.ts";

const names = new Set([
  ...["dict", "str", "print", "len", "repr", "bool", "int", "isinstance", "list", "tuple", "set"],
  ...["sorted", "type", "staticmethod", "classmethod", "property", "vars", "enumerate", "zip"],
  ...["range", "min", "max", "any", "all", "getattr", "setattr", "hasattr", "bytes", "open"],
  ...["reversed", "iter", "next", "filter", "map", "callable", "id", "hash", "round", "sum"],
  ...[
    formatting,
    union,
    division,
    containing,
    entering,
    leaving,
    givingContext,
    declaring,
    decorating,
    filtering,
    fixture,
    emptyDict,
  ],
  ...[yieldingPair, yieldingFrom, yieldingAll, yieldingItem, yieldingItems, yieldingRequest],
]);

/** Whether it is a built-in function. */
export function isBuiltin(name: string): boolean {
  return names.has(name);
}

export function callBuiltin(name: string, call: Call, run: Run): Value | undefined {
  const { args } = call;
  const [first, second] = args;
  const value = first?.value ?? unknown;
  switch (name) {
    case emptyDict:
    case "dict":
      return newDict(args, run);
    case union:
      return united(value, second, run);
    case formatting:
      return value.kind === "text" && second !== undefined
        ? percentFormatted(value, second, run)
        : unknown;
    case division:
      return dividedUrl(value, second, run);
    case containing:
      return contains(value, second?.value ?? unknown, run);
    case filtering:
      return filtered(value, run);
    case entering:
      return entered(value, run);
    case leaving:
      leave(value, call.at, run);
      return unknown;
    case givingContext:
      return contextOf(args, run);
    case declaring:
      declareClass(args, run);
      return unknown;
    case decorating:
      return decorated(value, second, run);
    case fixture:
      return value.kind === "function" && value.code.provides === fixture
        ? invokeWithAnything(value, run)
        : unknown;
    case yieldingPair:
    case yieldingFrom:
    case yieldingAll:
    case yieldingItem:
    case yieldingItems:
      return callYield(name, args, run);
    case yieldingRequest:
      sendOn(value, run);
      return unknown;
    case "isinstance":
      return callIsinstance(call, run);
    case "type":
      return value.kind === "thing" ? (value.type ?? unknown) : unknown;
    case "vars":
      // Assigning to `session.__dict__` may set any attribute.
      if (value.kind === "native") putAnywhere(value, run);
      return value.kind === "thing" ? { kind: "thing", shape: value.shape } : unknown;
    case "str":
    case "bytes":
      return value.kind === "text" || value.kind === "constant" || value.kind === "native"
        ? value
        : unknown;
    case "list":
    case "tuple":
      return value.kind === "list" ? { ...value, items: [...value.items] } : handedOn(args, run);
    case "iter":
      return value.kind === "list" ? value : handedOn(args, run);
    case "reversed":
      return value.kind === "list" && value.isComplete
        ? { ...value, items: value.items.toReversed() }
        : handedOn(args, run);
    case "enumerate":
      return paired(value, (_, index) => ({ kind: "constant", value: index }));
    case "zip":
      return zipped(args);
    case "getattr": {
      const key = plainText(second?.value);
      // `getattr(client, verb)`: any of its methods.
      if (key === undefined)
        return value.kind === "native" ? { ...value, path: `${value.path}.${anyVerb}` } : unknown;
      const held = memberOf(value, key, run);
      const instead = args[2]?.value;
      if (instead === undefined || (held !== undefined && held.kind !== "unknown")) {
        return held ?? unknown;
      }
      return held === undefined ? instead : either(held, instead);
    }
    case "setattr":
      if (value.kind === "class") setOfClass(value, args.slice(1), run);
      else if (first !== undefined) run.open(value, 1);
      return unknown;
    case "map":
      return isMapping(value) && args.length === 2 && second !== undefined
        ? mapped(value, second, call, run)
        : handedOn(args, run);
    case "sorted":
      return (args.length === 1 ? sortedOf(value) : undefined) ?? handedOn(args, run);
    case "filter":
    case "set":
    case "next":
    case "min":
    case "max":
      return handedOn(args, run);
    default:
      return callUnbound(name, call, run);
  }
}

/** `a | b`: by `__or__`, or else a merge in which `b` wins. */
function united(value: Value, second: Arg | undefined, run: Run): Value {
  const type = value.kind === "thing" ? value.type : undefined;
  const method = type && methodOf(type, "__or__", value);
  return method !== undefined && second !== undefined
    ? invoke(method, [second], run)
    : merged([value, second?.value ?? unknown], run);
}

function contains(item: Value, items: Value, run: Run): Value {
  const wanted = plainText(item);
  if (wanted === undefined) return unknown;
  if (items.kind === "thing" && items.type === undefined) {
    const entry = entryOf(items, wanted);
    if (entry?.isSure === true) return { kind: "constant", value: true };
    const isGone = entry === undefined && !items.shape.value.isOpen;
    return isGone ? { kind: "constant", value: false } : unknown;
  }
  if (items.kind === "native")
    return showsHeader(items, wanted, run) ? { kind: "constant", value: true } : unknown;
  if (items.kind === "list" && items.isComplete) {
    const texts = items.items.map(plainText);
    if (texts.includes(wanted)) return { kind: "constant", value: true };
    return texts.includes(undefined) ? unknown : { kind: "constant", value: false };
  }
  const text = plainText(items);
  return text === undefined ? unknown : { kind: "constant", value: text.includes(wanted) };
}

/** A list of pairs, as of `enumerate`. */
function paired(items: Value, before: (item: Value, index: number) => Value): Value {
  if (items.kind !== "list") return unknown;
  const pairs = items.items.map((item, index): Value => {
    return { kind: "list", items: [before(item, index), item], isComplete: true };
  });
  return { ...items, items: pairs };
}
