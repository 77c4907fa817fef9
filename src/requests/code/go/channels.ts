import { put } from "../clients/making.ts";
import { either } from "../machine/values/either.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Native, type Thing, type Value } from "../machine/values/values.ts";

/** Loops that range over each channel; they also get values sent later. */
const takers = new WeakMap<Thing["shape"], ((value: Value) => void)[]>();

/** Channels whose loops are running; a loop may send to its own channel. */
const busy = new WeakSet<Thing["shape"]>();

/** How many values of one channel are followed. */
const mostItems = 16;

/** `make(chan T)`. */
export function newChannel(run: Run): Native {
  return { kind: "native", path: "chan", state: run.thing([]) };
}

/** The values sent so far; some branches may not have sent them. */
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
    // Unknown receivers may do anything with it.
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

/** `<-channel`: any of the values sent so far. */
export function received({ args: [from] }: Call): Value {
  const channel = from?.value;
  if (channel?.kind !== "native" || channel.path !== "chan") return unknown;
  const items = itemsOf(channel);
  return items.length === 0 ? unknown : items.reduce(either);
}

/** `range channel`: calls `take` with each value sent so far, and with later ones. */
export function rangeOver(of: Value, take: (value: Value) => void): boolean {
  if (of.kind !== "native" || of.path !== "chan" || of.state === undefined) return false;
  const { shape } = of.state;
  const items = itemsOf(of);
  // Each turn gets one value, without a key.
  const turn = (value: Value): void => {
    take({ kind: "list", items: [value], isComplete: true });
  };
  takers.set(shape, [...(takers.get(shape) ?? []), turn]);
  for (const item of items) turn(item);
  if (items.length === 0) take(unknown);
  return true;
}
