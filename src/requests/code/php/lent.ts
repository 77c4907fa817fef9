import type { Span } from "../../httpRequest.ts";
import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, type Thing } from "../machine/values/values.ts";

const name = "lent";

/**
 * Keeps where a client is given to the file, by its type; not where it may be missing, since one of the file's own
 * takes its place then.
 */
export function putLent(state: Thing, type: Span, run: Run): void {
  const [before, behind] = [run.text.slice(0, type.start), run.text.slice(type.end)];
  const mayBeMissing =
    /(?:\?|\bnull\s*\|)\s*$/i.test(before.slice(-20)) ||
    /^\s*(?:\|\s*null\b|\$\w+\s*=)/i.test(behind.slice(0, 120));
  if (!mayBeMissing) put(state, name, { kind: "constant", value: true }, type, run);
}

/** Where a client was given to the file, if its own settings are all that is not known of it. */
export function lentAt(state: Thing | undefined): Span | undefined {
  return state && entryOf(state, name)?.valueSpan;
}

/** Forgets that, since the file may give it something that is not known. */
export function dropLent(state: Thing | undefined, run: Run): void {
  if (state !== undefined && lentAt(state) !== undefined) run.take(state, name);
}
