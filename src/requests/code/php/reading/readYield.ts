import type { Expression } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { valueOf } from "./readStatement.ts";
import { appendName, yieldedVariable, yieldFromName, yieldName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** `yield $value`, `yield $key => $value`, `yield from …`: the values are gathered. */
export function readYield(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const all: Expression = { kind: "name", ...at, name: yieldedVariable };
  const [inner] = node.children;
  if (inner === undefined) return other(at, []);
  if (inner.type !== "array_element_initializer") {
    return other(at, [calledFor(yieldFromName, at, [all, readExpression(inner, source, at)])]);
  }
  const [first, second] = inner.children;
  if (second === undefined) {
    const callee = { kind: "member", ...at, object: all, name: appendName, nameSpan: at } as const;
    const value = valueOf(first, source, at);
    const args = [{ start: value.start, end: value.end, value }];
    const appended = { kind: "call", ...at, callee, args, isNew: false, inside: at } as const;
    return other(at, [appended]);
  }
  const [key, value] = [readExpression(first, source, at), valueOf(second, source, at)];
  return other(at, [calledFor(yieldName, at, [all, key, value])]);
}
