import type { Statement } from "../program.ts";
import type { FunctionCode } from "../declarations.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { givesContext, traitsOf } from "./decorators.ts";
import { readExpression } from "./readExpression.ts";
import { readParameter } from "./readParameter.ts";
import { readStatements } from "./readStatement.ts";

/** Functions and lambdas; `decorators` and whether it is a method tell what its first parameter is. */
export function readFunction(
  node: Syntax,
  text: string,
  decorators: readonly string[] = [],
  isMethod = false,
): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  const gives = body !== undefined && (givesContext(decorators) || yieldsOnce(body));
  const whole = gives ? withYields(body) : body;
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    parameters: (childOf(node, "parameters")?.children ?? []).flatMap((each) =>
      readParameter(each, text),
    ),
    body: whole === undefined ? [] : readBody(whole, text),
    ...traitsOf(decorators),
    ...(isMethod && !decorators.includes("staticmethod") ? { takesSelf: true } : {}),
  };
}

/** What a function yields is what it gives: it goes on when that is done with. */
function withYields(node: Syntax): Syntax {
  if (/^(?:function_definition|class_definition|lambda)$/.test(node.type)) return node;
  const [inner] = node.children;
  if (node.type === "expression_statement" && inner?.type === "yield")
    return { ...inner, type: yielding };
  return { ...node, children: node.children.map(withYields) };
}

/** Whether a function gives one thing and goes on later, as what FastAPI calls a dependency. */
function yieldsOnce(body: Syntax): boolean {
  const found = yieldsIn(body, false);
  return found.length === 1 && found[0] === "once";
}

function yieldsIn(node: Syntax, isRepeated: boolean): readonly ("once" | "often")[] {
  if (/^(?:function_definition|class_definition|lambda)$/.test(node.type)) return [];
  if (node.type === "yield") return [isRepeated ? "often" : "once"];
  const repeats = isRepeated || /^(?:for|while)_statement$|comprehension$/.test(node.type);
  return node.children.flatMap((child) => yieldsIn(child, repeats));
}

/** The type of a statement that yields what `with` gives. */
export const yielding = "yield_statement";

function readBody(node: Syntax, text: string): readonly Statement[] {
  if (node.type === "block") return readStatements(node.children, text);
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}
