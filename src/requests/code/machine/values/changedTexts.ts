import { assign } from "../assign.ts";
import { evaluate } from "../evaluate.ts";
import type { Pattern } from "../../pattern.ts";
import type { CallExpression, Expression } from "../../program.ts";
import type { Frame, Run } from "../run.ts";
import { unknown, type Text, type Value } from "./values.ts";

/** For a method that changes a text in place (Ruby `url << "/me"`): assigns its result to whatever holds the text. */
export function keepChanged(
  { callee, ...at }: CallExpression,
  value: Value | undefined,
  frame: Frame,
  run: Run,
): void {
  if (callee.kind !== "member" || run.library.changesText?.(callee.name) !== true) return;
  const holder = holderOf(callee.object, run);
  if (holder !== undefined) assign(holder, value ?? unknown, at, frame, run);
}

/** What holds a text, through chained calls that change it: for `url << "/" << id`, `url`. */
function holderOf(of: Expression, run: Run): Pattern | undefined {
  const { start, end } = of;
  if (of.kind === "name") return { kind: "variable", start, end, name: of.name };
  if (of.kind === "member" || of.kind === "index") return { kind: "place", start, end, place: of };
  if (of.kind === "assign") return of.target;
  if (of.kind !== "call" || of.callee.kind !== "member") return undefined;
  const isChange = run.library.changesText?.(of.callee.name) === true;
  return isChange ? holderOf(of.callee.object, run) : undefined;
}

/** Assigns to a part of a text: `path["{id}"] = id`. */
export function changePart(
  text: Text,
  { object, key, start, end }: Extract<Expression, { kind: "index" }>,
  part: Value,
  frame: Frame,
  run: Run,
): void {
  const holder = holderOf(object, run);
  if (holder === undefined) return;
  const at = { start, end };
  const changed = run.library.withPart?.(text, evaluate(key, frame, run), part, at, run);
  assign(holder, changed ?? unknown, at, frame, run);
}
