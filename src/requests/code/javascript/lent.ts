import type { Span } from "../../httpRequest.ts";
import { has, put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import { nothing, type Native, type Value } from "../machine/values.ts";

/** No option is called so. */
const mark = "<exported>";

/** An instance of axios that other files have: these may add an interceptor, which is where most give it its token. */
export function lend({ path, state }: Native, at: Span, run: Run): void {
  if (path === "axios" && state !== undefined) put(state, mark, nothing, at, run);
}

/** Whether other files may give the client a token. */
export function isLent(state: Value | undefined): boolean {
  return state?.kind === "thing" && has(state, mark);
}
