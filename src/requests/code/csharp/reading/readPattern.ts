import type { Span } from "../../../httpRequest.ts";
import type { Expression } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, nodesIn, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** `x is null`, `x is not null`, `x is HttpClient client`; variables in the pattern get the tested value. */
export function readPattern(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const tested = childOf(node, "expression");
  const pattern = childOf(node, "pattern");
  const left = readExpression(tested, text);
  if (pattern === undefined) return other(at, [left]);
  const compared = matching(pattern, left, at, text);
  if (compared !== undefined) return compared;
  const isNegated = pattern.type === "negated_pattern";
  const inner = isNegated ? pattern.children[0] : pattern;
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

/** The test of a label or an arm: a pattern, and what may stand behind its `when`. */
export function readCase(
  [pattern, when]: readonly Syntax[],
  left: Expression,
  at: Span,
  text: string,
): Expression {
  const test = matching(pattern, left, at, text) ?? other(at, []);
  if (when?.type !== "when_clause") return test;
  const right = readExpression(when.children[0], text);
  return { kind: "logical", ...at, operator: "and", left: test, right };
}

/** The test that a pattern of plain values stands for: `"csv" or "tsv"`, `not null`; undefined for other patterns. */
function matching(
  pattern: Syntax | undefined,
  left: Expression,
  at: Span,
  text: string,
): Expression | undefined {
  if (pattern === undefined) return undefined;
  if (pattern.type === "discard") return { kind: "constant", ...at, value: true };
  const parts = pattern.children.filter(({ field }) => field !== "operator");
  if (pattern.type === "constant_pattern")
    return { kind: "same", ...at, left, right: readExpression(parts[0], text) };
  const [first, second] = parts.map((part) => matching(part, left, at, text));
  if (first === undefined) return undefined;
  switch (pattern.type) {
    case "parenthesized_pattern":
      return first;
    case "negated_pattern":
      return { kind: "not", ...at, value: first };
    case "or_pattern":
    case "and_pattern": {
      const operator = pattern.type === "or_pattern" ? "or" : "and";
      return second && { kind: "logical", ...at, operator, left: first, right: second };
    }
    default:
      return undefined;
  }
}

/** A pattern of which only is known that null does not match; `parts`: assignments to its variables. */
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

/** Assigns the tested value to a pattern's variable. */
function called(name: Syntax, value: Expression, text: string): Expression {
  const at = spanOf(name);
  const target = { kind: "variable", ...at, name: text.slice(name.start, name.end) } as const;
  return { kind: "assign", ...at, target, value };
}

/** Assigns properties to variables: `{ Content: { Headers: { } headers } }`. */
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

/** The property that a pattern names: `Headers`, `Headers.Accept`. */
function propertyOf(of: Expression, key: Syntax, text: string): Expression {
  const [object, name] = [childOf(key, "expression"), childOf(key, "name") ?? key];
  const nameSpan = spanOf(name);
  return {
    ...{ kind: "member", ...spanOf(key), name: text.slice(name.start, name.end), nameSpan },
    object: object === undefined ? of : propertyOf(of, object, text),
  };
}
