import type { Expression, Statement } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";

/** The cases of a `switch`, old or new. */
export function labelsOf(node: Syntax): readonly Syntax[] {
  return childOf(node, "body")?.children ?? [];
}

export function isComplete(node: Syntax, text: string): boolean {
  return labelsOf(node).some(({ start, end }) => /^default\b/.test(text.slice(start, end)));
}

export function readBranches(node: Syntax, text: string): readonly Statement[] {
  return readStatements(
    node.children.filter(({ type }) => type !== "switch_label"),
    text,
  );
}

/** A `switch` that is a value: one of those of its cases. */
export function readSwitchValue(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const test = other(at, [readExpression(childOf(node, "condition"), text)]);
  const values = labelsOf(node).flatMap((each) => valueOf(each, text) ?? []);
  const [last, ...others] = values.toReversed();
  if (last === undefined) return test;
  return others.reduce<Expression>(
    (otherwise, then) => ({ kind: "choose", ...at, test, then, otherwise }),
    last,
  );
}

function valueOf(rule: Syntax, text: string): Expression | undefined {
  const body = rule.children.find(({ type }) => type !== "switch_label");
  if (body?.type === "expression_statement") return readExpression(body.children[0], text);
  if (body?.type === "throw_statement") return undefined;
  const last = body?.children.at(-1);
  return last?.type === "yield_statement"
    ? readExpression(last.children[0], text)
    : body && other(spanOf(body), []);
}
