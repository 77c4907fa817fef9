import { spread } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { entryOf, unknown, type Thing } from "../machine/values.ts";
import { isArray } from "./arrays.ts";
import { isLines } from "./headerLines.ts";
import { strayHeaders } from "./strayHeaders.ts";
import { keep, keptThing } from "./phpCall.ts";

/** Takes an array of headers. `isMore`: a header that is there already gets one more value. */
export function takeHeaders(state: Thing, given: Arg | undefined, isMore: boolean, run: Run): void {
  const headers = keptThing(state, "headers");
  const more = given?.value ?? unknown;
  if (headers === undefined) return;
  if (given !== undefined && isArray(more) && more.shape.value.entries.length > 0) {
    // What is not to be seen in an array is not said to be a part of that name.
    const isNested = entryOf(more, "headers")?.isSure === true;
    if (isLines(more) || isNested) {
      misplace(state, given, run);
      if (more.shape.value.isOpen) spread(headers, unknown, run);
      return;
    }
  }
  const known = headers.shape.value.entries;
  spread(headers, more, run);
  const names =
    isMore && isArray(more) ? more.shape.value.entries.map(({ name }) => name.text) : [];
  for (const old of known) {
    const now = names.includes(old.name.text) ? entryOf(headers, old.name.text) : undefined;
    if (now !== undefined) run.put(headers, { ...now, value: unknown });
  }
  if (isArray(more) && more.literal !== undefined) {
    keep(state, "written", more, { start: 0, end: 0 }, run);
  }
}

/** Headers in a place where they are not looked for. */
export function misplace(state: Thing, { value, span }: Arg, run: Run): void {
  const found = strayHeaders(value, "misplaced", span, run);
  if (found.length > 0) keep(state, `misplaced ${span.start}`, value, span, run);
}
