import { slice } from "../../places/written.ts";
import { filled } from "../machine/values/filled.ts";
import { hasPart } from "../machine/values/partOfText.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { matched, patternOf } from "./regexes.ts";
import type { Run } from "../machine/run.ts";
import { trimmed } from "../machine/values/trimmed.ts";
import type { Arg, Call } from "../machine/library.ts";
import { sign } from "../clients/urls.ts";
import {
  hole,
  isNothing,
  joined,
  textOf,
  unknown,
  type Text,
  type Value,
} from "../machine/values/values.ts";

/** Methods of a text. */
export function callTextMethod(self: Text, { path: name, args }: Call, run: Run): Value {
  const [first, second] = args;
  switch (name) {
    case "toString":
    case "trim":
    case "valueOf":
    case "normalize":
    case "toWellFormed":
      return self;
    case "toLowerCase":
    case "toLocaleLowerCase":
      return inCase(self, (text) => text.toLowerCase());
    case "toUpperCase":
    case "toLocaleUpperCase":
      return inCase(self, (text) => text.toUpperCase());
    case "concat":
      return joined([self, ...args.map((arg) => textIn(arg, run))]);
    case "replace":
    case "replaceAll":
      return first === undefined || second === undefined
        ? self
        : replaced(self, first, second, run);
    case "startsWith":
      return tested(self, "start", first);
    case "endsWith":
      return tested(self, "end", first);
    case "includes":
      return tested(self, "anywhere", first);
    case "match":
      return first === undefined ? unknown : matched(first.value, self);
    case "slice":
    case "substring":
      return cut(self, args);
    case "split": {
      const [whole, separator] = [plainText(self), plainText(first?.value)];
      if (whole === undefined || separator === undefined || separator === "") return unknown;
      return { kind: "list", items: partsOf(self, separator), isComplete: true };
    }
    default:
      return unknown;
  }
}

function textIn({ value, span }: Arg, run: Run): Text {
  return asText(value, { kind: "other", parts: [], ...span }, run);
}

/** Changes the case of a text, keeping all places. */
export function inCase(self: Text, change: (text: string) => string): Value {
  if (self.written.runs.some(({ variable }) => variable)) return unknown;
  const { text, runs } = self.written;
  const changed = change(text);
  return changed.length === text.length
    ? textOf({ text: changed, runs }, [], self.isSure && self.others.length === 0)
    : unknown;
}

function partsOf(self: Text, separator: string): readonly Value[] {
  const items: Value[] = [];
  let from = 0;
  for (const part of self.written.text.split(separator)) {
    items.push(textOf(slice(self.written, from, from + part.length)));
    from += part.length + separator.length;
  }
  return items;
}

function tested(self: Text, where: "start" | "end" | "anywhere", wanted: Arg | undefined): Value {
  const holds = hasPart(self, plainText(wanted?.value), where);
  return holds === undefined ? unknown : { kind: "constant", value: holds };
}

function cut(self: Text, args: Call["args"]): Value {
  const [from = 0, to] = args.map(({ value }) =>
    value.kind === "constant" && typeof value.value === "number" ? value.value : NaN,
  );
  if (plainText(self) === undefined || Number.isNaN(from) || Number.isNaN(to)) return unknown;
  const { length } = self.written.text;
  const place = (at: number): number => Math.min(at < 0 ? Math.max(0, length + at) : at, length);
  return textOf(slice(self.written, place(from), place(to ?? length)));
}

/** Regular expressions for slashes at the end or the beginning. */
const slashesAtEnd = /^\\?\/[+*]?\$$/;
const slashesAtStart = /^\^\\?\/[+*]?$/;

function replaced(self: Text, search: Arg, by: Arg, run: Run): Value {
  const pattern = patternOf(search.value);
  if (pattern !== undefined && plainText(by.value) === "") {
    if (slashesAtEnd.test(pattern)) return trimmed(self, "/", { start: false, end: true });
    if (slashesAtStart.test(pattern)) return trimmed(self, "/", { start: true, end: false });
  }
  const wanted = plainText(search.value);
  const at = wanted === undefined || wanted === "" ? -1 : self.written.text.indexOf(wanted);
  // An unknown replacement is probably somewhere in the path.
  if (search.value.kind === "unknown" || pattern !== undefined) return withHole(self, by.span);
  if (wanted === undefined) return { ...self, isSure: false };
  if (at === -1) return self;
  const before = { ...self, written: slice(self.written, 0, at), others: [] };
  const after = slice(self.written, at + wanted.length, self.written.text.length);
  return joined([before, textIn(by, run), { ...self, written: after, others: [] }]);
}

function withHole(self: Text, span: { start: number; end: number }): Value {
  return joined([self, { kind: "text", written: hole("path", span), others: [], isSure: false }]);
}

/** `list.join(separator)` */
export function joinedList(
  self: Extract<Value, { kind: "list" }>,
  { args, at }: Call,
  run: Run,
): Value {
  if (!self.isComplete || self.items.length > 20) return unknown;
  const separator = args[0] === undefined ? "," : plainText(args[0].value);
  if (separator === undefined) return unknown;
  const between = sign(separator, at);
  return joined(
    self.items.flatMap((item, index) => {
      const text = isNothing(item)
        ? sign("", at)
        : asText(item, { kind: "other", parts: [], start: at.start, end: at.end }, run);
      return index === 0 || separator === "" ? [text] : [between, text];
    }),
  );
}

/** `util.format("%s/%s", base, path)`; extra arguments are appended with blanks. */
export function formatted({ args, at }: Call, run: Run): Value {
  const [first, ...rest] = args;
  if (first?.value.kind !== "text" || args.some(({ isMany }) => isMany)) return unknown;
  let next = 0;
  const text = filled(first.value, /%[sdifjoO]/g, () => rest[next++], run);
  if (text.kind !== "text") return text;
  return joined(
    rest
      .slice(next)
      .reduce<Text[]>((whole, arg) => [...whole, sign(" ", at), textIn(arg, run)], [text]),
  );
}
