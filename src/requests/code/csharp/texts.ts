import { jsonOf } from "../clients/bodies.ts";
import { filled } from "../machine/values/filled.ts";
import { partOfUrl } from "../clients/partOfUrl.ts";
import { printf } from "../machine/values/printf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { hasPart } from "../machine/values/partOfText.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { blanks, trimmed } from "../machine/values/trimmed.ts";
import { resolved, sign, textIn, withParams } from "../clients/urls.ts";
import { joined, textOf, unknown, type Text, type Value } from "../machine/values/values.ts";
import { enumMembersName, membersOfEnum } from "./enumMembers.ts";
import { itemsOf, pairOf } from "./items.ts";
import { itemsIn } from "./lists.ts";

/** `string.Format("{0}/{1}", …)`. */
export function formatted(args: readonly Arg[], run: Run): Value {
  const [format, ...values] = hasProvider(args) ? args.slice(1) : args;
  return printf(format?.value, /\{(?<index>\d+)(?:[,:][^{}]*)?\}/g, { values }, run);
}

/**
 * Whether the first argument is no format but says how numbers are written, such as `CultureInfo.InvariantCulture`: the
 * text behind it has places to fill.
 */
function hasProvider([first, second]: readonly Arg[]): boolean {
  const { value } = second ?? {};
  return first?.value.kind !== "text" && value?.kind === "text" && /\{\d/.test(value.written.text);
}

/** Static methods of classes for texts, addresses and maps. */
export function callUtility(path: string, { args }: Call, run: Run): Value {
  const [first, second, third] = args;
  if (path === enumMembersName) return membersOfEnum(first?.value ?? unknown, run);
  if (/^<\w+>$/.test(path)) return itemsOf(path, first?.value ?? unknown, run);
  const text = ({ value, span }: Arg): Text =>
    asText(value, { kind: "other", parts: [], ...span }, run);
  switch (path) {
    case "string.Format":
    case "String.Format":
      return formatted(args, run);
    // An interpolated text that is written as a culture writes it.
    case "string.Create":
    case "String.Create":
      return second?.value.kind === "text" && third === undefined ? second.value : unknown;
    case "FormattableString.Invariant":
      return first?.value ?? unknown;
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
    case "JsonUtility.ToJson":
    case "JsonConvert.SerializeObject":
    case "JsonSerializer.Serialize":
      return jsonOf(undefined);
    case "Array.Empty":
      return { kind: "list", items: [], isComplete: true };
    case "KeyValuePair.Create":
      return pairOf(args, run);
    default:
      return unknown;
  }
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

/** What an address has under a name. */
export function partOfText(of: Text, name: string): Value | undefined {
  return /^(?:Host|DnsSafeHost|IdnHost|Authority)$/.test(name) ? partOfUrl(of, "host") : undefined;
}

/** Methods of texts. */
export function callText(self: Text, { path: name, args }: Call, run: Run): Value {
  switch (name) {
    case "ToString":
      return self;
    case "ToLower":
    case "ToLowerInvariant":
      return inCase(self, (text) => text.toLowerCase());
    case "ToUpper":
    case "ToUpperInvariant":
      return inCase(self, (text) => text.toUpperCase());
    case "Trim":
    case "TrimEnd":
    case "TrimStart":
      return trimmedBy(self, name, args);
    case "StartsWith":
    case "EndsWith":
    case "Contains":
    case "Equals":
      return tested(self, name, args, run);
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

/** `text.StartsWith(part)` and the like, possibly with a `StringComparison`. */
function tested(self: Text, name: string, [first, how]: readonly Arg[], run: Run): Value {
  const isFolded = how !== undefined && run.source(how.span).endsWith("IgnoreCase");
  const part = plainText(first?.value);
  const { text, runs } = self.written;
  const of = isFolded ? { ...self, written: { text: text.toLowerCase(), runs } } : self;
  const sought = isFolded ? part?.toLowerCase() : part;
  const whole = plainText(of);
  const holds =
    name !== "Equals"
      ? hasPart(of, sought, places[name] ?? "anywhere")
      : whole === undefined || sought === undefined
        ? undefined
        : whole === sought;
  return holds === undefined ? unknown : { kind: "constant", value: holds };
}

const places: Readonly<Record<string, "start" | "end">> = { StartsWith: "start", EndsWith: "end" };

/** A text in another case, which stands nowhere in the file, so that no fix changes it. */
function inCase(self: Text, change: (text: string) => string): Value {
  const text = plainText(self);
  if (text === undefined) return unknown;
  const changed = change(text);
  return changed === text ? self : textOf({ text: changed, runs: [] });
}

/** Trims blanks, or the given characters. */
function trimmedBy(self: Text, name: string, args: readonly Arg[]): Value {
  const given = args.flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
  const signs = given.map((each) => plainText(each));
  if (!signs.every((each) => each !== undefined)) return unknown;
  const all = signs.length === 0 ? blanks : signs.join("");
  return trimmed(self, all, { start: name !== "TrimEnd", end: name !== "TrimStart" });
}
