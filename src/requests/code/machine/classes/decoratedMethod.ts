import { evaluate } from "../evaluate.ts";
import { invoke } from "../calls/invoke.ts";
import type { Arg } from "../library.ts";
import type { Frame, Run } from "../run.ts";
import type { FunctionValue, Value } from "../values/values.ts";

/**
 * Calls a method through the decorators around it, which are functions of the file. Undefined where one of these is
 * not known.
 */
export function throughDecorators(
  { code, scope, self, home }: FunctionValue,
  args: readonly Arg[],
  run: Run,
): Value | undefined {
  const { around } = code;
  if (around === undefined || self?.kind !== "thing" || home === undefined) return undefined;
  if (run.rewritten.has(home.code)) return undefined;
  const frame: Frame = { scope, self: undefined, home, returns: [], putOff: [] };
  let method: FunctionValue = {
    kind: "function",
    code: around.plain,
    scope,
    self: undefined,
    home,
  };
  for (const each of around.decorators) {
    const decorator = evaluate(each, frame, run);
    if (decorator.kind !== "function" || run.isWrapped(decorator)) return undefined;
    const span = { start: each.start, end: each.end };
    const made = invoke(decorator, [{ value: method, span }], run);
    if (made.kind !== "function" || run.isWrapped(made)) return undefined;
    method = made;
  }
  run.called.add(code);
  run.entered.add(code);
  const span = { start: code.start, end: code.start };
  return invoke(method, [{ value: self, span }, ...args], run);
}
