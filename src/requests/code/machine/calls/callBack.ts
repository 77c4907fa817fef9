import { invokeWithAnything } from "./invoke.ts";
import type { Cell } from "../values/cell.ts";
import type { Call } from "../library.ts";
import type { Frame, Run } from "../run.ts";
import { setLater } from "./setLater.ts";
import type { FunctionValue, Shape, Value } from "../values/values.ts";

/**
 * Follows the functions passed to a library as callbacks. A deferred one (`library.defers`) is followed at the end,
 * with the functions that nobody calls; one that a collection has got (`library.keeps`) where that is passed on, or
 * when the function around it ends.
 */
export function callBack(call: Call, frame: Frame, run: Run): void {
  const isLater = run.library.defers?.(call) === true;
  const isKept = run.library.keeps?.(call) === true;
  for (const { value } of call.args) {
    for (const each of keptIn(value)) followUnlessCalled(each, run);
    if (value.kind !== "function") continue;
    if (isLater) setLater(value, run);
    if (isLater || run.taken.has(value)) continue;
    if (isKept) keep(value, call.self, frame, run);
    else followCallback(value, run);
  }
}

/** Follows a function that a library calls with what it likes, if at all. */
export function followCallback(of: FunctionValue, run: Run): void {
  run.called.add(of.code);
  run.journal.ways([() => (invokeWithAnything(of, run), false)], true);
}

/** A function in a collection. `times`: how often it had been followed when it got there. */
interface Kept {
  readonly of: FunctionValue;
  readonly times: number;
}

const kept = new WeakMap<Cell<Shape>, readonly Kept[]>();

function keep(of: FunctionValue, into: Value | undefined, frame: Frame, run: Run): void {
  const one: Kept = { of, times: run.calls.timesOf(of.code) };
  const shape = into === undefined ? undefined : shapeOf(into);
  if (shape !== undefined) kept.set(shape, [...(kept.get(shape) ?? []), one]);
  const call = (): void => {
    followUnlessCalled(one, run);
  };
  frame.putOff.push({ call, isSure: run.journal.isUnbranched });
}

/** The file may have taken it out and called it. */
function followUnlessCalled({ of, times }: Kept, run: Run): void {
  if (run.calls.timesOf(of.code) === times) followCallback(of, run);
}

function keptIn(collection: Value): readonly Kept[] {
  const shape = shapeOf(collection);
  return shape === undefined ? [] : (kept.get(shape) ?? []);
}

function shapeOf(value: Value): Cell<Shape> | undefined {
  const thing = value.kind === "native" ? value.state : value;
  return thing?.kind === "thing" ? thing.shape : undefined;
}
