import type { Expression, Statement } from "../../program.ts";
import type { FunctionCode, Parameter } from "../../declarations.ts";
import { callLike, nameOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readArguments } from "./readCall.ts";
import { readExpression } from "./readExpression.ts";
import { readBody } from "./readStatement.ts";

/** The name of constructors, which no method can have. */
export const maker = "<new>";

export function readMethod(node: Syntax, text: string): FunctionCode {
  const name = childOf(node, "name");
  const isMaker = node.type === "constructor_declaration";
  const isStatic = node.children.some(
    ({ type, start, end }) => type === "modifier" && text.slice(start, end) === "static",
  );
  const isVirtual = node.children.some(
    ({ type, start, end }) => type === "modifier" && text.slice(start, end) === "virtual",
  );
  const [first] = childOf(node, "parameters")?.children ?? [];
  const isExtension = first?.children.some(
    ({ type, start, end }) => type === "modifier" && text.slice(start, end) === "this",
  );
  return {
    ...spanOf(node),
    name: isMaker ? maker : name && text.slice(name.start, name.end),
    parameters: readParameters(childOf(node, "parameters"), text),
    body: [
      ...(isMaker && !isStatic ? readInitializer(node, text) : []),
      ...readBody(childOf(node, "body"), text),
    ],
    ...(isStatic ? { isStatic: true } : {}),
    ...(isExtension === true ? { isExtension: true } : {}),
    ...(isVirtual ? { isOverridable: true } : {}),
  };
}

/** A constructor's `: base(…)` or `: this(…)`; without either, the base class's constructor is called. */
function readInitializer(node: Syntax, text: string): readonly Statement[] {
  const initializer = node.children.find(({ type }) => type === "constructor_initializer");
  if (initializer === undefined) {
    const start = childOf(node, "body")?.start ?? node.start;
    const at = { start, end: start };
    const callee = nameOf("super", at);
    const value = { kind: "call", ...at, callee, args: [], isNew: false, inside: at } as const;
    return [{ kind: "do", ...at, value }];
  }
  const at = spanOf(initializer);
  const isOwn = /^:\s*this\b/.test(text.slice(at.start, at.end));
  const list = initializer.children.find(({ type }) => type === "argument_list");
  const callee = { kind: "name", ...at, name: isOwn ? "this" : "super" } as const;
  const args = list === undefined ? [] : readArguments(list, text);
  return [{ kind: "do", ...at, value: callLike(callee, initializer, args) }];
}

/** A lambda or local function, which has the `this` around it. */
export function readInner(node: Syntax, text: string): FunctionCode {
  const name = childOf(node, "name");
  return {
    ...{ ...spanOf(node), name: name && text.slice(name.start, name.end), keepsSelf: true },
    parameters: readParameters(childOf(node, "parameters"), text),
    body: readBody(childOf(node, "body"), text),
  };
}

export function readParameters(node: Syntax | undefined, text: string): readonly Parameter[] {
  if (node === undefined) return [];
  if (node.type === "implicit_parameter" || node.type === "identifier") return [named(node, text)];
  // A `params` parameter is not a node of its own.
  const many = childOf(node, "name");
  const last = many === undefined ? [] : [{ ...named(many, text), rest: true as const }];
  const own = node.children.flatMap((each): Parameter[] => {
    if (each === many) return [];
    if (each.type === "identifier" || each.type === "implicit_parameter")
      return [named(each, text)];
    const name = childOf(each, "name");
    if (each.type !== "parameter" || name === undefined) return [];
    const type = typeName(childOf(each, "type"), text);
    const value = defaultOf(each);
    const { pattern } = named(name, text);
    const isReference = each.children.some(
      (child) => child.type === "modifier" && text.slice(child.start, child.end) === "ref",
    );
    const usual = value && readExpression(value, text);
    return [
      {
        pattern:
          usual === undefined || isDefault(value) || pattern.kind !== "variable"
            ? pattern
            : { ...pattern, default: usual },
        ...(isReference ? { isReference } : {}),
        // A parameter that may be null may be given anything.
        ...(type === undefined || isNull(usual) ? {} : { type: nameOf(type, name) }),
      },
    ];
  });
  return [...own, ...last];
}

/** The default that a parameter is declared with. */
export function defaultOf({ children }: Syntax): Syntax | undefined {
  return children.find(
    ({ field, type }) => field === undefined && type !== "modifier" && type !== "attribute_list",
  );
}

function isDefault(value: Syntax | undefined): boolean {
  return value?.type === "default_expression";
}

function isNull(value: Expression | undefined): boolean {
  return value?.kind === "constant" && value.value === null;
}

function named(node: Syntax, text: string): Parameter {
  return {
    pattern: { kind: "variable", ...spanOf(node), name: text.slice(node.start, node.end) },
  };
}

/** A type's name without array, nullability and type arguments. */
export function typeName(node: Syntax | undefined, text: string): string | undefined {
  switch (node?.type) {
    case "identifier":
      return text.slice(node.start, node.end);
    case "generic_name":
    case "nullable_type":
      return typeName(node.children[0], text);
    case "qualified_name":
    case "alias_qualified_name":
      return typeName(childOf(node, "name"), text);
    case undefined:
    default:
      return undefined;
  }
}
