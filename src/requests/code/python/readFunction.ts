import type { Statement } from "../program.ts";
import type { FunctionCode } from "../declarations.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { givesContext, traitsOf } from "./decorators.ts";
import { readExpression } from "./readExpression.ts";
import { readParameter } from "./readParameter.ts";
import { readStatements } from "./readStatement.ts";
import { gathered, yieldingOf } from "./readYield.ts";

/** Functions and lambdas; `decorators` and whether it is a method tell what its first parameter is. */
export function readFunction(
  node: Syntax,
  text: string,
  decorators: readonly string[] = [],
  isMethod = false,
): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    parameters: (childOf(node, "parameters")?.children ?? []).flatMap((each) =>
      readParameter(each, text),
    ),
    body: body === undefined ? [] : readBody(body, text, givesContext(decorators)),
    ...traitsOf(decorators),
    ...(isMethod && !decorators.includes("staticmethod") ? { takesSelf: true } : {}),
  };
}

function readBody(node: Syntax, text: string, isContext: boolean): readonly Statement[] {
  if (node.type === "block") {
    const yielding = yieldingOf(node, text, isContext);
    return gathered(yielding, readStatements(yielding.body.children, text));
  }
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}
