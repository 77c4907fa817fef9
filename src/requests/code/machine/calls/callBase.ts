import { argsOf, openArgs } from "./argsOf.ts";
import { endOf, nativeBase } from "../classes/bases.ts";
import { invoke } from "./invoke.ts";
import type { Call } from "../library.ts";
import { aroundBase } from "../classes/lateFields.ts";
import { methodOf } from "../classes/methodOf.ts";
import { overload } from "../classes/overloads.ts";
import type { CallExpression } from "../../program.ts";
import type { Frame, Run } from "../run.ts";
import { unknown, type Value } from "../values/values.ts";

/** Whether a callee is `super(…)` or, in languages with several constructors, `this(…)`. */
export function isMaking(name: string, run: Run): boolean {
  return name === "super" || (name === "this" && run.library.impliesSelf === true);
}

/** Runs the base class's constructor (or another one of the class) on the object. */
export function callBase(at: CallExpression, frame: Frame, run: Run): Value {
  const args = argsOf(at.args, frame, run);
  const isOwn = at.callee.kind === "name" && at.callee.name === "this";
  const base = isOwn ? frame.home : frame.home?.base;
  const maker =
    base?.kind === "class" ? methodOf(base, base.code.constructorName, frame.self) : undefined;
  const root = maker === undefined && base !== undefined ? nativeBase(base) : undefined;
  const { self } = frame;
  if (root !== undefined && self?.kind === "thing") {
    const call: Call = { path: root.path, state: undefined, self, args, at };
    run.beingMade.later(() => run.library.extend?.(root, self, call, run));
  }
  const make = (): void => {
    if (maker !== undefined) invoke(overload(maker, args, at, run), args, run);
  };
  if (isOwn) make();
  else aroundBase(frame, maker, run, make);
  if (maker === undefined && base !== undefined && endOf(base)?.kind === "unknown")
    openArgs(args, run);
  return unknown;
}
