import type { HeaderSlot } from "../../headerSlot.ts";
import { lineEndOf } from "../../places/textLines.ts";
import type { Run } from "../machine/run.ts";
import { slotAfter } from "../slots.ts";

/** A variable, and the statement that assigns it. */
export interface Made {
  readonly name: string;
  readonly from: number;
  readonly after: number;
}

/** The place for a statement after the one that makes an object: `name.method("Accept", "…");`. */
export function slotBehind(
  made: Made | undefined,
  method: string,
  run: Run,
  refuses: readonly string[] = [],
): HeaderSlot | undefined {
  if (made === undefined) return undefined;
  const { name, from, after } = made;
  const open = `${name}.${method}(`;
  const slot = slotAfter(run.text, [Math.min(from, after), after], open, ");");
  if (slot?.item === undefined) return undefined;
  const more = refuses.length > 0 ? { refuses } : {};
  if (from <= after) return { ...slot, ...more };
  // In a block, before its first statement.
  const line = run.text.slice(run.text.lastIndexOf("\n", from) + 1, from);
  const indent = /^[ \t]*$/.test(line) ? line : "";
  const item = { ...slot.item, open: `${lineEndOf(run.text)}${indent}${open}` };
  return { ...slot, ...more, item };
}

/** Content headers, which a request's headers refuse. */
export const ofContent: readonly string[] = ["content-type"];
