import { invoke } from "../machine/calls/invoke.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Native, type Thing, type Value } from "../machine/values/values.ts";

/** For each `yield` function: what runs a turn of the loop. */
const turns = new WeakMap<Thing["shape"], (each: Value) => void>();

/** `range all` over an iterator function of the file: its `yield` runs the loop's body. */
export function iterate(of: Value, turn: (each: Value) => void, run: Run): boolean {
  if (of.kind !== "function" || of.code.parameters.length !== 1) return false;
  const state = run.thing([]);
  turns.set(state.shape, turn);
  const given: Native = { kind: "native", path: "yield", state };
  const at = { start: of.code.start, end: of.code.start };
  invoke(of, [{ value: given, span: at }], run);
  return true;
}

/** `yield(item)`, whose result says whether to go on. */
export function yielded({ state, args }: Call): Value {
  const turn = state && turns.get(state.shape);
  turn?.({ kind: "list", items: args.map(({ value }) => value), isComplete: true });
  return unknown;
}
