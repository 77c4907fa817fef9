import type { Expression, Statement } from "../program.ts";
import { callLike, other, spanOf } from "../reading.ts";
import type { Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** What makes the list that an iterator gives: no name in a text. */
export const yieldingName = "<yielding>";

/** What puts one more item into that list: no name in a text. */
export const yieldName = "<yield>";

const yielded = "<yielded>";

/** `yield return value;`, `yield break;`: what an iterator gives is gathered. */
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

/**
 * The statements of a body; those of an iterator give a list, as far as anybody sees who goes through it. One that
 * gives nothing is there for others to say what it does.
 */
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
