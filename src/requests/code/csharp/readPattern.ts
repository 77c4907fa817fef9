import type { Span } from "../../httpRequest.ts";
import type { Expression } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, nodesIn, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** `x is null`, `x is not null`, `x is HttpClient client`: names in the pattern stand for what is tested. */
export function readPattern(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const tested = childOf(node, "expression");
  const pattern = childOf(node, "pattern");
  const left = readExpression(tested, text);
  if (pattern === undefined) return other(at, [left]);
  const isNegated = pattern.type === "negated_pattern";
  const inner = isNegated ? pattern.children[0] : pattern;
  if (inner?.type === "constant_pattern") {
    const right = readExpression(inner.children[0], text);
    const same: Expression = { kind: "same", ...at, left, right };
    return isNegated ? { kind: "not", ...at, value: same } : same;
  }
  const name = namedIn(pattern);
  const parts = partsIn(pattern, left, text);
  if (name === undefined) {
    const isPart = inner?.type === "recursive_pattern";
    return isPart ? unlessNull(left, isNegated, at, parts) : other(at, [left, ...parts]);
  }
  const given = called(name, left, text);
  const mayBeNull = [...nodesIn(pattern)].some(({ type }) => type === "var_pattern");
  return mayBeNull ? other(at, [given, ...parts]) : unlessNull(given, isNegated, at, parts);
}

/** A pattern of which nothing is known but that null does not match it; `parts`: the names in it. */
function unlessNull(
  left: Expression,
  isNegated: boolean,
  at: Span,
  parts: readonly Expression[],
): Expression {
  const nothing: Expression = { kind: "constant", ...at, value: null };
  const same: Expression = { kind: "same", ...at, left, right: nothing };
  const value: Expression = {
    ...{ kind: "logical", ...at, operator: "and" },
    ...{ left: { kind: "not", ...at, value: same }, right: other(at, parts) },
  };
  return isNegated ? { kind: "not", ...at, value } : value;
}

function namedIn(pattern: Syntax): Syntax | undefined {
  if (/^(?:declaration|recursive|var)_pattern$/.test(pattern.type)) return childOf(pattern, "name");
  if (!/^(?:negated|and|parenthesized)_pattern$/.test(pattern.type)) return undefined;
  return pattern.children.map(namedIn).find((name) => name !== undefined);
}

/** A name in a pattern stands for what is tested there. */
function called(name: Syntax, value: Expression, text: string): Expression {
  const at = spanOf(name);
  const target = { kind: "variable", ...at, name: text.slice(name.start, name.end) } as const;
  return { kind: "assign", ...at, target, value };
}

/** `{ Content: { Headers: { } headers } }`: names for properties of what is tested. */
function partsIn(pattern: Syntax, of: Expression, text: string): readonly Expression[] {
  if (/^(?:negated|and|parenthesized)_pattern$/.test(pattern.type))
    return pattern.children.flatMap((each) => partsIn(each, of, text));
  if (pattern.type !== "recursive_pattern") return [];
  const clauses = pattern.children.filter(({ type }) => type === "property_pattern_clause");
  return clauses
    .flatMap(({ children }) => children)
    .flatMap(({ children: [key, inner] }) => {
      if (key === undefined || inner === undefined) return [];
      const held = propertyOf(of, key, text);
      const name = namedIn(inner);
      const own = name === undefined ? [] : [called(name, held, text)];
      return [...own, ...partsIn(inner, held, text)];
    });
}

/** `Headers`, `Headers.Accept` of something. */
function propertyOf(of: Expression, key: Syntax, text: string): Expression {
  const [object, name] = [childOf(key, "expression"), childOf(key, "name") ?? key];
  const nameSpan = spanOf(name);
  return {
    ...{ kind: "member", ...spanOf(key), name: text.slice(name.start, name.end), nameSpan },
    object: object === undefined ? of : propertyOf(of, object, text),
  };
}
