import type { Span } from "../../httpRequest.ts";
import { functionAround } from "../machine/calls/functionAround.ts";
import type { Run } from "../machine/run.ts";
import type { Thing } from "../machine/values/values.ts";

/** The calls that led to each sending, outermost first, by the snapshot that was sent; the sending itself is last. */
const calls = new WeakMap<Thing["shape"], readonly Span[]>();

/** Notes through which calls a request is sent now. */
export function noteSending({ shape }: Thing, span: Span, run: Run): void {
  calls.set(shape, [...run.sites, span]);
}

/**
 * The calls through which a request was sent, where another function than the one that begins it does that: a test
 * that sends what a helper has put together says there what it expects.
 */
export function sentThrough(sent: Thing, begun: Span, run: Run): readonly Span[] {
  const through = calls.get(sent.shape) ?? [];
  const last = through.at(-1);
  if (last === undefined) return [];
  const [first, other] = [begun, last].map((place) => functionAround(place, run));
  return first?.start === other?.start ? [] : through;
}
