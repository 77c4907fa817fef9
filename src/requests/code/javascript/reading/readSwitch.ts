import { type Label, fallingThrough, inOrder, isBreak } from "../../labels.ts";
import type { Statement } from "../../program.ts";
import { nameOf, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";

/** Reads a `switch` as a chain of comparisons. */
export function readSwitch(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const cases = childOf(node, "body")?.children ?? [];
  const given = readExpression(childOf(node, "value"), text);
  const bodies = fallingThrough(
    cases.map((each) => readStatements(childrenOf(each, "body"), text)),
  );
  // No variable in a file has such a name.
  const name = `switch ${String(node.start)}`;
  const value = nameOf(name, at);
  const labels = cases.map((each, index): Label => {
    const asked = childOf(each, "value");
    const body = bodies[index] ?? [];
    return {
      test: asked && {
        kind: "same",
        ...spanOf(asked),
        left: value,
        right: readExpression(asked, text),
      },
      body: body.filter((inner) => !isBreak(inner)),
      isShared: body.length === 0 && index < cases.length - 1,
    };
  });
  const target = { kind: "variable", ...at, name } as const;
  return [
    { kind: "declare", ...at, target, value: given },
    { kind: "branches", ...at, branches: [inOrder(labels)], isComplete: true, takesBreaks: true },
  ];
}
