import type { DetachedHeaders } from "../../../httpRequest.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import { headersOf } from "../../clients/headersOf.ts";
import type { Entry, Thing, Value } from "../../machine/values/values.ts";

/**
 * The headers in an entry's previous value, if the new one lacks any of them. `read`: reads headers from either value.
 */
export function replacedBy(
  entry: Entry | undefined,
  read: (value: Value) => Value,
  run: Run,
): readonly DetachedHeaders[] {
  if (entry?.replaces === undefined || !entry.isSure || run.isSilent) return [];
  if (run.lost.wasSent(entry.replaces)) return [];
  const [before, now] = [read(entry.replaces), read(entry.value)];
  if (before.kind !== "thing" || now.kind !== "thing" || now.shape.value.isOpen) return [];
  return lostTo(before, [now], run);
}

/** The headers of one object, if others lack any of them. */
export function lostTo(before: Thing, now: readonly Value[], run: Run): readonly DetachedHeaders[] {
  const at = { start: 0, end: 0 };
  const sent = headersOf({ headers: now, nothing: "skips", span: at }, run).headers;
  const names = new Set(sent.map(({ name }) => name.toLowerCase()));
  const isLost = ({ name }: Entry): boolean => !names.has(name.text.toLowerCase());
  const { entries } = before.shape.value;
  return entries.some(isLost) ? detachedOf(run.thing(entries), "replaced", everywhere, run) : [];
}
