import type { Expression } from "../../program.ts";
import { callLike, other, spanOf } from "../../reading.ts";
import { sizeTest } from "../../sizeTest.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { containing, division, formatting, union } from "../signs.ts";

export function readComparison(node: Syntax, text: string): Expression {
  const operator = childOf(node, "operators")?.type ?? "";
  const [left, right, ...more] = node.children.filter(({ field }) => field !== "operators");
  const at = spanOf(node);
  const parts = [left, right, ...more].map((part) => readExpression(part, text));
  const [first, second] = parts;
  if (first === undefined || second === undefined || more.length > 0) return other(at, parts);
  if (operator === "in" || operator === "not in") {
    const value = callLike({ kind: "name", ...at, name: containing }, node, [
      { ...spanOf(first), value: first },
      { ...spanOf(second), value: second },
    ]);
    return operator === "in" ? value : { kind: "not", ...at, value };
  }
  const size = sizeTest(operator, first, second, at);
  if (size !== undefined) return size;
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
    case "/":
      return called(division);
    default:
      return other(at, [a, b]);
  }
}
