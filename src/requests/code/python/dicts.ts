import { namedEntry } from "../machine/values/namedEntry.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { putAnywhere, spread } from "../machine/values/objects.ts";
import { literalSpan, withoutPairs } from "../clients/pairs.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { either } from "../machine/values/either.ts";
import {
  entryOf,
  isNothing,
  textOf,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { readHeaders } from "./clients/clientHeaders.ts";
import { namePlace } from "./entries.ts";
import { none } from "./none.ts";
import { callRawHeaders } from "./rawHeaders.ts";

/** Methods of dictionaries. */
export function callOfDict(
  self: Thing,
  { path: name, args, at }: Call,
  run: Run,
): Value | undefined {
  const [first, second] = args;
  const key = plainText(first?.value);
  switch (name) {
    case "update":
    case "extend":
      for (const arg of args) {
        if (arg.name === undefined) {
          spread(self, arg.isMany === true ? unknown : dictOf(arg.value, run), run);
        } else run.put(self, namedEntry(arg));
      }
      // A copy that is changed in the same expression is lost: `headers.copy().update(…)`.
      if (at.callee.kind === "member" && at.callee.object.kind === "call") run.lost.discarded(self);
      return none(self);
    case "__delitem__":
      if (key === undefined) putAnywhere(self, run);
      else run.take(self, key);
      return none(self);
    case "add":
    case "__setitem__":
      if (first === undefined || second === undefined) return undefined;
      if (key === undefined) putAnywhere(self, run);
      else
        run.put(self, namePlace(first, second, { start: first.span.start, end: second.span.end }));
      return none(self);
    case "setdefault": {
      if (first === undefined || second === undefined || key === undefined) return undefined;
      const old = entryOf(self, key);
      if (old?.isSure === true && !isNothing(old.value)) return old.value;
      const { isOpen } = self.shape.value;
      const value = old === undefined ? second.value : either(old.value, second.value);
      const entry = namePlace(first, { ...second, value }, second.span);
      run.put(self, { ...entry, isSure: !isOpen || old !== undefined });
      return isOpen ? unknown : value;
    }
    case "pop": {
      if (key === undefined) {
        putAnywhere(self, run);
        return unknown;
      }
      const old = entryOf(self, key);
      run.take(self, key);
      if (old?.isSure === true) return old.value;
      if (old !== undefined || self.shape.value.isOpen) return unknown;
      return second?.value ?? unknown;
    }
    case "clear":
      for (const entry of self.shape.value.entries) run.take(self, entry.name.text);
      return none(self);
    case "copy":
      return copyOf(self, run);
    case "get": {
      if (key === undefined && first !== undefined) return anyValue(self, second?.value);
      const entry = key === undefined ? undefined : entryOf(self, key);
      if (entry?.isSure === true) return entry.value;
      if (key === undefined || entry !== undefined || self.shape.value.isOpen) return unknown;
      // An empty literal is there to be filled.
      if (self.literal !== undefined && self.shape.value.entries.length === 0) return unknown;
      return second?.value ?? { kind: "constant", value: null };
    }
    case "setRawHeaders":
    case "addRawHeader":
    case "removeHeader":
      return callRawHeaders(self, name, { args, at }, run);
    case "items":
      return itemsOf(self);
    case "values":
      return valuesOf(self);
    default:
      return undefined;
  }
}

/** Any of the values, or the default, which is None if no other is given. */
function anyValue({ shape }: Thing, instead: Value | undefined): Value {
  const { entries, isOpen } = shape.value;
  if (isOpen || entries.length === 0 || entries.length > 8) return unknown;
  const none: Value = { kind: "constant", value: null };
  return [...entries.map(({ value }) => value), instead ?? none].reduce(either);
}

/** A copy of a dictionary. */
export function copyOf(self: Thing, run: Run): Thing {
  const { entries, isOpen } = self.shape.value;
  const { foldsCase } = self;
  return run.thing(entries, {
    ...{ isOpen, origin: self },
    ...(foldsCase === undefined ? {} : { foldsCase }),
  });
}

/** A value as a dictionary: converts lists of pairs and session headers. */
export function dictOf(value: Value, run: Run): Value {
  if (value.kind === "native" && value.path.endsWith(".headers")) {
    return readHeaders(value, run);
  }
  return withoutPairs(value, run);
}

/** Headers whose values are one-item lists, with the items as values. */
export function withoutLists(headers: Value, run: Run): Value {
  if (headers.kind !== "thing") return headers;
  const { entries, isOpen } = headers.shape.value;
  if (!entries.some(({ value }) => value.kind === "list")) return headers;
  const flat = entries.map((entry): Entry => {
    const [only, ...more] = entry.value.kind === "list" ? entry.value.items : [];
    if (entry.value.kind !== "list") return entry;
    const value = only === undefined || more.length > 0 ? unknown : only;
    return { ...entry, value, valueSpan: literalSpan(value) ?? entry.valueSpan };
  });
  return run.thing(flat, { isOpen, foldsCase: true, origin: headers });
}

/** The list of name-value pairs. */
function itemsOf({ shape }: Thing): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.map(({ name, value, isSure }): Value => {
    const held = isSure ? value : either(value, unknown);
    return { kind: "list", items: [textOf(name), held], isComplete: true };
  });
  return { kind: "list", items, isComplete: !isOpen && entries.every(({ isSure }) => isSure) };
}

/** The list of values. */
function valuesOf({ shape }: Thing): Value {
  const { entries, isOpen } = shape.value;
  const items = entries.map(({ value, isSure }): Value => {
    return isSure || value.kind !== "text" ? value : either(value, unknown);
  });
  return { kind: "list", items, isComplete: !isOpen && entries.every(({ isSure }) => isSure) };
}

/** `filter` on pairs: the entries that are not empty. */
export function filtered(items: Value, run: Run): Value {
  const value = dictOf(items, run);
  if (value.kind !== "thing") return unknown;
  const { entries, isOpen } = value.shape.value;
  const left = entries.filter((entry) => !(entry.isSure && isNothing(entry.value)));
  return run.thing(
    left.map((entry) => {
      const isThere = entry.value.kind === "text" && entry.value.written.text !== "";
      return { ...entry, isSure: entry.isSure && isThere };
    }),
    { isOpen },
  );
}

/** Methods that make an object a mapping. */
export const mapping: readonly string[] = ["keys", "__getitem__"];

/** The pairs from an object's `__iter__`; unknown for a mapping of its own. */
function iterated(value: Value, run: Run): Value {
  if (value.kind !== "thing" || value.type === undefined) return value;
  if (mapping.some((name) => value.type && methodOf(value.type, name, value))) return unknown;
  const method = methodOf(value.type, "__iter__", value);
  if (method === undefined) return value;
  const given = invoke(method, [], run);
  return given.kind === "list" ? given : unknown;
}

/** Merges several dictionaries, later ones winning. */
export function merged(parts: readonly Value[], run: Run): Thing {
  const [first, ...others] = parts.map((part) => dictOf(iterated(part, run), run));
  const made = first?.kind === "thing" ? copyOf(first, run) : run.thing([]);
  if (first !== undefined && first.kind !== "thing") spread(made, first, run);
  for (const other of others) spread(made, other, run);
  return made;
}
