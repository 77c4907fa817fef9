import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import type { FunctionCode, Parameter } from "../../declarations.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { misspeltVariables } from "./misspeltVariables.ts";
import { memberName, type PhpSource } from "./phpSource.ts";
import { typeIn } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { ownCopy } from "./setElsewhere.ts";
import { targetsIn, variablesOf } from "./targets.ts";
import { readStatements, valueOf } from "./readStatement.ts";
import { arrayName, yieldedVariable } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";
import { variablesIn } from "./variables.ts";

/** A function, method or closure. Except for arrow functions, they only see their own variables. */
export function readFunction(node: Syntax, source: PhpSource): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  const isArrow = node.type === "arrow_function";
  const isClosure = isArrow || node.type === "anonymous_function";
  const shown = (childOf(node, "parameters")?.children ?? []).concat(body?.children ?? []);
  const variables = isArrow ? source.variables : variablesIn(shown, source.text);
  const inside: PhpSource = {
    ...{ ...source, around: node, variables },
    ...{ loop: undefined, place: "code" },
  };
  const parameters = (childOf(node, "parameters")?.children ?? []).flatMap((each) =>
    readParameter(each, inside),
  );
  const own = new Set(isArrow || body === undefined ? [] : variables.firsts.keys());
  for (const known of knownIn(node, source)) own.delete(known);
  for (const { pattern } of parameters) if (pattern.kind === "variable") own.delete(pattern.name);
  const misspelt = misspeltVariables(body, own, variables, source.text);
  const hasStatic = node.children.some(({ type }) => type === "static_modifier");
  const shownName = name && `${source.text.slice(name.start, name.end)}()`;
  return {
    ...spanOf(node),
    name:
      shownName !== undefined && node.type === "method_declaration"
        ? memberName(shownName, source)
        : shownName,
    parameters,
    body: [
      ...takenIn(node, source).map((taken) => ownCopy(taken, node)),
      ...unknownVariables(own, node, misspelt),
      ...bodyOf(body, isArrow, inside),
    ],
    ...(isClosure ? { keepsSelf: true } : {}),
    // Abstract: implemented elsewhere.
    ...(body === undefined ? { isWrapped: true } : {}),
    ...(node.type === "method_declaration" && hasStatic ? { isStatic: true } : {}),
  };
}

function bodyOf(
  body: Syntax | undefined,
  isArrow: boolean,
  source: PhpSource,
): readonly Statement[] {
  if (body === undefined) return [];
  if (isArrow) {
    return [{ kind: "leave", ...spanOf(body), value: valueOf(body, source), returns: true }];
  }
  const statements = readStatements(body.children, source);
  if (!body.children.some(yields)) return statements;
  // A generator's values are gathered in an array.
  const [start, end] = [
    { start: body.start, end: body.start },
    { start: body.end, end: body.end },
  ];
  const target = { kind: "variable", ...start, name: yieldedVariable } as const;
  const given = [undefined, true].map((of): Expression => ({
    kind: "constant",
    ...start,
    value: of,
  }));
  const value = calledFor(arrayName, start, given);
  const all = { kind: "name", ...end, name: yieldedVariable } as const;
  return [
    { kind: "declare", ...start, target, value },
    ...statements,
    { kind: "leave", ...end, value: all, returns: true },
  ];
}

function yields(node: Syntax): boolean {
  if (node.type === "yield_expression") return true;
  return !/^(?:anonymous_function|arrow_function|function_definition|anonymous_class)$/.test(
    node.type,
  )
    ? node.children.some(yields)
    : false;
}

/** The outer variables that a closure captures; for an arrow function, those that it assigns. */
export function takenIn(node: Syntax, { text }: PhpSource): readonly string[] {
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  if (node.type === "anonymous_function") {
    const clause = node.children.find(({ type }) => type === "anonymous_function_use_clause");
    return (clause?.children ?? []).flatMap((used) =>
      used.type === "variable_name" ? [shown(used)] : [],
    );
  }
  if (node.type !== "arrow_function") return [];
  const set = new Set(targetsIn(node.children).flatMap(variablesOf).map(shown));
  const own = (childOf(node, "parameters")?.children ?? []).flatMap(
    (each) => childOf(each, "name") ?? [],
  );
  for (const name of own) set.delete(shown(name));
  set.delete("$this");
  return [...set];
}

/** Variables that are not local: captured or global ones. */
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

/** Declares variables with unknown values, or with null. */
export function unknownVariables(
  names: ReadonlySet<string>,
  at: Syntax,
  unset: ReadonlySet<string> = new Set(),
): readonly Statement[] {
  const place = { start: at.start, end: at.start };
  return [...names].map((name): Statement => {
    const target = { kind: "variable", ...place, name } as const;
    const nothing = { kind: "constant", ...place, value: null } as const;
    const value = unset.has(name) ? nothing : other(place, []);
    return { kind: "declare", ...place, target, value };
  });
}

function readParameter(node: Syntax, source: PhpSource): Parameter[] {
  const name = childOf(node, "name");
  if (name === undefined) return [];
  const shown = source.text.slice(name.start, name.end);
  const value = childOf(node, "default_value");
  const pattern: Pattern = {
    ...{ kind: "variable", ...spanOf(name), name: shown },
    ...(value === undefined ? {} : { default: readExpression(value, source) }),
  };
  const isReference = node.children.some(({ type }) => type === "reference_modifier");
  return [
    {
      pattern,
      ...(node.type === "variadic_parameter" ? { rest: true, restNamed: true } : {}),
      ...(node.type === "property_promotion_parameter" ? { isField: true } : {}),
      ...(isReference ? { isReference } : {}),
      ...(value?.type === "null" ? {} : typeIn(childOf(node, "type"), source)),
    },
  ];
}
