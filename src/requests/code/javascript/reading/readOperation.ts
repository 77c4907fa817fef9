import type { Expression } from "../../program.ts";
import { callLike, combined, other, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";

export function readAugmented(node: Syntax, text: string): Expression {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const operator = childOf(node, "operator")?.type;
  if (left === undefined) return other(node, []);
  const at = spanOf(node);
  const value = readExpression(right, text);
  const target = readPattern(left, text);
  if (operator === "||=" || operator === "??=") {
    return { kind: "assign", ...at, target, value, ifMissing: true };
  }
  const old = readExpression(left, text);
  const sum: Expression =
    operator === "+=" ? { kind: "plus", ...at, left: old, right: value } : other(at, [value]);
  return { kind: "assign", ...at, target, value: sum };
}

export function readBinary(node: Syntax, text: string): Expression {
  const left = readExpression(childOf(node, "left"), text);
  const right = readExpression(childOf(node, "right"), text);
  const operator = childOf(node, "operator")?.type ?? "";
  if (operator !== "instanceof") return combined(operator, left, right, spanOf(node));
  return asked(operator, [left, right], node);
}

export function readUnary(node: Syntax, text: string): Expression {
  const value = readExpression(childOf(node, "argument"), text);
  const at = spanOf(node);
  switch (childOf(node, "operator")?.type ?? "") {
    case "!":
      return { kind: "not", ...at, value };
    case "delete":
      return { kind: "delete", ...at, target: value };
    case "void":
      return value.kind === "constant" ? { kind: "constant", ...at, value: undefined } : value;
    case "typeof":
      return asked("typeof", [value], node);
    default:
      return other(at, [value]);
  }
}

/** An operator such as `typeof` as a call of a made-up function, whose name no file can declare. */
export function asked(name: string, values: readonly Expression[], node: Syntax): Expression {
  const args = values.map((value) => ({ ...spanOf(value), value }));
  return callLike({ kind: "name", ...spanOf(node), name }, node, args);
}
