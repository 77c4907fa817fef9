import type { Span } from "../../../httpRequest.ts";
import { has, put, putChanges } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import type { Cell } from "../../machine/values/cell.ts";
import { spread } from "../../machine/values/objects.ts";
import {
  entryOf,
  unknown,
  type Shape,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** The headers given to an interceptor (none), and those that it passes on. */
export interface Passed {
  readonly given: Thing;
  readonly sent: Thing;
}

/** An interceptor that is an object, as it was when it was followed. */
interface Kept {
  readonly object: Thing;
  readonly states: readonly Shape[];
  /** Follows it once more; undefined if the headers that it passes on are not known. */
  readonly follow: () => Passed | undefined;
}

/** By the record of each in the client's state. */
const kept = new WeakMap<Cell<Shape>, Kept>();

/** How many objects within objects are looked at. */
const deepest = 2;

/**
 * Remembers an interceptor that has fields: the client keeps the object itself, so that what the function which adds
 * it does with it afterwards counts, too.
 */
export function keepInterceptor(
  client: Thing,
  { value, span }: Arg,
  follow: Kept["follow"],
  run: Run,
): void {
  if (value.kind !== "thing" || value.shape.value.entries.length === 0) return;
  const record = run.thing([]);
  kept.set(record.shape, { object: value, states: statesOf(value, deepest), follow });
  const items = [...recordsOf(client), record];
  put(client, "kept", { kind: "list", items, isComplete: true }, span, run);
  run.later(() => {
    const sent = sentNow(record);
    if (sent !== undefined) put(record, "sent", sent, span, run);
    put(record, "settled", unknown, span, run);
  });
}

function recordsOf(client: Thing): readonly Thing[] {
  const all = optionValue(client, "kept");
  return all?.kind === "list" ? all.items.filter((each) => each.kind === "thing") : [];
}

/** Gives a client the headers of its interceptors that have changed since they were added. */
export function followChanged(client: Thing, span: Span, run: Run): void {
  for (const record of recordsOf(client)) {
    const sent = has(record, "settled") ? entryOf(record, "sent")?.value : sentNow(record);
    if (sent?.kind === "thing") addOverrides(client, sent, span, run);
    else if (sent !== undefined) putChanges(client, run);
  }
}

/** What it passes on now, if it has changed. */
function sentNow(record: Thing): Value | undefined {
  const known = kept.get(record.shape);
  if (known === undefined) return undefined;
  const now = statesOf(known.object, deepest);
  const isSame =
    now.length === known.states.length && now.every((each, at) => each === known.states[at]);
  return isSame ? undefined : (known.follow()?.sent ?? unknown);
}

function statesOf(value: Value, depth: number): readonly Shape[] {
  if (value.kind !== "thing") return [];
  const shape = value.shape.value;
  if (depth === 0) return [shape];
  return [shape, ...shape.entries.flatMap((entry) => statesOf(entry.value, depth - 1))];
}

/** Adds headers that a client sets last, over those of the request; `origin`: see `Thing`. */
export function addOverrides(
  client: Thing,
  sent: Thing,
  span: Span,
  run: Run,
  origin?: Thing,
): void {
  const before = optionValue(client, "overrides");
  const overrides = run.thing([], { foldsCase: true, ...(origin === undefined ? {} : { origin }) });
  for (const more of [before, sent]) if (more !== undefined) spread(overrides, more, run);
  put(client, "overrides", overrides, span, run);
}
