import type { Span } from "../httpRequest.ts";
import type { FunctionCode } from "./declarations.ts";
import type { Pattern } from "./pattern.ts";
import type { EntryExpression, Expression, Statement } from "./program.ts";

/**
 * Where the trailing spreads of an object begin that come from callers of the enclosing functions:
 * `{ Accept: type, ...options.headers }`.
 */
export function firstGiven(
  entries: readonly EntryExpression[],
  at: Span,
  functions: Iterable<FunctionCode>,
): number | undefined {
  if (entries.at(-1)?.key !== undefined) return undefined;
  const names = givenAround(at, functions);
  const own = entries.findLastIndex(
    ({ key, value }) => key !== undefined || !isGiven(value, names),
  );
  return own === entries.length - 1 ? undefined : own + 1;
}

/** The parameters of the enclosing functions, and the variables that are destructured from these. */
function givenAround(at: Span, functions: Iterable<FunctionCode>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { start, end, parameters, body, takesSelf } of functions) {
    if (start > at.start || at.end > end) continue;
    for (const { pattern } of takesSelf === true ? parameters.slice(1) : parameters) add(pattern);
    for (const statement of body) {
      const { target, value } = setBy(statement) ?? {};
      if (target !== undefined && value !== undefined && isGiven(value, names)) add(target);
    }
  }
  return names;

  function add(pattern: Pattern): void {
    if (pattern.kind === "variable") names.add(pattern.name);
    if (pattern.kind === "parts") for (const part of pattern.parts) add(part.pattern);
  }
}

function setBy(statement: Statement): { target: Pattern; value?: Expression } | undefined {
  if (statement.kind === "declare" && statement.value !== undefined)
    return { target: statement.target, value: statement.value };
  return statement.kind === "do" && statement.value.kind === "assign" ? statement.value : undefined;
}

/**
 * Whether an expression is one of these names, a member of one, or such a value with a fallback
 * (`options.headers ?? {}`).
 */
function isGiven(value: Expression, names: ReadonlySet<string>): boolean {
  switch (value.kind) {
    case "name":
      return names.has(value.name);
    case "member":
    case "index":
      return isGiven(value.object, names);
    case "logical":
      return isGiven(value.left, names) || isGiven(value.right, names);
    case "choose":
      return isGiven(value.then, names) || isGiven(value.otherwise, names);
    case "text":
    case "constant":
    case "join":
    case "plus":
    case "call":
    case "object":
    case "list":
    case "spread":
    case "function":
    case "class":
    case "assign":
    case "delete":
    case "not":
    case "same":
    case "sized":
    case "other":
      return false;
  }
}
