import { either } from "../machine/values/either.ts";
import { putHeader } from "../clients/making.ts";
import { putChanged, putIfMissing, replaceGiven } from "../clients/putIfMissing.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, unknown, type Entry, type Thing, type Value } from "../machine/values/values.ts";
import { callWith } from "./calling.ts";
import { asKey, hasEnumKeys, keyed } from "./enumKeys.ts";
import { newHeaders, thingIn } from "./clients/headers.ts";
import { addAll, listOf } from "./lists.ts";
import { entriesOf, itemsOf, pair } from "./mapEntries.ts";
import type { Parts } from "./parts.ts";

const newMapPart = { made: newMap };

/** Maps and mutable lists. */
export const maps: Parts = {
  ...{ HashMap: newMapPart, LinkedHashMap: newMapPart, ConcurrentHashMap: newMapPart },
  TreeMap: newMapPart,
  EnumMap: { made: newEnumMap },
  MultivaluedHashMap: { made: ({ args }, run) => newHeaders(args[0]?.value, run) },
  LinkedMultiValueMap: { made: ({ args }, run) => newHeaders(args[0]?.value, run) },
  Map: { called: makeMap },
  Collections: { called: makeOf },
};

function makeMap(method: string, call: Call, run: Run): Value {
  const { args } = call;
  switch (method) {
    case "of":
      return mapOf(args, run);
    case "entry": {
      const [key, value] = args;
      return pair(key?.value ?? unknown, value?.value ?? unknown, call, run);
    }
    case "ofEntries": {
      const made = run.thing([]);
      for (const { value } of args) {
        const [key, held] = value.kind === "thing" ? value.shape.value.entries : [];
        const pairOf = [key, held].flatMap((each) => asArg(each) ?? []);
        putHeader(made, keyed(pairOf, run), call.at, run);
      }
      return made;
    }
    case "copyOf":
      return newMap(call, run);
    default:
      return unknown;
  }
}

function asArg(entry: Entry | undefined): Arg | undefined {
  return entry && { value: entry.value, span: entry.valueSpan };
}

function makeOf(method: string, call: Call, run: Run): Value {
  switch (method) {
    case "addAll":
      return addAll(call.args, call, run);
    case "singletonList":
    case "singleton":
      return listOf(call);
    case "emptyMap":
    case "singletonMap":
      return mapOf(call.args, run);
    case "unmodifiableMap":
    case "synchronizedMap":
    case "unmodifiableList":
      return call.args[0]?.value ?? unknown;
    default:
      return unknown;
  }
}

/** `Map.of("a", 1, "b", 2)`. */
function mapOf(args: readonly Arg[], run: Run): Value {
  const made = run.thing([]);
  for (let at = 0; at + 1 < args.length; at += 2) {
    const [key, value, next] = args.slice(at, at + 3);
    const before = args[at - 1];
    const name = key && plainKey(asKey(key.value, run));
    if (key === undefined || value === undefined) continue;
    if (name === undefined) {
      run.open(made, 0);
      continue;
    }
    const span = { start: key.span.start, end: value.span.end };
    const element = {
      ...{ ...span, isFirst: before === undefined },
      ...(before === undefined ? {} : { before: before.span.end }),
      ...(next === undefined ? {} : { next: next.span.start }),
    };
    const valueSpan = value.span;
    run.put(made, { name, value: value.value, valueSpan, span, element, isSure: true });
  }
  return made;
}

function plainKey(value: Value): Entry["name"] | undefined {
  return value.kind === "text" && plainText(value) !== undefined ? value.written : undefined;
}

function newMap({ args }: Call, run: Run): Value {
  const [first] = args;
  const isSorted = first?.value.kind === "native" && /CASE_INSENSITIVE/.test(first.value.path);
  const made = run.thing([], isSorted ? { foldsCase: true } : {});
  // A number is the initial capacity.
  if (first === undefined || isSorted || first.value.kind === "constant") return made;
  spread(made, thingIn(first.value), run);
  return made;
}

/** `new EnumMap<>(Kind.class)`, or a copy of another map. */
function newEnumMap(call: Call, run: Run): Value {
  const [first] = call.args;
  const isEmpty = first !== undefined && /\.class$/.test(run.source(first.span));
  return newMap(isEmpty ? { ...call, args: [] } : call, run);
}

/** Methods of maps, map entries and records. */
export function callThing(self: Thing, call: Call, run: Run): Value | undefined {
  const { path: name, at } = call;
  const args = self.type === undefined ? keyed(call.args, run) : call.args;
  const [first, second] = args;
  switch (name) {
    case "put":
    case "replace":
      if (args.length === 3) replaceGiven(self, args, { start: at.start, end: at.end }, run);
      else putHeader(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "putIfAbsent":
      putIfMissing(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "merge":
    case "compute":
    case "computeIfPresent":
      putChanged(self, first, { start: at.start, end: at.end }, run);
      return unknown;
    case "putAll":
      spread(self, thingIn(first?.value ?? unknown), run);
      return unknown;
    case "remove": {
      const key = plainText(first?.value);
      if (key === undefined) run.open(self, 0);
      else run.take(self, key);
      return unknown;
    }
    case "get":
    case "getOrDefault": {
      const named = plainText(first?.value);
      if (named === undefined) return anyValue(self, name === "get" ? undefined : second?.value);
      const entry = entryOf(self, named);
      if (entry?.isSure === true) return entry.value;
      const isAbsent = entry === undefined && !self.shape.value.isOpen;
      return isAbsent && self.type === undefined ? (second?.value ?? unknown) : unknown;
    }
    case "containsKey": {
      const key = plainText(first?.value);
      const entry = key === undefined ? undefined : entryOf(self, key);
      if (key === undefined || self.shape.value.isOpen || self.type !== undefined) return unknown;
      return entry?.isSure === false ? unknown : { kind: "constant", value: entry !== undefined };
    }
    case "entrySet":
      return entriesOf(self, call, run);
    case "getKey":
    case "getValue":
      return entryOf(self, name === "getKey" ? "key" : "value")?.value ?? undefined;
    case "forEach":
      if (first === undefined || self.type !== undefined) return undefined;
      // Unknown keys do not replace known ones.
      if (self.shape.value.isOpen) callWith(first.value, [unknown, unknown], call, run);
      for (const entry of entriesOf(self, call, run).items) {
        const [key, value] = entry.kind === "thing" ? entry.shape.value.entries : [];
        if (key === undefined || value === undefined) continue;
        callWith(first.value, [key.value, value.value], call, run);
      }
      return unknown;
    case "keySet":
    case "values":
      return self.type === undefined ? itemsOf(self, name, run) : unknown;
    case "size":
    case "isEmpty":
      return unknown;
    default:
      // A record's accessor, or a generated getter.
      if (args.length > 0 || second !== undefined) return undefined;
      return entryOf(self, name)?.value ?? entryOf(self, fieldOf(name))?.value;
  }
}

/** The value under an unknown key. */
function anyValue(of: Thing, otherwise: Value | undefined): Value {
  const { entries, isOpen } = of.shape.value;
  const values = entries.map(({ value }) => value).concat(otherwise ?? []);
  if (isOpen || of.type !== undefined || hasEnumKeys(of) || values.length > 8) return unknown;
  return values.length === 0 ? unknown : values.reduce(either);
}

/** The field of a generated getter: `baseUrl` for `getBaseUrl`. */
function fieldOf(method: string): string {
  const [, first = "", rest = ""] = /^(?:get|is)([A-Z])(.*)$/.exec(method) ?? [];
  return first.toLowerCase() + rest;
}
