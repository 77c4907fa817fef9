import type { Expression } from "../program.ts";
import { callLike, other, spanOf } from "../reading.ts";
import { type Syntax, childOf } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** Functions that stand for what Python has signs for; no program can have names like these. */
export const union = "dict | dict";

export const formatting = "text % values";

export function readComparison(node: Syntax, text: string): Expression {
  const operator = childOf(node, "operators")?.type ?? "";
  const [left, right, ...more] = node.children.filter(({ field }) => field !== "operators");
  const at = spanOf(node);
  const parts = [left, right, ...more].map((part) => readExpression(part, text));
  const [first, second] = parts;
  if (first === undefined || second === undefined || more.length > 0) return other(at, parts);
  const same: Expression = { kind: "same", ...at, left: first, right: second };
  if (operator === "==" || operator === "is") return same;
  return operator === "!=" || operator === "is not"
    ? { kind: "not", ...at, value: same }
    : other(at, parts);
}

export function readBinary(node: Syntax, text: string): Expression {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const [a, b] = [readExpression(left, text), readExpression(right, text)];
  const at = spanOf(node);
  const called = (name: string): Expression =>
    callLike({ kind: "name", ...at, name }, node, [
      { ...spanOf(a), value: a },
      { ...spanOf(b), value: b },
    ]);
  switch (childOf(node, "operator")?.type ?? "") {
    case "+":
      return { kind: "plus", ...at, left: a, right: b };
    case "%":
      return called(formatting);
    case "|":
      return called(union);
    default:
      return other(at, [a, b]);
  }
}
