import type { FunctionCode, Parameter, Pattern, Statement } from "../program.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { givesContext, traitsOf } from "./decorators.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";
import { readType } from "./readType.ts";

/** Functions and lambdas; `decorators` and whether it is a method tell what its first parameter is. */
export function readFunction(
  node: Syntax,
  text: string,
  decorators: readonly string[] = [],
  isMethod = false,
): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  const whole = body !== undefined && givesContext(decorators) ? withYields(body) : body;
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

/** The type of a statement that yields what `with` gives. */
export const yielding = "yield_statement";

function readBody(node: Syntax, text: string): readonly Statement[] {
  if (node.type === "block") return readStatements(node.children, text);
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}

function readParameter(node: Syntax, text: string): Parameter[] {
  const variable = (of: Syntax): Extract<Pattern, { kind: "variable" }> => ({
    kind: "variable",
    ...spanOf(of),
    name: text.slice(of.start, of.end),
  });
  const typed = (): Pick<Parameter, "type"> => {
    const type = readType(childOf(node, "type"), text);
    return type === undefined ? {} : { type };
  };
  const [inner] = node.children;
  switch (node.type) {
    case "identifier":
      return [{ pattern: variable(node), isRequired: true }];
    case "typed_parameter":
      if (inner === undefined) return [];
      if (inner.type !== "identifier") return readParameter(inner, text);
      return [{ pattern: variable(inner), isRequired: true, ...typed() }];
    case "default_parameter":
    case "typed_default_parameter": {
      const name = childOf(node, "name");
      if (name === undefined) return [];
      const value = readExpression(childOf(node, "value"), text);
      return [{ pattern: { ...variable(name), default: value }, ...typed() }];
    }
    case "list_splat_pattern":
      return inner === undefined ? [] : [{ pattern: variable(inner), rest: true }];
    case "dictionary_splat_pattern":
      return inner === undefined ? [] : [{ pattern: variable(inner), restNamed: true }];
    default:
      return [];
  }
}
