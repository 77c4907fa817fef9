import { slice } from "../../places/written.ts";
import { formBody } from "../clients/bodies.ts";
import { filled } from "../machine/values/filled.ts";
import { blanks, trimmed } from "../machine/values/trimmed.ts";
import { printf } from "../machine/values/printf.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { textOfObject } from "../machine/values/textOfObject.ts";
import { asText, nameIn, plainText } from "../machine/values/texts.ts";
import { encoded, sign, withParams } from "../clients/urls.ts";
import { hole, joined, textOf, unknown, type Text, type Value } from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";

const nowhere = { start: 0, end: 0 };

/** PHP's functions that return texts; undefined for other functions. */
export function callTextFunction(name: string, call: Call, run: Run): Value | undefined {
  const [first, second, third] = call.args.map(({ value }) => value);
  switch (name) {
    case "implode":
    case "join":
      return imploded(call, run);
    case "sprintf":
      return printf(first, places, { values: call.args.slice(1) }, run);
    case "vsprintf": {
      if (first?.kind !== "text" || !isArray(second)) return unknown;
      const { entries } = second.shape.value;
      const values = entries.map(({ value, valueSpan: span }) => ({ value, span }));
      return printf(first, places, { values }, run);
    }
    case "trim":
    case "rtrim":
    case "ltrim":
    case "untrailingslashit":
    case "trailingslashit":
      return trimmedBy(name, first, second);
    case "str_replace":
      return replaced([first, second, third], run);
    case "strtr":
      return first?.kind === "text" && isArray(second)
        ? translated(first, second.shape.value.entries, run)
        : unknown;
    case "explode":
      return exploded(plainText(first), second, run);
    case "strval":
    case "esc_url_raw":
    case "esc_url":
      return first?.kind === "text" ? first : (first && textOfObject(first, run)) || unknown;
    case "strtoupper":
    case "strtolower":
    case "ucfirst":
      return cased(name, first);
    case "ucwords":
      return inWords(first, second === undefined ? " " : plainText(second));
    case "urlencode":
    case "rawurlencode":
      return first?.kind === "text" ? encoded(first) : unknown;
    case "http_build_query":
      return queryOf(call, run);
    case "add_query_arg":
      return withQueryArgs(call, run);
    default:
      return undefined;
  }
}

function imploded({ args }: Call, run: Run): Value {
  const list = args.map(({ value }) => value).find(isArray);
  const separator = plainText(args.find(({ value }) => !isArray(value))?.value) ?? "";
  if (list === undefined) return unknown;
  if (/^\r?\n$/.test(separator)) return { kind: "native", path: "lines", state: list };
  const { entries, isOpen } = list.shape.value;
  if (isOpen || entries.length === 0 || entries.some(({ isSure }) => !isSure)) return unknown;
  const between = sign(separator, nowhere);
  const parts = entries.flatMap(({ value, valueSpan }, index): Text[] => {
    const text = asText(value, { kind: "other", parts: [], ...valueSpan }, run);
    return index === 0 || separator === "" ? [text] : [between, text];
  });
  return joined(parts);
}

/** `explode` with a known separator. */
function exploded(separator: string | undefined, of: Value | undefined, run: Run): Value {
  const isOne = of?.kind === "text" && of.isSure && of.others.length === 0;
  if (!isOne || separator === undefined || separator === "") return unknown;
  let from = 0;
  const parts = of.written.text.split(separator).map((part, index) => {
    const value = textOf(slice(of.written, from, from + part.length));
    from += part.length + separator.length;
    const entry = { value, valueSpan: nowhere, span: nowhere, isSure: true };
    return { ...entry, name: { text: String(index), runs: [] } };
  });
  // An unknown part may contain the separator; line ends are unlikely.
  const mayHaveMore =
    !/^\r?\n$/.test(separator) && of.written.runs.some(({ variable }) => variable);
  return run.thing(parts, { isOpen: mayHaveMore });
}

/** The placeholders of `sprintf`: `%s`, `%2$s`, `%'05d`. */
const places = /%(?:(?<percent>%)|(?:(?<at>\d+)\$)?[-+'.\d]*[sdu])/g;

/** `trim` and others: removes blanks, or the given characters. */
function trimmedBy(name: string, of: Value | undefined, signs: Value | undefined): Value {
  if (of?.kind !== "text") return unknown;
  if (name === "trailingslashit") return of.written.text.endsWith("/") ? of : unknown;
  const taken =
    name === "untrailingslashit" ? "/" : signs === undefined ? blanks : plainText(signs);
  if (taken === undefined) return { ...of, isSure: false };
  const start = name === "ltrim" || name === "trim";
  return trimmed(of, taken, { start, end: name !== "ltrim" });
}

function replaced([from, to, of]: readonly (Value | undefined)[], run: Run): Value {
  if (of?.kind !== "text" || from === undefined || to === undefined) return unknown;
  const list = isArray(from) ? from.shape.value.entries.map(({ value }) => value) : [from];
  const by = isArray(to) ? to.shape.value.entries.map(({ value }) => value) : undefined;
  return list.reduce<Value>((text, each, index) => {
    const sought = plainText(each);
    if (text.kind !== "text" || sought === undefined || sought === "") return unknown;
    const value = by === undefined ? to : (by[index] ?? unknown);
    return filled(text, literally([sought]), () => ({ value, span: nowhere }), run);
  }, of);
}

function translated(
  of: Text,
  pairs: readonly { name: Text["written"]; value: Value; valueSpan: typeof nowhere }[],
  run: Run,
): Value {
  const names = pairs.map(({ name }) => name.text).filter((name) => name !== "");
  if (names.length === 0) return of;
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  return filled(
    of,
    literally(longestFirst),
    ([sought]) => {
      const pair = pairs.find(({ name }) => name.text === sought);
      return pair && { value: pair.value, span: pair.valueSpan };
    },
    run,
  );
}

function literally(texts: readonly string[]): RegExp {
  return new RegExp(
    texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"),
    "g",
  );
}

function cased(name: string, of: Value | undefined): Value {
  const shown = plainText(of);
  if (of?.kind !== "text" || shown === undefined) return unknown;
  const text =
    name === "strtoupper"
      ? shown.toUpperCase()
      : name === "strtolower"
        ? shown.toLowerCase()
        : shown.slice(0, 1).toUpperCase() + shown.slice(1);
  return text.length === shown.length ? textOf({ ...of.written, text }) : unknown;
}

/** `ucwords`: every word in a capital, behind any of some characters. */
function inWords(of: Value | undefined, signs: string | undefined): Value {
  const shown = plainText(of);
  if (of?.kind !== "text" || shown === undefined || signs === undefined) return unknown;
  const text = shown.replace(/[a-z]/g, (sign, at: number) =>
    at === 0 || signs.includes(shown.charAt(at - 1)) ? sign.toUpperCase() : sign,
  );
  return textOf({ ...of.written, text });
}

/** `http_build_query`. */
function queryOf({ args: [first] }: Call, run: Run): Value {
  if (!isArray(first?.value)) return formBody;
  const start = textOf({ text: "", runs: [] });
  const whole = withParams(start, first.value, first.span, run);
  if (whole.kind !== "text" || !whole.written.text.startsWith("?")) return start;
  return { ...whole, written: slice(whole.written, 1, whole.written.text.length), others: [] };
}

/** `add_query_arg($pairs, $url)` and `add_query_arg($name, $value, $url)`; without a URL, it is the page's own. */
function withQueryArgs({ args: [first, second, third] }: Call, run: Run): Value {
  if (first === undefined || second === undefined) return unknown;
  if (third === undefined) {
    const isName = first.value.kind === "text" || first.value.kind === "constant";
    return isName ? unknown : withParams(second.value, first.value, first.span, run);
  }
  const name = nameIn(first.value) ?? hole(run.source(first.span), first.span);
  const { value, span: valueSpan } = second;
  const pair = { name, value, valueSpan, span: first.span, isSure: true };
  return withParams(third.value, run.thing([pair]), first.span, run);
}
