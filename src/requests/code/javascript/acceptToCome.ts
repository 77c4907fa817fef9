import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { entryOf, type Thing, type Value } from "../machine/values/values.ts";

/** Stands for the Accept that got may have set by the time hooks run; to them it looks as if there were none. */
const toCome: Value = { kind: "constant", value: undefined };

/**
 * Before hooks run, `.json()` has given a request of got its Accept, which is seen in the text only later: a place is
 * kept for it, so that a hook that deletes it, or replaces all headers, is noticed.
 */
export function keepForAccept(headers: Thing, at: Arg["span"], run: Run): void {
  if (headers.shape.value.isOpen || entryOf(headers, "accept") !== undefined) return;
  put(headers, "accept", toCome, at, run);
}

/** Whether hooks certainly took Accept away; the place that was kept for it is removed. */
export function hooksTookAccept(headers: Thing, run: Run): boolean {
  const { entries, isOpen } = headers.shape.value;
  // Hooks may have written an object of their own, with names in any case.
  const entry = entries.find(({ name }) => name.text.toLowerCase() === "accept");
  if (entry?.value === toCome) {
    run.journal.set(headers.shape, { entries: entries.filter((each) => each !== entry), isOpen });
  }
  return entry === undefined && !isOpen;
}
