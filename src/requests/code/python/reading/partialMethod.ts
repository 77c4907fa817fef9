import type { Argument, Expression } from "../../program.ts";
import type { FunctionCode } from "../../declarations.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/**
 * The method that a class member is which is declared with `functools.partialmethod`: it calls another one of the
 * object with some arguments before its own.
 */
export function partialMethod(member: Syntax, text: string): FunctionCode | undefined {
  const [assignment] = member.type === "expression_statement" ? member.children : [];
  const name = assignment?.type === "assignment" ? childOf(assignment, "left") : undefined;
  const value = assignment && childOf(assignment, "right");
  const made = value && childOf(value, "function");
  if (name?.type !== "identifier" || value?.type !== "call" || made === undefined) return undefined;
  if (!/(?:^|\.)partialmethod$/.test(text.slice(made.start, made.end))) return undefined;
  const read = readExpression(value, text);
  const [of, ...bound] = read.kind === "call" ? read.args : [];
  if (of?.value.kind !== "name" || read.kind !== "call") return undefined;
  const at = spanOf(value);
  const named = (each: string): Expression => ({ kind: "name", ...at, name: each });
  const rest = (each: string): Argument => ({
    ...at,
    value: { kind: "spread", ...at, value: named(each) },
  });
  const isPositional = (each: Argument): boolean => each.name === undefined;
  const call: Expression = {
    ...read,
    callee: { kind: "member", ...at, object: named("self"), name: of.value.name, nameSpan: at },
    args: [
      ...bound.filter(isPositional),
      rest("args"),
      ...bound.filter((each) => !isPositional(each)),
      rest("kwargs"),
    ],
  };
  const variable = (each: string) => ({ kind: "variable", ...at, name: each }) as const;
  return {
    ...at,
    name: text.slice(name.start, name.end),
    parameters: [
      { pattern: variable("self") },
      { pattern: variable("args"), rest: true },
      { pattern: variable("kwargs"), restNamed: true },
    ],
    body: [{ kind: "leave", ...at, value: call, returns: true }],
    takesSelf: true,
  };
}
