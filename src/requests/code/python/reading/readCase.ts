import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** The condition of a `case`; undefined if it is more than a comparison. */
export function testOf(
  matched: Expression,
  node: Syntax,
  text: string,
): Expression | "always" | undefined {
  const guard = childOf(node, "guard")?.children[0];
  const [pattern, ...others] = patternsOf(node);
  if (pattern === undefined || others.length > 0) return undefined;
  const test = testBy(matched, pattern, text);
  if (guard === undefined || test === undefined) return test;
  // Captured variables do not exist yet in the guard.
  if (namesIn(pattern, text).length > 0) return undefined;
  const right = readExpression(guard, text);
  if (test === "always") return right;
  return { kind: "logical", ...spanOf(node), operator: "and", left: test, right };
}

function patternsOf({ children }: Syntax): readonly Syntax[] {
  return children.filter(({ type }) => type === "case_pattern");
}

function testBy(
  matched: Expression,
  pattern: Syntax,
  text: string,
): Expression | "always" | undefined {
  const source = text.slice(pattern.start, pattern.end);
  const [inner] = pattern.type === "case_pattern" ? pattern.children : [pattern];
  if (source === "_") return "always";
  if (inner === undefined || source.startsWith("-")) return undefined;
  switch (inner.type) {
    case "dotted_name":
      return inner.children.length === 1 ? "always" : same(matched, dotted(inner, text));
    case "string":
    case "integer":
    case "true":
    case "false":
    case "none":
      return same(matched, readExpression(inner, text));
    case "union_pattern":
      return unionOf(matched, inner, text);
    case "as_pattern":
    case "tuple_pattern": {
      const [only, ...others] = patternsOf(inner);
      const isOne = only !== undefined && others.length === 0 && !/,\s*\)$/.test(source);
      return isOne ? testBy(matched, only, text) : undefined;
    }
    default:
      return undefined;
  }
}

function unionOf(matched: Expression, union: Syntax, text: string): Expression | undefined {
  // The tree does not contain the sign of a number.
  if (/-\s*\d/.test(text.slice(union.start, union.end))) return undefined;
  const tests = union.children.map((each) => testBy(matched, each, text));
  const known = tests.filter((test) => test !== undefined && test !== "always");
  if (known.length < tests.length) return undefined;
  return known.reduce((left, right): Expression => {
    return { kind: "logical", ...spanOf(union), operator: "or", left, right };
  });
}

function same(matched: Expression, value: Expression): Expression {
  return { kind: "same", ...spanOf(value), left: matched, right: value };
}

function dotted({ children }: Syntax, text: string): Expression {
  const [first, ...more] = children.map((each): Expression => {
    return { kind: "name", ...spanOf(each), name: text.slice(each.start, each.end) };
  });
  return more.reduce<Expression>(
    (object, part) => ({
      ...{ kind: "member", object, start: object.start, end: part.end },
      ...{ name: text.slice(part.start, part.end), nameSpan: spanOf(part) },
    }),
    first ?? { kind: "other", start: 0, end: 0, parts: [] },
  );
}

/** Assigns the variables that a case captures: the whole subject or a part of it. */
export function capturedIn(node: Syntax, matched: Expression, text: string): readonly Statement[] {
  const patterns = patternsOf(node);
  return patterns.flatMap((pattern) => {
    const whole = patterns.length === 1 ? wholeIn(pattern) : undefined;
    return namesIn(pattern, text).map((each): Statement => {
      const at = spanOf(each);
      const name = text.slice(each.start, each.end);
      const value = each.start === whole?.start ? matched : other(at, []);
      const target = { kind: "variable", ...at, name } as const;
      return { kind: "declare", ...at, target, value, isWide: true };
    });
  });
}

/** The node of the variable that captures the whole subject. */
function wholeIn({ children: [inner] }: Syntax): Syntax | undefined {
  if (inner?.type === "dotted_name") return inner;
  return inner?.type === "as_pattern" ? inner.children.at(-1) : undefined;
}

function namesIn(node: Syntax, text: string): readonly Syntax[] {
  const [first, ...others] = node.children;
  switch (node.type) {
    case "dotted_name":
      return others.length === 0 &&
        first !== undefined &&
        text.slice(first.start, first.end) !== "_"
        ? [first]
        : [];
    case "splat_pattern":
      return first === undefined ? [] : [first];
    case "as_pattern":
      return node.children.flatMap((child) =>
        child.type === "identifier" ? [child] : namesIn(child, text),
      );
    case "class_pattern":
      return others.flatMap((child) => namesIn(child, text));
    default:
      return node.children.flatMap((child) => namesIn(child, text));
  }
}
