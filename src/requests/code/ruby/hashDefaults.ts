import type { Cell } from "../machine/values/cell.ts";
import { invoke } from "../machine/calls/invoke.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import type { Shape, Thing, Value } from "../machine/values/values.ts";
import { blockOf, positional } from "./rubyCall.ts";

/** What hashes give for keys that they do not have, or the block that makes it. */
const defaults = new WeakMap<Cell<Shape>, Value>();

/** `Hash.new("json")`, `Hash.new { |hash, key| … }`: an empty hash, whose default is for reading only. */
export function newHash(call: Call, run: Run): Thing {
  const given = blockOf(call) ?? positional(call)[0]?.value;
  // A block of another place may put anything into the hash.
  const made = run.thing([], { isOpen: call.args.length > 0 && given === undefined });
  if (given !== undefined) defaults.set(made.shape, given);
  return made;
}

/** The default of a hash or of what it is a copy of; undefined if it has none. */
export function defaultItem(of: Thing, key: Arg, run: Run): Value | undefined {
  const given = defaults.get(of.shape);
  if (given === undefined) return of.origin && defaultItem(of.origin, key, run);
  if (given.kind !== "function") return given;
  const span = { start: given.code.start, end: given.code.start };
  return invoke(given, [{ value: of, span }, key], run);
}
