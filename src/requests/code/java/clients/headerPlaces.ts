import type { HeaderSlot } from "../../../headerSlot.ts";
import type { CallExpression } from "../../program.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotAfter } from "../../slots.ts";
import type { Native, Thing } from "../../machine/values/values.ts";

const made = new WeakMap<Thing, CallExpression>();

/** Remembers the call that makes an object of headers. */
export function madeAt(headers: Native, at: CallExpression): Native {
  if (headers.state !== undefined) made.set(headers.state, at);
  return headers;
}

/** The place for a statement after the declaration of a request's headers. */
export function besideHeaders(state: Thing, run: Run): HeaderSlot | undefined {
  const headers = optionValue(state, "headers");
  const result = headers?.kind === "thing" ? made.get(headers)?.result : undefined;
  if (result === undefined) return undefined;
  return slotAfter(run.text, [result.from, result.after], `${result.name}.set(`, ");");
}
