import type { Quote, Span } from "../httpRequest.ts";
import type { HeaderItem, HeaderSlot } from "../headerSlot.ts";
import { indentAt } from "../json/jsonHeaders.ts";
import type { FunctionCode } from "./declarations.ts";
import { firstGiven } from "./givenAround.ts";
import { lineEndOf } from "../places/textLines.ts";
import type { EntryExpression } from "./program.ts";

/** How a language writes an object with entries. */
export interface ObjectStyle {
  readonly between: string;
  /** What stands inside of the braces of a line. */
  readonly pad: string;
  /** The quotes of a name where no entry shows them. */
  readonly nameQuote: Quote;
}

/** An object as it is written out. */
export interface Literal extends Span {
  readonly entries: readonly EntryExpression[];
  /** There are no braces yet: the span is that of parentheses with nothing in them. */
  readonly isBare?: true;
  /** A changed copy of what its first entry spreads: it has the class of that. */
  readonly isCopy?: true;
}

/** Where something is written, and what stands around it. */
type Offered = Pick<HeaderSlot, "offset" | "before" | "after">;

/** A program, and the functions of it that are followed. */
interface Program {
  readonly text: string;
  readonly entered: ReadonlySet<FunctionCode>;
}

/**
 * The place for one more header in an object of headers: before what whoever calls the function gives, which is to count
 * more. Undefined where there is nothing else in it: many things may be put together so.
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

/** The place for an object of headers under `open`, in an object of options. */
export function slotUnder(
  text: string,
  literal: Literal,
  open: string,
  style: ObjectStyle,
): HeaderSlot {
  return nested(placeUnder(text, literal, style), `${open}{${style.pad}`, `${style.pad}}`, style);
}

/**
 * The place for one more entry of an object of options. What is spread into that may have the entry, too, where others
 * gave it: then that is the one which counts, so that a new one stands before it.
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

/** The place for headers behind what stands at `offset`, between `open` and `close`. */
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

/** Names are written as the others are: in quotes, or bare where they can be. */
function itemLike({ entries }: Literal, { between, nameQuote }: ObjectStyle): HeaderItem {
  const key = entries.find(({ key: of }) => of?.kind === "text")?.key;
  const quote = key?.kind === "text" ? key.written.runs[0]?.quote : undefined;
  const isQuoted = quote === "single" || quote === "double";
  return { open: "", between, close: "", nameQuote: isQuoted ? "none" : (quote ?? nameQuote) };
}

/** A place for a statement behind the one from `from` to `offset`; `open` and `close` stand around the header. */
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

/** A place for one more call of a chain behind the call that ends at `offset`, on a line of its own where the others are. */
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
