import type { Quote } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { indentAt } from "../../../json/jsonHeaders.ts";
import { lineEndOf } from "../../../places/textLines.ts";
import type { Run } from "../../machine/run.ts";
import { placeUnder, slotIn, type ObjectStyle } from "../../slots.ts";
import type { Value } from "../../machine/values/values.ts";

const arrow: ObjectStyle = { between: " => ", pad: "", nameQuote: "none" };

/** The place for one more header in an array literal of names with values. */
export function slotInMap(value: Value | undefined, run: Run): HeaderSlot | undefined {
  if (value?.kind !== "thing" || value.literal === undefined) return undefined;
  return run.spoiled.has(value.literal) ? undefined : slotIn(run, value.literal, arrow);
}

/** The same for an array of lines. */
export function slotInLines(value: Value | undefined, run: Run): HeaderSlot | undefined {
  const slot = slotInMap(value, run);
  return slot === undefined ? undefined : { ...slot, item: lineItem(run) };
}

function lineItem({ form }: Run): NonNullable<HeaderSlot["item"]> {
  const quote: Quote = form.kind === "code" ? form.quote : "single";
  const mark = quote === "single" ? "'" : '"';
  return { open: mark, between: ": ", close: mark, nameQuote: quote, valueQuote: quote };
}

/** The place for a new key in an array literal of options. */
export function slotUnderKey(
  value: Value | undefined,
  key: string,
  isLines: boolean,
  run: Run,
): HeaderSlot | undefined {
  if (value?.kind !== "thing" || value.literal === undefined) return undefined;
  if (run.spoiled.has(value.literal)) return undefined;
  const item = isLines ? lineItem(run) : { open: "", between: " => ", close: "" };
  const { offset, before, after } = placeUnder(run.text, value.literal, arrow);
  return { offset, before: `${before}${key} => [`, after: `]${after}`, separator: ", ", item };
}

/** The key in the file's usual quotes. */
export function quotedKey(name: string, { form }: Run): string {
  return form.kind === "code" && form.quote === "double" ? `"${name}"` : `'${name}'`;
}

/** The place for a new options argument after another one. */
export function slotAfter(offset: number, run: Run): HeaderSlot {
  return {
    ...{ offset, before: `, [${quotedKey("headers", run)} => [`, after: "]]", separator: ", " },
    item: { open: "", between: " => ", close: "" },
  };
}

/** The place for a statement after the assignment that begins at `start`. */
export function slotAfterStatement(
  { start, end }: { readonly start: number; readonly end: number },
  open: (name: string) => string,
  close: string,
  run: Run,
): HeaderSlot | undefined {
  const { text } = run;
  const before = /(?:^|\n)[ \t]*((?:\$|self::|static::)[\w$>:-]+)[ \t]*=[ \t]*$/.exec(
    text.slice(Math.max(0, start - 200), start),
  );
  const after = /^[ \t]*;[ \t]*(?=\r?\n|$)/.exec(text.slice(end, end + 200));
  const name = before?.[1];
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const indent =
    indentAt(text, lineStart + (/^[ \t]*/.exec(text.slice(lineStart))?.[0].length ?? 0)) ?? "";
  if (name === undefined || after === null) return undefined;
  return {
    ...{ offset: end + after[0].length, before: `${lineEndOf(text)}${indent}${open(name)}` },
    ...{ after: close, separator: ", ", item: lineItem(run) },
  };
}

/** The place before the first line of a double-quoted text. */
export function slotBeforeLine(value: Value | undefined): HeaderSlot | undefined {
  const first = value?.kind === "text" ? value.written.runs[0] : undefined;
  if (first?.quote !== "double") return undefined;
  return {
    ...{ offset: first.span.start, before: "", after: "", separator: "" },
    item: { open: "", between: ": ", close: "\\r\\n", nameQuote: "double", valueQuote: "double" },
  };
}
