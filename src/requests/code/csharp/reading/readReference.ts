import type { Expression } from "../../program.ts";
import { callLike, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readTarget } from "./readOperator.ts";

const place = /^(?:identifier|member_access_expression|element_access_expression)$/;

/** `ref headers`: whoever has the reference may set the variable, which is therefore unknown from now on. */
export function readReference(node: Syntax, text: string): Expression {
  const of = node.children.at(-1);
  return of === undefined ? other(spanOf(node), []) : referred(of, text);
}

/** What a reference stands for, made unknown: a place or, of a call, every place that it may be a part of. */
export function referred(of: Syntax, text: string): Expression {
  const at = spanOf(of);
  const isAround = of.type === "parenthesized_expression" || of.type === "postfix_unary_expression";
  if (isAround) return readReference(of, text);
  // An unknown function may change an object as well.
  const arg = { ...at, value: readExpression(of, text) };
  const value = callLike(other(at, []), of, [arg]);
  if (place.test(of.type)) return { kind: "assign", ...at, target: readTarget(of, text), value };
  if (of.type !== "invocation_expression") return value;
  return other(at, [value, ...lentTo(of).map((each) => referred(each, text))]);
}

/** The places that a call may return a reference to: its arguments, and what its method is called on. */
function lentTo(call: Syntax): readonly Syntax[] {
  const callee = childOf(call, "function");
  const self = callee && childOf(callee, "expression");
  const args = childOf(call, "arguments")?.children ?? [];
  const lent = [self, ...args.map((arg) => arg.children.at(-1))];
  return lent.flatMap((each) => (each !== undefined && place.test(each.type) ? [each] : []));
}
