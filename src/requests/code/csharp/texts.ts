import { asText, plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import { filled } from "../filled.ts";
import { putHeader } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { resolved, sign, textIn, withoutSlash } from "../urls.ts";
import { entryOf, joined, textOf, unknown, type Text, type Thing, type Value } from "../values.ts";

/** `string.Format("{0}/{1}", …)`. */
function formatted([format, ...values]: readonly Arg[], run: Run): Value {
  if (format?.value.kind !== "text") return unknown;
  const places = /\{(\d+)(?:[,:][^{}]*)?\}/g;
  return filled(format.value, places, ([, at]) => values[Number(at)], run);
}

/** What classes of texts, addresses and maps give. */
export function callUtility(path: string, { args }: Call, run: Run): Value {
  const [first, second] = args;
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
      return joined(
        args
          .slice(1)
          .flatMap((arg, at) => (at === 0 ? [text(arg)] : [sign(between, first.span), text(arg)])),
      );
    }
    case "QueryHelpers.AddQueryString":
      if (first === undefined) return unknown;
      return joined([
        text(first),
        sign("?", first.span),
        text(second ?? { ...first, value: unknown }),
      ]);
    case "<pairs>":
      return pairsOf(first?.value ?? unknown, run);
    default:
      return unknown;
  }
}

/** The entries of a dictionary, for a loop over them. */
function pairsOf(value: Value, run: Run): Value {
  if (value.kind !== "thing" || value.type !== undefined) return value;
  const { entries, isOpen } = value.shape.value;
  const items = entries.map((entry) => {
    const { span, valueSpan } = entry;
    const part = (name: string, held: Value) => ({
      ...{ name: { text: name, runs: [] }, value: held, span, valueSpan, isSure: true },
    });
    return run.thing([part("Key", textOf(entry.name)), part("Value", entry.value)]);
  });
  return { kind: "list", items, isComplete: !isOpen };
}

/** `new Dictionary<string, string> { ["Accept"] = "…", { "Accept", "…" } }`. */
export function newDictionary({ args }: Call, run: Run): Value {
  const made = run.thing([]);
  for (const { name, value } of args) {
    if (name === "{}" || value.kind === "thing") spread(made, value, run);
  }
  return made;
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
