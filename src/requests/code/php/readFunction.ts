import type { FunctionCode, Parameter, Pattern, Statement } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { plainName, variablesIn, type PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements, valueOf } from "./readStatement.ts";

/** Functions, methods and closures; but for arrow functions they see no variables but their own. */
export function readFunction(node: Syntax, source: PhpSource): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  const isArrow = node.type === "arrow_function";
  const isClosure = isArrow || node.type === "anonymous_function";
  const { text, changing, defined, className } = source;
  const inside: PhpSource = { text, changing, defined, className };
  const parameters = (childOf(node, "parameters")?.children ?? []).flatMap((each) =>
    readParameter(each, inside),
  );
  const statements =
    body === undefined
      ? []
      : isArrow
        ? [leave(body, inside)]
        : readStatements(body.children, inside);
  const own = isArrow || body === undefined ? new Set<string>() : variablesIn(body.children, text);
  for (const known of knownIn(node, source)) own.delete(known);
  for (const { pattern } of parameters) if (pattern.kind === "variable") own.delete(pattern.name);
  const hasStatic = node.children.some(({ type }) => type === "static_modifier");
  return {
    ...spanOf(node),
    name: name === undefined ? undefined : `${source.text.slice(name.start, name.end)}()`,
    parameters,
    body: [...unknownVariables(own, node), ...statements],
    ...(isClosure ? { keepsSelf: true } : {}),
    // Somebody else says what it does.
    ...(body === undefined ? { isWrapped: true } : {}),
    ...(node.type === "method_declaration" && hasStatic ? { isStatic: true } : {}),
  };
}

function leave(body: Syntax, source: PhpSource): Statement {
  return { kind: "leave", ...spanOf(body), value: valueOf(body, source), returns: true };
}

/** What is not of the function alone: what a closure uses, what is global. */
function knownIn(node: Syntax, { text }: PhpSource): readonly string[] {
  const found: string[] = [];
  const take = (inner: Syntax): void => {
    if (inner.type === "variable_name") found.push(text.slice(inner.start, inner.end));
    else inner.children.forEach(take);
  };
  const look = (inner: Syntax): void => {
    if (/^(?:anonymous_function_use_clause|global_declaration)$/.test(inner.type)) take(inner);
    else inner.children.forEach(look);
  };
  node.children.forEach(look);
  return found;
}

/** Variables that nothing is known of before they are given a value. */
export function unknownVariables(names: ReadonlySet<string>, at: Syntax): readonly Statement[] {
  const place = { start: at.start, end: at.start };
  return [...names].map((name): Statement => {
    const target = { kind: "variable", ...place, name } as const;
    return { kind: "declare", ...place, target, value: other(place, []) };
  });
}

function readParameter(node: Syntax, source: PhpSource): Parameter[] {
  const name = childOf(node, "name");
  if (name === undefined) return [];
  const shown = source.text.slice(name.start, name.end);
  const value = childOf(node, "default_value");
  const type = value?.type === "null" ? undefined : classIn(childOf(node, "type"));
  const pattern: Pattern = {
    ...{ kind: "variable", ...spanOf(name), name: shown },
    ...(value === undefined ? {} : { default: readExpression(value, source) }),
  };
  return [
    {
      pattern,
      ...(node.type === "variadic_parameter" ? { rest: true } : {}),
      ...(node.type === "property_promotion_parameter" ? { isField: true } : {}),
      ...(type === undefined
        ? {}
        : { type: { kind: "name", ...spanOf(type), name: plainName(type, source.text) } as const }),
    },
  ];
}

function classIn(type: Syntax | undefined): Syntax | undefined {
  if (type === undefined) return undefined;
  return type.type === "named_type" ? type.children[0] : classIn(type.children[0]);
}
