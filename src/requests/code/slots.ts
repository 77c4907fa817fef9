import type { Quote, Span } from "../httpRequest.ts";
import type { HeaderItem, HeaderSlot } from "../headerSlot.ts";
import { indentAt } from "../json/jsonHeaders.ts";
import type { FunctionCode } from "./declarations.ts";
import { firstGiven } from "./givenAround.ts";
import { lineEndOf } from "../places/textLines.ts";
import type { EntryExpression } from "./program.ts";

/** How a language writes an object literal. */
export interface ObjectStyle {
  readonly between: string;
  /** Padding inside the braces on a single line: `{ a: 1 }`. */
  readonly pad: string;
  /** The quotes around a key, where there is no other entry to imitate. */
  readonly nameQuote: Quote;
}

/** An object literal. */
export interface Literal extends Span {
  readonly entries: readonly EntryExpression[];
  /** There are no braces yet: the span is that of empty parentheses. */
  readonly isBare?: true;
  /** A changed copy of the object that the first entry spreads, with the same class: C# `settings with { … }`. */
  readonly isCopy?: true;
}

/** An insertion point with the text to write around a new header. */
type Offered = Pick<HeaderSlot, "offset" | "before" | "after">;

/** The text of a program and the functions that were followed in it. */
interface Program {
  readonly text: string;
  readonly entered: ReadonlySet<FunctionCode>;
}

/**
 * Where one more header can be written in an object of headers: before trailing spreads from callers, which override
 * it. Undefined where several such spreads are all there is: a helper that merges options for many purposes.
 */
export function slotIn(
  { text, entered }: Program,
  literal: Literal,
  style: ObjectStyle,
): HeaderSlot | undefined {
  const { entries } = literal;
  const given = firstGiven(entries, literal, entered);
  const next = given === undefined ? undefined : entries[given];
  if (given === 0 && entries.length > 1) return undefined;
  const place = next === undefined ? placeIn(text, literal, style) : placeBefore(text, next);
  return { ...place, item: itemLike(literal, style) };
}

/** Where a whole object of headers can be written in an object of options; `open`: the text before it. */
export function slotUnder(
  text: string,
  literal: Literal,
  open: string,
  style: ObjectStyle,
): HeaderSlot {
  return nested(placeUnder(text, literal, style), `${open}{${style.pad}`, `${style.pad}}`, style);
}

/**
 * Where one more entry can be written in an object of options: before the first spread, so that an entry of the same
 * name in the spread object still wins.
 */
export function placeUnder(text: string, literal: Literal, style: ObjectStyle): Offered {
  const spread = literal.entries.find(({ key }) => key === undefined);
  if (spread === undefined || literal.isCopy === true) return placeIn(text, literal, style);
  return placeBefore(text, spread);
}

function placeBefore(text: string, { start }: Span): Offered & Pick<HeaderSlot, "separator"> {
  const indent = indentAt(text, start);
  const separator = indent === undefined ? ", " : `,${lineEndOf(text)}${indent}`;
  return { offset: start, before: "", separator, after: separator };
}

/** Where headers can be written at `offset`, with the text to put around them. */
export function slotBehind(
  offset: number,
  open: string,
  close: string,
  style: ObjectStyle,
): HeaderSlot {
  return nested({ offset, before: "", after: "" }, open, close, style);
}

function nested(
  { offset, before, after }: Offered,
  open: string,
  close: string,
  style: ObjectStyle,
): HeaderSlot {
  return {
    ...{ offset, before: before + open, after: close + after, separator: ", " },
    item: itemLike({ start: 0, end: 0, entries: [] }, style),
  };
}

function placeIn(
  text: string,
  { start, end, entries, isBare }: Literal,
  { pad }: ObjectStyle,
): HeaderSlot {
  const last = entries.at(-1);
  if (isBare === true) {
    return { offset: start + 1, before: `{${pad}`, separator: ", ", after: `${pad}}` };
  }
  if (last === undefined) {
    const inner = text.slice(start + 1, end - 1);
    const isBlank = inner !== "" && !inner.includes("\n");
    return { offset: start + 1, before: pad, separator: ", ", after: isBlank ? "" : pad };
  }
  const indent = indentAt(text, last.start);
  const before = indent === undefined ? ", " : `,${lineEndOf(text)}${indent}`;
  return { offset: last.end, before, after: "" };
}

/** The style of a new item: its name is quoted like the existing ones, or bare where the language allows it. */
function itemLike({ entries }: Literal, { between, nameQuote }: ObjectStyle): HeaderItem {
  const key = entries.find(({ key: of }) => of?.kind === "text")?.key;
  const quote = key?.kind === "text" ? key.written.runs[0]?.quote : undefined;
  const isQuoted = quote === "single" || quote === "double";
  return { open: "", between, close: "", nameQuote: isQuoted ? "none" : (quote ?? nameQuote) };
}

/** Where a statement that sets a header can be written after the one from `from` to `offset`. */
export function slotAfter(
  text: string,
  [from, offset]: readonly [number, number],
  open: string,
  close: string,
): HeaderSlot | undefined {
  const rest = /^[ \t]{0,200}(?:(?:\/\/|#)[^\r\n]{0,2000})?(?=\r?\n|$)/.exec(
    text.slice(offset, offset + 2300),
  );
  const lineStart = from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
  if (rest === null) return undefined;
  return {
    ...{ offset: offset + rest[0].length, before: "", after: "", separator: "" },
    item: { open: `${lineEndOf(text)}${indent}${open}`, between: ", ", close },
  };
}

/**
 * Where one more call can be appended to a chain of calls that ends at `offset`, on its own line if the others are.
 */
export function slotInChain(text: string, offset: number, method: string): HeaderSlot {
  const rest = text.slice(offset, offset + 202);
  const leading = /^(\s{0,200})\./.exec(rest)?.[1] ?? "";
  const trailing = /^\.(\s{0,200})/.exec(rest)?.[1] ?? "";
  const blank = trailing.includes("\n") ? trailing : leading;
  const indent = blank.includes("\n")
    ? `${lineEndOf(text)}${blank.slice(blank.lastIndexOf("\n") + 1)}`
    : "";
  const open = trailing.includes("\n") ? `.${indent}${method}(` : `${indent}.${method}(`;
  return {
    ...{ offset, before: "", after: "", separator: "" },
    item: { open, between: ", ", close: ")" },
  };
}
