import type { Expression } from "../../program.ts";
import type { FunctionCode, Parameter } from "../../declarations.ts";
import { nameOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { asking, isInjected, providing } from "./injected.ts";
import { defaultOf, givenTo } from "./readAnnotation.ts";
import { readExpression } from "./readExpression.ts";
import { readBody } from "./readStatement.ts";

/** The name of constructors, which no method can have. */
export const maker = "<new>";

export function readMethod(node: Syntax, text: string): FunctionCode {
  const name = childOf(node, "name");
  const isGiven = isInjected(node, text);
  const gives = readType(childOf(node, "type"), text);
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    parameters: readParameters(childOf(node, "parameters"), text, isGiven),
    body: readBody(childOf(node, "body"), text),
    ...(hasModifier(node, "static", text) ? { isStatic: true } : {}),
    ...(gives === undefined ? {} : { gives }),
    ...(isOverridable(node, text) ? { isOverridable: true } : {}),
    ...providing(node, text),
  };
}

/** Whether a method is meant to be overridden: protected, or an interface's default. */
function isOverridable(node: Syntax, text: string): boolean {
  if (hasModifier(node, "(?:static|final)", text)) return false;
  return hasModifier(node, "(?:protected|default)", text);
}

/** A constructor; in a derived class it calls the base's constructor first, even if not written. */
export function readMaker(node: Syntax, text: string, isDerived: boolean): FunctionCode {
  const method = readMethod(node, text);
  const body = childOf(node, "body");
  const isWritten = body?.children[0]?.type === "explicit_constructor_invocation";
  const at = { start: body?.start ?? node.start, end: body?.start ?? node.start };
  const callee = nameOf("super", at);
  const value = { kind: "call", ...at, callee, args: [], isNew: false, inside: at } as const;
  return {
    ...{ ...method, name: maker },
    body: isDerived && !isWritten ? [{ kind: "do", ...at, value }, ...method.body] : method.body,
  };
}

/** Whether a declaration has a modifier such as `static` or `abstract`. */
export function hasModifier(node: Syntax, modifier: string, text: string): boolean {
  const modifiers = node.children.find(({ type }) => type === "modifiers");
  if (modifiers === undefined) return false;
  // Annotations are among the modifiers.
  const own = modifiers.children.reduce(
    (shown, { start, end }) => shown.replace(text.slice(start, end), ""),
    text.slice(modifiers.start, modifiers.end),
  );
  return new RegExp(`\\b${modifier}\\b`).test(own);
}

export function readLambda(node: Syntax, text: string): FunctionCode {
  return {
    ...{ ...spanOf(node), name: undefined, keepsSelf: true },
    parameters: readParameters(childOf(node, "parameters"), text),
    body: readBody(childOf(node, "body"), text),
  };
}

/** `isGiven`: a container passes the arguments. */
export function readParameters(
  node: Syntax | undefined,
  text: string,
  isGiven = false,
): readonly Parameter[] {
  if (node === undefined) return [];
  const list = node.type === "identifier" ? [node] : node.children;
  return list.flatMap((each): Parameter[] => {
    const declarator = each.children.find(({ type }) => type === "variable_declarator");
    const name = each.type === "identifier" ? each : childOf(declarator ?? each, "name");
    if (name === undefined || each.type === "receiver_parameter") return [];
    const type = readType(childOf(each, "type"), text);
    const otherwise = defaultOf(each, text);
    const given = givenTo(each, text);
    return [
      {
        pattern: {
          ...{ kind: "variable", ...spanOf(name), name: text.slice(name.start, name.end) },
          ...(otherwise === undefined ? {} : { default: otherwise }),
        },
        ...(type === undefined ? {} : { type }),
        ...(given === undefined ? {} : { given }),
        ...asking(each, text.slice(name.start, name.end), isGiven, text),
        ...(each.type === "spread_parameter" ? { rest: true } : {}),
      },
    ];
  });
}

/** A type's name without type arguments. */
export function readType(node: Syntax | undefined, text: string): Expression | undefined {
  if (node?.type === "generic_type") return readType(node.children[0], text);
  const isName = node !== undefined && /^(?:scoped_)?type_identifier$/.test(node.type);
  return isName ? readExpression(node, text) : undefined;
}
