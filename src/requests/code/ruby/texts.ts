import { asText, plainText } from "../machine/values/texts.ts";
import type { Span } from "../../httpRequest.ts";
import { slice } from "../../places/written.ts";
import { printf } from "../machine/values/printf.ts";
import type { Run } from "../machine/run.ts";
import { withoutAffix } from "../machine/values/trimmed.ts";
import type { Arg, Call } from "../machine/library.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Text,
  type Value,
} from "../machine/values/values.ts";
import { joinedUrl } from "../clients/urls.ts";
import { positional } from "./rubyCall.ts";

/** Whether a method changes a text in place: most such names end in `!`. */
export function changesText(name: string): boolean {
  return /^(?:<<|concat|prepend|insert|replace|clear|append_as_bytes|setbyte|\w+!)$/.test(name);
}

/** Methods of texts; for a mutating one, the new text. */
export function callText(self: Text, call: Call, run: Run): Value {
  const name = call.path.replace(/!$/, "");
  const args = positional(call);
  const [first, second] = args;
  const at = (span: { start: number; end: number }) =>
    ({ kind: "other", parts: [], ...span }) as const;
  switch (name) {
    case "to_s":
    case "to_sym":
    case "strip":
    case "chomp":
    case "squish":
    case "b":
    case "force_encoding":
    case "encode":
      return self;
    case "upcase":
    case "downcase":
    case "capitalize":
      return inCase(self, name);
    case "+":
    case "<<":
    case "concat":
      return joined([self, ...args.map(({ value, span }) => asText(value, at(span), run))]);
    case "prepend":
      return joined([...args.map(({ value, span }) => asText(value, at(span), run)), self]);
    case "insert":
      return second !== undefined && first?.value.kind === "constant" && first.value.value === -1
        ? joined([self, asText(second.value, at(second.span), run)])
        : unknown;
    case "replace":
      return first?.value.kind === "text" ? first.value : unknown;
    case "delete_suffix":
    case "delete_prefix": {
      const part = plainText(first?.value);
      const side = name === "delete_prefix" ? "start" : "end";
      return part === undefined ? unknown : withoutAffix(self, part, side);
    }
    case "%": {
      if (first === undefined) return unknown;
      const values = first.value.kind === "list" ? first.value.items : [first.value];
      return formatted(self, values, first.span, run);
    }
    case "split":
      return split(self, plainText(first?.value));
    case "sub":
    case "gsub":
    case "tr": {
      if (first === undefined || second === undefined) return unknown;
      return withPart(self, first.value, second.value, second.span, run);
    }
    default:
      return unknown;
  }
}

/** The parts of a known text between separators. */
function split(self: Text, separator: string | undefined): Value {
  const text = plainText(self);
  if (text === undefined || separator === undefined || separator.trim() === "") return unknown;
  let from = 0;
  // Empty parts at the end are left out.
  let end = text.length;
  while (text.slice(0, end).endsWith(separator)) end -= separator.length;
  const items = text
    .slice(0, end)
    .split(separator)
    .map((part) => {
      const value = textOf(slice(self.written, from, from + part.length));
      from += part.length + separator.length;
      return value;
    });
  return { kind: "list", items, isComplete: true };
}

/** A text with a known part replaced. */
export function withPart(self: Text, part: Value, given: Value, span: Span, run: Run): Value {
  const wanted = plainText(part);
  if (wanted === undefined || wanted === "") return unknown;
  const { text } = self.written;
  const index = text.indexOf(wanted);
  if (index === -1) return self;
  const before = textOf(slice(self.written, 0, index));
  const after = textOf(slice(self.written, index + wanted.length, text.length));
  if (before.kind !== "text" || after.kind !== "text") return unknown;
  return joined([before, asText(given, { kind: "other", parts: [], ...span }, run), after]);
}

/** A text in another case; unknown parts stay unknown. */
function inCase(
  { written, others, isSure }: Text,
  how: "upcase" | "downcase" | "capitalize",
): Value {
  const { text, runs } = written;
  if (!isSure || others.length > 0 || runs.some(({ variable }) => variable)) return unknown;
  const [first, rest] = [text.slice(0, 1), text.slice(1)];
  const changed =
    how === "upcase"
      ? text.toUpperCase()
      : `${how === "capitalize" ? first.toUpperCase() : first.toLowerCase()}${rest.toLowerCase()}`;
  return changed.length === text.length ? textOf({ text: changed, runs }) : unknown;
}

/** `format("…%s…", value)`, and with a hash `"…%<name>s…%{name}…"`. */
export function formatted(
  template: Value,
  given: readonly Value[],
  { start, end }: Span,
  run: Run,
): Value {
  const places = /%(?:(?<percent>%)|[<{](?<name>\w+)(?:>[-\d.]*[a-z]|\})|[-\d.]*[sd])/g;
  const span = { start, end };
  const [only] = given;
  const named = (name: string): Arg => ({
    value: (only?.kind === "thing" ? entryOf(only, name)?.value : undefined) ?? unknown,
    span,
  });
  return printf(template, places, { values: given.map((value) => ({ value, span })), named }, run);
}

/** `File.join("https://…", "path")`: joins with single slashes. */
export function joinedPath(call: Call, run: Run): Value {
  const [first, ...others] = positional(call);
  if (first === undefined || first.value.kind !== "text") return unknown;
  return others.reduce<Value>(
    (whole, { value, span }) => joinedUrl(whole, value, span, run),
    first.value,
  );
}

/** `list.join("/")`. */
export function joinedList(self: Extract<Value, { kind: "list" }>, call: Call, run: Run): Value {
  const [first] = positional(call);
  const separator = first === undefined ? "" : plainText(first.value);
  if (!self.isComplete || self.items.length > 20 || separator === undefined) return unknown;
  const place = { start: call.at.start, end: call.at.end };
  const at = { kind: "other", parts: [], ...place } as const;
  const between = first?.value.kind === "text" ? first.value : undefined;
  return joined(
    self.items.flatMap((item, index) => {
      const text = asText(item, at, run);
      return index === 0 || between === undefined ? [text] : [between, text];
    }),
  );
}
