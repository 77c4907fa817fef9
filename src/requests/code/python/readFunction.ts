import type { FunctionCode, Parameter, Pattern, Statement } from "../program.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";

/** Decorators that hand on what is given, and give back what comes of it. */
const transparent =
  /^(?:[\w.]+\.)?(?:staticmethod|classmethod|property|\w+\.(?:setter|getter|deleter)|cached_property|cache|lru_cache|ttl_cache|cached|abstractmethod|override|overload|final|no_type_check|typechecked|beartype|wraps|retry|on_exception|on_predicate|retrying|deprecated|total_ordering|singledispatch)(?:\(|$)/;

/** Functions and lambdas; `decorators` and whether it is a method tell what its first parameter is. */
export function readFunction(
  node: Syntax,
  text: string,
  decorators: readonly string[] = [],
  isMethod = false,
): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  const isStatic = decorators.includes("staticmethod") || decorators.includes("classmethod");
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    parameters: (childOf(node, "parameters")?.children ?? []).flatMap((each) =>
      readParameter(each, text),
    ),
    body: body === undefined ? [] : readBody(body, text),
    ...(decorators.some((each) => /^(?:functools\.)?(?:cached_)?property$/.test(each))
      ? { isGetter: true }
      : {}),
    ...(isStatic ? { isStatic: true } : {}),
    ...(decorators.every((each) => transparent.test(each)) ? {} : { isWrapped: true }),
    ...(isMethod && !decorators.includes("staticmethod") ? { takesSelf: true } : {}),
  };
}

function readBody(node: Syntax, text: string): readonly Statement[] {
  if (node.type === "block") return readStatements(node.children, text);
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}

function readParameter(node: Syntax, text: string): Parameter[] {
  const variable = (of: Syntax): Pattern => ({
    kind: "variable",
    ...spanOf(of),
    name: text.slice(of.start, of.end),
  });
  switch (node.type) {
    case "identifier":
      return [{ pattern: variable(node), isRequired: true }];
    case "typed_parameter": {
      const [inner] = node.children;
      if (inner === undefined) return [];
      if (inner.type !== "identifier") return readParameter(inner, text);
      const type = childOf(node, "type");
      return [
        {
          pattern: variable(inner),
          isRequired: true,
          ...(type === undefined ? {} : { type: readExpression(type.children[0], text) }),
        },
      ];
    }
    case "default_parameter":
    case "typed_default_parameter": {
      const name = childOf(node, "name");
      if (name === undefined) return [];
      const pattern = variable(name);
      const value = readExpression(childOf(node, "value"), text);
      return [{ pattern: pattern.kind === "place" ? pattern : { ...pattern, default: value } }];
    }
    case "list_splat_pattern":
      return node.children
        .slice(0, 1)
        .map((inner) => ({ pattern: variable(inner), rest: true as const }));
    case "dictionary_splat_pattern":
      return node.children
        .slice(0, 1)
        .map((inner) => ({ pattern: variable(inner), restNamed: true as const }));
    default:
      return [];
  }
}
