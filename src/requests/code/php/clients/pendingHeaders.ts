import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { entryOf, unknown, type Thing } from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { isLines } from "./headerLines.ts";
import { strayHeaders } from "./strayHeaders.ts";
import { put } from "../../clients/making.ts";
import { keptThing } from "../../clients/state.ts";

/** Adds an array of headers. `isMore`: values are added to existing ones. */
export function takeHeaders(state: Thing, given: Arg | undefined, isMore: boolean, run: Run): void {
  const headers = keptThing(state, "headers");
  const more = given?.value ?? unknown;
  if (headers === undefined) return;
  if (given !== undefined && isArray(more) && more.shape.value.entries.length > 0) {
    // Only a certain `headers` key shows nesting by mistake.
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
    put(state, "written", more, { start: 0, end: 0 }, run);
  }
}

/** Notes headers in a wrong place. */
export function misplace(state: Thing, { value, span }: Arg, run: Run): void {
  const found = strayHeaders(value, "misplaced", span, run);
  if (found.length > 0) put(state, `misplaced ${span.start}`, value, span, run);
}
