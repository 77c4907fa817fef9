import type { FunctionCode, Parameter, Statement } from "../program.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import { readStatements } from "./readStatement.ts";

/** Functions of every kind, methods among them; `isWrapped`: a decorator is around it. */
export function readFunction(node: Syntax, text: string, isWrapped = false): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  const single = childOf(node, "parameter");
  const parameters = childOf(node, "parameters")?.children ?? (single ? [single] : []);
  const head = text.slice(node.start, name?.start ?? node.start);
  const is = (word: string): boolean => new RegExp(`(?:^|\\s)${word}\\s`).test(head);
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    parameters: parameters.flatMap((each) => readParameter(each, text)),
    body: body === undefined ? [] : readBody(body, text),
    ...(isWrapped ? { isWrapped: true } : {}),
    ...(node.type === "arrow_function" ? { keepsSelf: true } : {}),
    ...(node.type === "method_definition" && is("get") ? { isGetter: true } : {}),
    ...(node.type === "method_definition" && is("static") ? { isStatic: true } : {}),
  };
}

function readBody(node: Syntax, text: string): readonly Statement[] {
  if (node.type === "statement_block") return readStatements(node.children, text);
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}

function readParameter(node: Syntax, text: string): Parameter[] {
  const isTyped = node.type === "required_parameter" || node.type === "optional_parameter";
  const inner = isTyped ? childOf(node, "pattern") : node;
  if (inner === undefined || inner.type === "this") return [];
  const pattern = readPattern(inner, text);
  const value = isTyped ? childOf(node, "value") : undefined;
  const type = childOf(node, "type")?.children.at(0);
  const isField = node.children.some((child) =>
    /^(?:accessibility_modifier|readonly|override_modifier)$/.test(child.type),
  );
  return [
    {
      pattern:
        value === undefined || pattern.kind === "place"
          ? pattern
          : { ...pattern, default: readExpression(value, text) },
      ...(inner.type === "rest_pattern" ? { rest: true } : {}),
      ...(type?.type === "type_identifier"
        ? {
            type: {
              kind: "name",
              ...spanOf(type),
              name: text.slice(type.start, type.end),
            } as const,
          }
        : {}),
      ...(isField ? { isField: true } : {}),
    },
  ];
}
