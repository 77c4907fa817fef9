import { invoke } from "../machine/invoke.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Native, type Thing, type Value } from "../machine/values.ts";

/** What a function is given that a loop goes through: calling it is one more turn. */
const turns = new WeakMap<Thing["shape"], (each: Value) => void>();

/** `range all`, where that is a function of the file; what an iterator is given it hands to the loop. */
export function iterate(of: Value, turn: (each: Value) => void, run: Run): boolean {
  if (of.kind !== "function" || of.code.parameters.length !== 1) return false;
  const state = run.thing([]);
  turns.set(state.shape, turn);
  const given: Native = { kind: "native", path: "yield", state };
  const at = { start: of.code.start, end: of.code.start };
  invoke(of, [{ value: given, span: at }], run);
  return true;
}

/** `yield(item)`, which says whether there is a next turn. */
export function yielded({ state, args }: Call): Value {
  const turn = state && turns.get(state.shape);
  turn?.({ kind: "list", items: args.map(({ value }) => value), isComplete: true });
  return unknown;
}
