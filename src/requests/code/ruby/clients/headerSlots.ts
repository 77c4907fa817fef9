import type { HeaderSlot } from "../../../headerSlot.ts";
import { indentAt } from "../../../json/jsonHeaders.ts";
import { lineEndOf } from "../../../places/textLines.ts";
import type { Arg } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import type { EntryExpression } from "../../program.ts";
import { slotBehind, slotIn, slotUnder, type Literal, type ObjectStyle } from "../../slots.ts";
import { entryOf, type FunctionValue, type Value } from "../../machine/values/values.ts";

const rocket: ObjectStyle = { between: " => ", pad: " ", nameQuote: "none" };
const colon: ObjectStyle = { between: ": ", pad: " ", nameQuote: "key" };

/** The place for one more header in a hash literal. */
export function slotInHash(value: Value | undefined, run: Run): HeaderSlot | undefined {
  if (value?.kind !== "thing" || value.literal === undefined) return undefined;
  if (run.spoiled.has(value.literal)) return undefined;
  const style = styleOf(value.literal, run.text);
  const slot = slotIn(run, value.literal, style);
  const isWithRocket = style === rocket && slot?.item?.nameQuote === "key";
  return isWithRocket ? { ...slot, item: { ...slot.item, nameQuote: "none" } } : slot;
}

function styleOf({ entries }: Literal, text: string): ObjectStyle {
  const first = entries.find(({ key }) => key !== undefined);
  if (first?.key === undefined) return rocket;
  return text.slice(first.key.end, first.value.start).includes("=>") ? rocket : colon;
}

/** The place for `headers:` in a hash literal of options, or for a `merge` after its existing value. */
export function slotInOptions(value: Value | undefined, { text }: Run): HeaderSlot | undefined {
  if (value?.kind !== "thing" || value.literal === undefined) return undefined;
  const entry = value.literal.entries.find(
    ({ key }) => key?.kind === "text" && key.written.text === "headers",
  );
  // Headers from another hash would replace what is written here, or be replaced by it.
  if (entry === undefined && entryOf(value, "headers") !== undefined) return undefined;
  if (entry === undefined) return slotUnder(text, value.literal, "headers: ", rocket);
  const isHash = entryOf(value, "headers")?.value.kind === "thing";
  return isHash ? slotInMerge(entry, text) : undefined;
}

/** The place for a merge: `headers: shared.slice("Authorization").merge("Accept" => …)`. */
function slotInMerge(
  { value: { kind, start, end }, isShort }: EntryExpression,
  text: string,
): HeaderSlot | undefined {
  // After operators or arguments without parentheses, `.merge` would apply to the last operand.
  const isOne = /^(?:call|name|member|index)$/.test(kind) && isOneWord.test(text.slice(start, end));
  return isOne && isShort !== true ? slotAfter(end, ".merge(", ")") : undefined;
}

const isOneWord = /^[@$:\w.?!&]+(?:[([][^]*[)\]])?$/;

/** The place for headers after an argument, with the text around them. */
export function slotAfter(offset: number, open: string, close: string): HeaderSlot {
  return slotBehind(offset, open, close, rocket);
}

/** The same for a new argument; a hash without braces has to stay the last one. */
export function slotAfterArgument(
  { span, isNames }: Arg,
  open: string,
  close: string,
): HeaderSlot | undefined {
  return isNames === true ? undefined : slotAfter(span.end, open, close);
}

/** The place for a new line at the beginning of a block: `req.headers["Accept"] = …`. */
export function slotInBlock(
  block: FunctionValue | undefined,
  member: string,
  { text }: Run,
): HeaderSlot | undefined {
  const first = block?.code.body.at(0);
  const pattern = block?.code.parameters.at(0)?.pattern;
  if (first === undefined || pattern?.kind !== "variable" || pattern.name === "it") {
    return undefined;
  }
  const indent = indentAt(text, first.start);
  const after = indent === undefined ? "; " : `${lineEndOf(text)}${indent}`;
  return {
    ...{ offset: first.start, before: "", separator: after, after },
    item: { open: `${pattern.name}${member}[`, between: "] = ", close: "" },
  };
}

/** The place for a new line after the one that assigns a variable: `request["Accept"] = …`. */
export function slotAfterLine(start: number, end: number, { text }: Run): HeaderSlot | undefined {
  const before = /(?:^|\n)([ \t]*)(@{0,2}[a-z_]\w*)[ \t]*=[ \t]*$/.exec(
    text.slice(Math.max(0, start - 200), start),
  );
  const after = /^[ \t]*(?=\r?\n|$)/.exec(text.slice(end, end + 200));
  const [, indent = "", name] = before ?? [];
  if (name === undefined || after === null) return undefined;
  const line = `${lineEndOf(text)}${indent}`;
  return {
    ...{ offset: end, before: line, separator: line, after: "" },
    item: { open: `${name}[`, between: "] = ", close: "" },
  };
}
