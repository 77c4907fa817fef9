import type { Span } from "../../httpRequest.ts";
import { has, put } from "../clients/making.ts";
import { fillable } from "../machine/classes/extensionPoints.ts";
import type { Run } from "../machine/run.ts";
import { nothing, type Native, type Value } from "../machine/values/values.ts";

/** A key that no option has. */
const mark = "<exported>";

/**
 * Marks an exported axios instance: other files may add an interceptor, by which most set the token. Of an exported
 * context of React, they may provide what they like.
 */
function lend({ path, state }: Native, at: Span, run: Run): void {
  if (/^(?:axios|reactContext)$/.test(path) && state !== undefined)
    put(state, mark, nothing, at, run);
}

/** A value is exported: other files may fill what is empty in it, and change clients. */
export function lendAll(value: Value, at: Span, run: Run, depth = 3): void {
  if (value.kind === "native") lend(value, at, run);
  if (value.kind !== "thing") return;
  fillable(value, run);
  if (depth === 0) return;
  for (const { value: held } of value.shape.value.entries) {
    if (held.kind === "thing") lendAll(held, at, run, depth - 1);
  }
}

/** Whether other files may set the client's token, or what a context provides. */
export function isLent(state: Value | undefined): boolean {
  return state?.kind === "thing" && has(state, mark);
}
