import { inOrder, type Label } from "../../labels.ts";
import type { Expression, Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readCase } from "./readPattern.ts";
import { readStatements } from "./readStatement.ts";

/** `switch (x) { case 1: … break; default: … }`. */
export function readSwitch(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const given = childOf(node, "value");
  const value = readExpression(given, text);
  const sections = childOf(node, "body")?.children ?? [];
  const labels = sections.map((section, index): Label => ({
    test: testOf(section, value, text),
    body: readStatements(section.children.filter(isInBody), text).filter(
      (inner) => inner.kind !== "leave" || inner.returns || inner.value !== undefined,
    ),
    isShared: !section.children.some(isInBody) && index < sections.length - 1,
  }));
  // Several labels may share one body.
  const branches = labels.flatMap(({ body, isShared }) => (isShared === true ? [] : [body]));
  const isComplete = labels.some(({ test }) => test === undefined);
  const isPlain =
    given !== undefined && /^(?:identifier|member_access_expression)$/.test(given.type);
  const isOrdered = isPlain && !/\bgoto\b/.test(text.slice(node.start, node.end));
  return isOrdered
    ? [
        {
          kind: "branches",
          ...at,
          branches: [inOrder(labels)],
          isComplete: true,
          takesBreaks: true,
        },
      ]
    : [
        { kind: "do", ...at, value },
        { kind: "branches", ...at, branches, isComplete, takesBreaks: true },
      ];
}

/** Whether a node belongs to the body, not to the label. */
function isInBody({ type }: Syntax): boolean {
  return !/^(?:(?:constant|or|and|negated|relational|parenthesized)_pattern|when_clause)$/.test(
    type,
  );
}

/** The condition of a label; undefined for `default`. */
function testOf(label: Syntax, left: Expression, text: string): Expression | undefined {
  if (/^default\s*:/.test(text.slice(label.start, label.end))) return undefined;
  return readCase(label.children, left, spanOf(label), text);
}
