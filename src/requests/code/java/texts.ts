import { asText, plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import { filled } from "../filled.ts";
import { invoke } from "../invoke.ts";
import { putHeader } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { resolved, sign, textIn } from "../urls.ts";
import {
  entryOf,
  joined,
  nothing,
  textOf,
  unknown,
  type Text,
  type Thing,
  type Value,
} from "../values.ts";

/** `String.format`, `"…".formatted`: places are `%s`, `%d`, `%2$s`. */
function formatted(format: Value | undefined, values: readonly Arg[], run: Run): Value {
  if (format?.kind !== "text") return unknown;
  let next = 0;
  return filled(
    format,
    /%(?:(\d+)\$)?[-+# 0,(]*\d*(?:\.\d+)?[a-zA-Z]/g,
    ([, at]) => values[at === undefined ? next++ : Number(at) - 1],
    run,
  );
}

/** Methods of texts. */
export function callText(self: Text, { path: name, args }: Call, run: Run): Value | undefined {
  switch (name) {
    case "trim":
    case "strip":
    case "stripIndent":
    case "toString":
    case "intern":
    case "toURL":
    case "toURI":
    case "toUri":
    case "normalize":
    case "toASCIIString":
    case "toExternalForm":
      return self;
    case "formatted":
      return formatted(self, args, run);
    case "concat":
      return joined([
        self,
        ...args.map(({ value, span }) => asText(value, { kind: "other", parts: [], ...span }, run)),
      ]);
    case "resolve":
      return (args[0] && resolved(textIn(args[0].value), self, args[0].span)) ?? unknown;
    case "replace": {
      const place = plainText(args[0]?.value);
      if (place === undefined || place === "") return unknown;
      const pattern = place.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return filled(self, new RegExp(pattern, "g"), () => args[1], run);
    }
    case "equals":
    case "isEmpty":
    case "isBlank":
    case "getBytes":
    case "length":
      return unknown;
    default:
      return undefined;
  }
}

/** Methods of maps, of their entries, and of records. */
export function callThing(self: Thing, call: Call, run: Run): Value | undefined {
  const { path: name, args, at } = call;
  const [first, second] = args;
  switch (name) {
    case "put":
    case "putIfAbsent":
    case "add":
      putHeader(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "putAll":
      spread(self, first?.value ?? unknown, run);
      return unknown;
    case "remove": {
      const key = plainText(first?.value);
      if (key === undefined) run.open(self, 0);
      else run.take(self, key);
      return unknown;
    }
    case "get":
    case "getOrDefault": {
      const key = plainText(first?.value);
      const entry = key === undefined ? undefined : entryOf(self, key);
      return entry?.isSure === true ? entry.value : unknown;
    }
    case "entrySet":
      return entriesOf(self, run);
    case "getKey":
    case "getValue":
      return entryOf(self, name === "getKey" ? "key" : "value")?.value ?? unknown;
    case "forEach":
      if (first === undefined) return unknown;
      for (const entry of entriesOf(self, run).items) {
        const [key, value] = entry.kind === "thing" ? entry.shape.value.entries : [];
        if (key === undefined || value === undefined) continue;
        callWith(first.value, [key.value, value.value], call, run);
      }
      if (self.shape.value.isOpen) callWith(first.value, [unknown, unknown], call, run);
      return unknown;
    case "containsKey":
    case "size":
    case "keySet":
    case "values":
    case "isEmpty":
      return unknown;
    default:
      // What a record has under a name is asked for by a method of that name.
      if (args.length === 0 && second === undefined) return entryOf(self, name)?.value;
      return undefined;
  }
}

function entriesOf(self: Thing, run: Run): Extract<Value, { kind: "list" }> {
  const { entries, isOpen } = self.shape.value;
  const items = entries.map((entry) => {
    const { span, valueSpan } = entry;
    const part = (name: string, value: Value) => ({
      ...{ name: { text: name, runs: [] }, value, span, valueSpan, isSure: true },
    });
    return run.thing([part("key", textOf(entry.name)), part("value", entry.value)]);
  });
  return { kind: "list", items, isComplete: !isOpen };
}

/** Calls what was given to be called: a function of the file, or a method of a library. */
function callWith(of: Value, values: readonly Value[], { at }: Call, run: Run): void {
  const args = values.map((value): Arg => ({ value, span: { start: at.start, end: at.end } }));
  if (of.kind === "function") invoke(of, args, run);
  else if (of.kind === "native") {
    run.library.call({ path: of.path, state: of.state, self: of, args, at }, run);
  }
}

/** What the classes of `java.util` and `java.lang` make. */
export function callUtility(type: string, method: string, call: Call, run: Run): Value {
  const { args } = call;
  const [first, second] = args;
  switch (`${type}.${method}`) {
    case "String.format":
      return formatted(first?.value, args.slice(1), run);
    case "String.valueOf":
    case "Objects.requireNonNull":
    case "Optional.of":
      return first?.value ?? unknown;
    case "String.join":
      return joinedBy(args, run);
    case "Objects.requireNonNullElse":
      return unknown;
    case "List.of":
    case "Arrays.asList":
    case "Collections.singletonList":
      return { kind: "list", items: args.map(({ value }) => value), isComplete: true };
    case "Collections.emptyMap":
    case "Map.of":
    case "Collections.singletonMap": {
      const made = run.thing([]);
      for (let at = 0; at + 1 < args.length; at += 2) {
        const [key, value] = [args[at], args[at + 1]];
        if (key !== undefined && value !== undefined) {
          putHeader(made, [key, value], { start: key.span.start, end: value.span.end }, run);
        }
      }
      return made;
    }
    case "Map.ofEntries":
    case "Map.entry":
      return run.thing([], { isOpen: true });
    case "Collections.unmodifiableMap":
    case "Map.copyOf":
      return first?.value ?? unknown;
    case "System.getenv":
      return first === undefined ? { kind: "native", path: "environment" } : unknown;
    case "environment.getOrDefault":
    case "System.getProperty":
      return second === undefined ? unknown : unsure(second.value);
    default:
      return type === "HashMap" ||
        type === "LinkedHashMap" ||
        type === "TreeMap" ||
        type === "LinkedMultiValueMap"
        ? newMap(first?.value, run)
        : unknown;
  }
}

function newMap(given: Value | undefined, run: Run): Value {
  const made = run.thing([]);
  if (given !== undefined && given.kind !== "constant") spread(made, given, run);
  return made;
}

function unsure(value: Value): Value {
  return value.kind === "text"
    ? { ...value, isSure: false }
    : nothing.kind === value.kind
      ? unknown
      : value;
}

function joinedBy([separator, ...parts]: readonly Arg[], run: Run): Value {
  const sep = plainText(separator?.value);
  if (separator === undefined || sep === undefined) return unknown;
  const texts = parts.map(({ value, span }) =>
    asText(value, { kind: "other", parts: [], ...span }, run),
  );
  return joined(
    texts.flatMap((text, index) => (index === 0 ? [text] : [sign(sep, separator.span), text])),
  );
}
