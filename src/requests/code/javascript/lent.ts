import type { Span } from "../../httpRequest.ts";
import { has, put } from "../clients/making.ts";
import { fillable } from "../machine/extensionPoints.ts";
import type { Run } from "../machine/run.ts";
import { nothing, type Native, type Value } from "../machine/values.ts";

/** No option is called so. */
const mark = "<exported>";

/** An instance of axios that other files have: these may add an interceptor, which is where most give it its token. */
function lend({ path, state }: Native, at: Span, run: Run): void {
  if (path === "axios" && state !== undefined) put(state, mark, nothing, at, run);
}

/** What other files have: they may fill what has nothing in it, and change a client. */
export function lendAll(value: Value, at: Span, run: Run, depth = 3): void {
  if (value.kind === "native") lend(value, at, run);
  if (value.kind !== "thing") return;
  fillable(value, run);
  if (depth === 0) return;
  for (const { value: held } of value.shape.value.entries) {
    if (held.kind === "thing") lendAll(held, at, run, depth - 1);
  }
}

/** Whether other files may give the client a token. */
export function isLent(state: Value | undefined): boolean {
  return state?.kind === "thing" && has(state, mark);
}
