import { slice } from "../../written.ts";
import { asText, plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import { filled } from "../filled.ts";
import { put, putHeader } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { resolved, sign, textIn, withoutSlash, withParams } from "../urls.ts";
import { valuesOf } from "./headers.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Native,
  type Text,
  type Thing,
  type Value,
} from "../values.ts";

/** `string.Format("{0}/{1}", …)`. */
export function formatted([format, ...values]: readonly Arg[], run: Run): Value {
  if (format?.value.kind !== "text") return unknown;
  const places = /\{(\d+)(?:[,:][^{}]*)?\}/g;
  return filled(format.value, places, ([, at]) => values[Number(at)], run);
}

/** What classes of texts, addresses and maps give. */
export function callUtility(path: string, { args }: Call, run: Run): Value {
  const [first, second, third] = args;
  if (/^<\w+>$/.test(path)) return itemsOf(path, first?.value ?? unknown, run);
  const text = ({ value, span }: Arg): Text =>
    asText(value, { kind: "other", parts: [], ...span }, run);
  switch (path) {
    case "string.Format":
    case "String.Format":
      return formatted(args, run);
    case "string.Concat":
    case "String.Concat":
      return joined(args.map(text));
    case "string.Join":
    case "String.Join": {
      const between = plainText(first?.value);
      if (first === undefined || between === undefined) return unknown;
      const listed =
        second !== undefined && third === undefined ? itemsIn(second.value) : undefined;
      return joined(
        (
          listed?.map((value) => ({ value, span: second?.span ?? first.span })) ?? args.slice(1)
        ).flatMap((arg, at) => (at === 0 ? [text(arg)] : [sign(between, first.span), text(arg)])),
      );
    }
    case "QueryHelpers.AddQueryString":
      if (first === undefined) return unknown;
      return third === undefined
        ? withParams(first.value, second?.value, first.span, run)
        : joined([
            ...[text(first), sign("?", first.span), text(second ?? first)],
            ...[sign("=", third.span), text(third)],
          ]);
    case "string.IsNullOrEmpty":
    case "string.IsNullOrWhiteSpace":
    case "String.IsNullOrEmpty":
    case "String.IsNullOrWhiteSpace": {
      if (first?.value.kind === "constant") return { kind: "constant", value: true };
      const isKnown = first !== undefined && plainText(first.value) !== undefined;
      return isKnown ? { kind: "constant", value: plainText(first.value) === "" } : unknown;
    }
    case "Task.FromResult":
    case "ValueTask.FromResult":
    case "Task.Run":
      return first?.value.kind === "function" ? unknown : (first?.value ?? unknown);
    case "KeyValuePair.Create":
      return pairOf(args, run);
    default:
      return unknown;
  }
}

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
export function newDictionary({ args }: Call, run: Run): Value {
  const made = run.thing([]);
  for (const { name, value } of args) {
    if (name === "{}" || value.kind === "thing") spread(made, value, run);
    // What it is a copy of, or how names are compared.
    else if (value.kind === "unknown" && name === undefined) run.open(made, 0);
  }
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

function itemsIn(value: Value): readonly Value[] | undefined {
  const list = listIn(value);
  return list.kind === "list" && list.isComplete ? list.items : undefined;
}

/** `new Uri(text)`, `new Uri(base, path)`. */
export function newUri([first, second]: readonly Arg[]): Value {
  if (first === undefined) return unknown;
  if (
    second === undefined ||
    second.value.kind === "constant" ||
    /^uriKind$/i.test(second.name ?? "")
  ) {
    return textIn(first.value) ?? unknown;
  }
  const isKind = second.value.kind === "unknown" || second.value.kind === "native";
  if (isKind) return textIn(first.value) ?? unknown;
  return resolved(textIn(second.value), textIn(first.value), second.span) ?? unknown;
}

/** Methods of texts. */
export function callText(self: Text, { path: name, args }: Call, run: Run): Value {
  switch (name) {
    case "ToString":
    case "Trim":
    case "ToLowerInvariant":
      return self;
    case "TrimEnd":
      return withoutSlash(self);
    case "TrimStart": {
      const { written } = self;
      if (self.others.length > 0) return unknown;
      const isCut = plainText(args[0]?.value) === "/" && written.text.startsWith("/");
      return isCut ? { ...self, written: slice(written, 1, written.text.length) } : self;
    }
    case "Replace": {
      const place = plainText(args[0]?.value);
      if (place === undefined || place === "") return unknown;
      const pattern = place.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return filled(self, new RegExp(pattern, "g"), () => args[1], run);
    }
    default:
      return unknown;
  }
}

/** Methods of dictionaries. */
export function callThing(
  self: Thing,
  { path: name, args, at }: Call,
  run: Run,
): Value | undefined {
  const key = plainText(args[0]?.value);
  switch (name) {
    case "Add":
    case "TryAdd":
      putHeader(self, args, { start: at.start, end: at.end }, run);
      return unknown;
    case "Remove":
      if (key === undefined) run.open(self, 0);
      else run.take(self, key);
      return unknown;
    case "GetValueOrDefault": {
      const entry = key === undefined ? undefined : entryOf(self, key);
      return entry?.isSure === true ? entry.value : unknown;
    }
    case "ContainsKey":
    case "TryGetValue":
    case "Any":
      return unknown;
    default:
      return undefined;
  }
}
