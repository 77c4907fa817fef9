import type { Run } from "../machine/run.ts";
import { entryOf, type Thing, type Value } from "../machine/values/values.ts";

/**
 * A field with lines of headers gets others in their place. Whoever set an Accept together with a token meant both
 * for one request; a default may well be there to be replaced.
 */
export function replacedLines(before: Value | undefined, value: Value, run: Run): void {
  if (before?.kind !== "thing" || before === value) return;
  const { headerLines } = run.library;
  const old = headerLines?.(before, run);
  if (old === undefined || !["Accept", "Authorization"].every((name) => hasSurely(old, name)))
    return;
  const now = headerLines?.(value, run);
  if (now === undefined || now.shape.value.isOpen || entryOf(now, "Accept") !== undefined) return;
  run.lost.replaced(old, value, before);
}

function hasSurely(headers: Thing, name: string): boolean {
  return entryOf(headers, name)?.isSure === true;
}
