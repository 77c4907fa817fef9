import type { FunctionCode, Parameter } from "../program.ts";
import { nameOf, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readBody } from "./readStatement.ts";

/** What constructors are called in here: no method can be. */
export const maker = "<new>";

export function readMethod(node: Syntax, text: string): FunctionCode {
  const name = childOf(node, "name");
  const modifiers = node.children.find(({ type }) => type === "modifiers");
  const isStatic =
    modifiers !== undefined && /\bstatic\b/.test(text.slice(modifiers.start, modifiers.end));
  const isMaker = node.type === "constructor_declaration";
  return {
    ...spanOf(node),
    name: isMaker ? maker : name && text.slice(name.start, name.end),
    parameters: readParameters(childOf(node, "parameters"), text),
    body: readBody(childOf(node, "body"), text),
    ...(isStatic ? { isStatic: true } : {}),
  };
}

export function readLambda(node: Syntax, text: string): FunctionCode {
  return {
    ...{ ...spanOf(node), name: undefined, keepsSelf: true },
    parameters: readParameters(childOf(node, "parameters"), text),
    body: readBody(childOf(node, "body"), text),
  };
}

export function readParameters(node: Syntax | undefined, text: string): readonly Parameter[] {
  if (node === undefined) return [];
  const list = node.type === "identifier" ? [node] : node.children;
  return list.flatMap((each): Parameter[] => {
    const declarator = each.children.find(({ type }) => type === "variable_declarator");
    const name = each.type === "identifier" ? each : childOf(declarator ?? each, "name");
    if (name === undefined || each.type === "receiver_parameter") return [];
    const type = typeName(childOf(each, "type"), text);
    return [
      {
        pattern: {
          ...{ kind: "variable", ...spanOf(name), name: text.slice(name.start, name.end) },
        },
        ...(type === undefined ? {} : { type: nameOf(type, each) }),
        ...(each.type === "spread_parameter" ? { rest: true } : {}),
      },
    ];
  });
}

/** The plain name of a type, without what it is a list or a map of. */
export function typeName(node: Syntax | undefined, text: string): string | undefined {
  if (node?.type === "type_identifier") return text.slice(node.start, node.end);
  if (node?.type === "generic_type") return typeName(node.children[0], text);
  return undefined;
}
