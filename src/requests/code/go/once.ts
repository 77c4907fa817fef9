import { put, has } from "../clients/making.ts";
import { invoke } from "../machine/calls/invoke.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Native, type Value } from "../machine/values/values.ts";

/** A `sync.Once`; its state has `done` after the first call. */
export function newOnce(run: Run): Native {
  return { kind: "native", path: "sync.Once", state: run.thing([]) };
}

/** `once.Do(load)`: calls the function unless it was called before. */
export function callOnce(method: string, { state, args, at }: Call, run: Run): Value {
  const [first] = args;
  // In the silent pass it is followed like any callback.
  if (method !== "Do" || first?.value.kind !== "function" || run.isSilent) return unknown;
  run.taken.add(first.value);
  if (has(state, "done")) return unknown;
  invoke(first.value, [], run);
  const done = { kind: "constant", value: true } as const;
  if (state !== undefined) put(state, "done", done, { start: at.start, end: at.end }, run);
  return unknown;
}
