import type { Pattern, PatternPart } from "../../pattern.ts";
import type { Argument, EntryExpression, Expression, Statement } from "../../program.ts";
import type { FunctionCode, Parameter } from "../../declarations.ts";
import { nameText, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import { readBody } from "./readStatement.ts";
import type { RubySource } from "./rubySource.ts";

/** The variable for a method's block. */
export const givenBlock = "&";

/** A method. Keyword parameters are parts of one trailing hash; the block comes last. */
export function readMethod(
  node: Syntax,
  source: RubySource,
  more: Pick<FunctionCode, "isStatic"> = {},
): FunctionCode {
  const name = childOf(node, "name");
  const outside: RubySource = { ...source, locals: new Set(), isInLoop: false, isInBlock: false };
  const { parameters, first } = readParameters(childOf(node, "parameters"), outside);
  const called = name && source.text.slice(name.start, name.end);
  const inside: RubySource =
    called === undefined
      ? outside
      : {
          ...outside,
          method: { name: called, given: asArguments(childOf(node, "parameters"), source) },
        };
  const given = new Set(inside.locals);
  const body = [...first, ...readBody(childOf(node, "body"), inside)];
  const fresh = [...inside.locals].filter((local) => !given.has(local));
  // `def token=(value)` is a setter for `token`.
  const isSetter = source.isInClass && name?.type === "setter";
  const shown = isSetter ? called?.slice(0, -1) : called;
  return {
    ...spanOf(node),
    name: source.isInClass || shown === undefined ? shown : `${shown}()`,
    ...(isSetter ? { isSetter: true } : {}),
    ...(source.wrapsMethods && source.isInClass ? { isWrapped: true } : {}),
    ...(isKeeping(node, source) ? { keepsResult: true } : {}),
    parameters: [...parameters, { pattern: variable(givenBlock, node) }],
    body: [
      // Methods do not see outer variables.
      ...fresh.map((local): Statement => {
        return {
          kind: "declare",
          ...spanOf(node),
          target: variable(local, node),
          value: undefined,
        };
      }),
      // The result of `initialize` is ignored.
      ...(shown === "initialize" ? body : returning(body)),
    ],
    ...more,
  };
}

/** Whether a method memoizes, `def client = @client ||= …`, and nothing else assigns the variable. */
function isKeeping(node: Syntax, { text, isInClass, assigned }: RubySource): boolean {
  const body = childOf(node, "body");
  const only = body?.type === "body_statement" ? body.children : body && [body];
  const [assignment, ...others] = only ?? [];
  if (!isInClass || assignment?.type !== "operator_assignment" || others.length > 0) return false;
  const [, name] = /^(@@?\w+)\s*\|\|=/.exec(text.slice(assignment.start, assignment.end)) ?? [];
  return name !== undefined && !assigned.has(name);
}

/**
 * A block or lambda, which sees outer variables. `isMethod`: it becomes a method or lambda, so that a `return` in it is
 * its own.
 */
export function readBlock(node: Syntax, source: RubySource, isMethod = false): FunctionCode {
  const body = childOf(node, "body");
  const isLambda = node.type === "lambda" && body !== undefined;
  const isInBlock = !isLambda && !isMethod;
  const inside = { ...source, locals: new Set(source.locals), isInLoop: false, isInBlock };
  const { parameters } = readParameters(childOf(node, "parameters"), inside);
  const statements = readBody(isLambda ? (childOf(body, "body") ?? body) : body, inside);
  const implied = ["it", "_1"].map((name) => ({ pattern: variable(name, node) }));
  return {
    ...{ ...spanOf(node), name: undefined, keepsSelf: true },
    ...(isInBlock ? { isBlock: true } : {}),
    parameters: parameters.length === 0 ? implied.slice(0, 1) : parameters,
    body: returning(statements),
  };
}

/** A method's parameters as arguments, for a bare `super`. */
function asArguments(node: Syntax | undefined, { text }: RubySource): readonly Argument[] {
  const entries: EntryExpression[] = [];
  const args = (node?.children ?? []).flatMap((child): Argument[] => {
    const name = child.type === "identifier" ? child : childOf(child, "name");
    if (name === undefined || child.type === "block_parameter") return [];
    const at = spanOf(name);
    const value: Expression = { kind: "name", ...at, name: text.slice(at.start, at.end) };
    if (child.type === "keyword_parameter")
      entries.push({ ...at, key: nameText(value.name, at), value });
    else if (child.type === "hash_splat_parameter") entries.push({ ...at, key: undefined, value });
    else if (child.type === "splat_parameter")
      return [{ ...at, value: { kind: "spread", ...at, value } }];
    else return [{ ...at, value }];
    return [];
  });
  const [first] = entries;
  if (first === undefined) return args;
  const at = spanOf(first);
  return [...args, { ...at, value: { kind: "object", ...at, entries }, isNames: true }];
}

function variable(name: string, at: Syntax): Extract<Pattern, { kind: "variable" }> {
  return { kind: "variable", ...spanOf(at), name };
}

function readParameters(
  node: Syntax | undefined,
  source: RubySource,
): { readonly parameters: readonly Parameter[]; readonly first: readonly Statement[] } {
  const parameters: Parameter[] = [];
  const first: Statement[] = [];
  const parts: PatternPart[] = [];
  for (const child of node?.children ?? []) {
    const name = childOf(child, "name");
    const value = childOf(child, "value");
    if (child.type === "identifier" || child.type === "destructured_parameter") {
      parameters.push({ pattern: readPattern(child, source) });
      continue;
    }
    if (name === undefined) continue;
    const given = value === undefined ? undefined : readExpression(value, source);
    const pattern = readPattern(name, source);
    const target =
      given === undefined || pattern.kind === "place" ? pattern : { ...pattern, default: given };
    if (child.type === "optional_parameter") parameters.push({ pattern: target });
    else if (child.type === "splat_parameter") parameters.push({ pattern, rest: true });
    else if (child.type === "hash_splat_parameter") parts.push({ pattern });
    else if (child.type === "block_parameter") {
      const block = { kind: "name", ...spanOf(child), name: givenBlock } as const;
      first.push({ kind: "declare", ...spanOf(child), target: pattern, value: block });
    } else if (child.type === "keyword_parameter") {
      parts.push({ key: source.text.slice(name.start, name.end), pattern: target });
    }
  }
  if (parts.length > 0 && node !== undefined) {
    const none = { kind: "object", ...spanOf(node), entries: [] } as const;
    const pattern = { kind: "parts", ...spanOf(node), parts, default: none } as const;
    parameters.push({ pattern, takesNames: true });
  }
  return { parameters, first };
}

/** The statements with the last one's value returned. */
export function returning(statements: readonly Statement[]): readonly Statement[] {
  const last = statements.at(-1);
  if (last === undefined) return statements;
  const before = statements.slice(0, -1);
  const at = spanOf(last);
  switch (last.kind) {
    case "do":
      return [...before, { kind: "leave", ...at, value: last.value, returns: true }];
    case "branches":
      return [...before, { ...last, branches: last.branches.map(returning) }];
    case "block":
      return [...before, { ...last, body: returning(last.body) }];
    case "guarded":
      return [
        ...before,
        { ...last, body: returning(last.body), handlers: last.handlers.map(returning) },
      ];
    case "putOff":
    case "doubt":
    case "declare":
    case "function":
    case "class":
    case "import":
    case "loop":
    case "forked":
    case "leave":
      return statements;
  }
}
