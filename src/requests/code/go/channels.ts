import { put } from "../clients/making.ts";
import { either } from "../machine/either.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Native, type Thing, type Value } from "../machine/values.ts";

/** Loops over a channel, which take what is sent from now on, too. */
const takers = new WeakMap<Thing["shape"], ((value: Value) => void)[]>();

/** Channels through which something is being handed on: who takes it may send something himself. */
const busy = new WeakSet<Thing["shape"]>();

/** More of one channel are not looked at. */
const mostItems = 16;

/** `make(chan T)`. */
export function newChannel(run: Run): Native {
  return { kind: "native", path: "chan", state: run.thing([]) };
}

/** What was sent, each under a name of its own: on some of the ways that lead here it may not have been. */
function itemsOf({ state }: Native): readonly Value[] {
  const { entries, isOpen } = state?.shape.value ?? { entries: [], isOpen: true };
  const items = entries.map(({ value }) => value);
  return isOpen ? [...items, unknown] : items;
}

/** `channel <- value`. */
export function sendThrough({ args: [to, given], at }: Call, run: Run): Value {
  const channel = to?.value;
  if (given === undefined) return unknown;
  if (channel?.kind !== "native" || channel.path !== "chan" || channel.state === undefined) {
    // Whoever takes it may do anything with it.
    run.open(given.value);
    return unknown;
  }
  const { state } = channel;
  const count = itemsOf(channel).length;
  if (count < mostItems) put(state, String(count), given.value, at, run);
  if (busy.has(state.shape)) return unknown;
  busy.add(state.shape);
  for (const take of takers.get(state.shape) ?? []) take(given.value);
  busy.delete(state.shape);
  return unknown;
}

/** `<-channel`: any of those that were sent by then. */
export function received({ args: [from] }: Call): Value {
  const channel = from?.value;
  if (channel?.kind !== "native" || channel.path !== "chan") return unknown;
  const items = itemsOf(channel);
  return items.length === 0 ? unknown : items.reduce(either);
}

/** `range channel`: `take` is given what is in it, and what comes later. */
export function rangeOver(of: Value, take: (value: Value) => void): boolean {
  if (of.kind !== "native" || of.path !== "chan" || of.state === undefined) return false;
  const { shape } = of.state;
  const items = itemsOf(of);
  // What goes through is all that there is in a turn: there are no keys.
  const turn = (value: Value): void => {
    take({ kind: "list", items: [value], isComplete: true });
  };
  takers.set(shape, [...(takers.get(shape) ?? []), turn]);
  for (const item of items) turn(item);
  if (items.length === 0) take(unknown);
  return true;
}
