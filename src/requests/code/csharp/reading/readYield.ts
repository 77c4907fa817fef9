import type { Expression, Statement } from "../../program.ts";
import { callLike, other, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** The made-up function that creates an iterator's list. */
export const yieldingName = "<yielding>";

/** The made-up function that adds an item to it. */
export const yieldName = "<yield>";

const yielded = "<yielded>";

/** `yield return value;`, `yield break;`, as operations on the iterator's list. */
export function readYield(node: Syntax, text: string): Statement {
  const at = spanOf(node);
  const all: Expression = { kind: "name", ...at, name: yielded };
  const [inner] = node.children;
  if (inner === undefined) return { kind: "leave", ...at, value: all, returns: true };
  const value = readExpression(inner, text);
  const args = [
    { ...at, value: all },
    { ...spanOf(inner), value },
  ];
  const added = callLike({ kind: "name", ...at, name: yieldName }, node, args);
  return { kind: "do", ...at, value: other(at, [added]) };
}

/** A body's statements; an iterator's result is gathered in a list. One without items is for others to override. */
export function gathered(body: Syntax, statements: readonly Statement[]): readonly Statement[] {
  if (!body.children.some(yields)) return statements;
  const [start, end] = [
    { start: body.start, end: body.start },
    { start: body.end, end: body.end },
  ];
  const target = { kind: "variable", ...start, name: yielded } as const;
  const callee = { kind: "name", ...start, name: yieldingName } as const;
  const value = { kind: "call", ...start, callee, args: [], isNew: false, inside: start } as const;
  const all = { kind: "name", ...end, name: yielded } as const;
  return [
    { kind: "declare", ...start, target, value },
    ...statements,
    { kind: "leave", ...end, value: all, returns: true },
  ];
}

function yields(node: Syntax): boolean {
  if (node.type === "yield_statement") return node.children.length > 0;
  const isOther =
    /^(?:local_function_statement|lambda_expression|anonymous_method_expression)$/.test(node.type);
  return !isOther && node.children.some(yields);
}
