import { lineOf } from "./bases.ts";
import { evaluate } from "../evaluate.ts";
import type { ClassCode } from "../../declarations.ts";
import type { Frame, Run } from "../run.ts";
import type { ClassValue, Value } from "../values/values.ts";

/**
 * A module as a class whose chain of bases ends in `under`; a module that is in the chain already is not added again.
 */
export function above(of: ClassValue, under: Value | undefined, isStatic: boolean): ClassValue {
  const base = of.base?.kind === "class" ? above(of.base, under, isStatic) : (under ?? of.base);
  if (base?.kind === "class" && isIn(base, of.code, isStatic)) return base;
  return { ...of, base, ...(isStatic ? { isStatic } : {}) };
}

function isIn(line: ClassValue, code: ClassCode, isStatic: boolean): boolean {
  for (let at: Value | undefined = line; at?.kind === "class"; at = at.base) {
    if (at.code === code && (at.isStatic === true) === isStatic) return true;
  }
  return false;
}

/** The base chain of a class with its included modules, and `first`: the modules that are prepended. */
export function mixedInto(
  code: ClassCode,
  frame: Frame,
  run: Run,
): Required<Pick<ClassValue, "base" | "first">> {
  const bases = [code.base, ...(code.moreBases ?? [])];
  let base = lineOf(bases.map((each) => each && evaluate(each, frame, run)));
  const first: ClassValue[] = [];
  for (const { of, isStatic, isFirst } of code.mixins ?? []) {
    const mixin = evaluate(of, frame, run);
    // An unknown prepended module may override any method.
    if (mixin.kind !== "class" && isFirst === true) run.rewritten.add(code);
    if (mixin.kind !== "class") base ??= mixin;
    else if (isFirst === true) first.unshift(isStatic ? { ...mixin, isStatic } : mixin);
    else base = above(mixin, base, isStatic);
  }
  return { base, first };
}
