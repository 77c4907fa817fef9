import type { Pattern, PatternPart } from "../../pattern.ts";
import type { Expression } from "../../program.ts";
import { combined, nameText, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readCase } from "./readPattern.ts";
import { referred } from "./readReference.ts";

/** `a = b`, `a ??= b`, `a += b`, `(a, b) = (c, d)`. */
export function readAssignment(node: Syntax, text: string): Expression {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const at = spanOf(node);
  const operator = childOf(node, "operator")?.type ?? "=";
  const given = readExpression(right, text);
  if (left === undefined) return other(at, [given]);
  // The method returns a reference.
  if (left.type === "invocation_expression") return other(at, [given, referred(left, text)]);
  const target = readTarget(left, text);
  if (operator === "??=") return { kind: "assign", ...at, target, value: given, ifMissing: true };
  const value: Expression =
    operator === "="
      ? given
      : operator === "+="
        ? { kind: "plus", ...at, left: readExpression(left, text), right: given }
        : other(at, [given]);
  return { kind: "assign", ...at, target, value };
}

/** The target of an assignment. */
export function readTarget(node: Syntax, text: string): Pattern {
  const at = spanOf(node);
  if (node.type === "declaration_expression") {
    const name = childOf(node, "name");
    return name === undefined
      ? { kind: "place", ...at, place: other(at, []) }
      : readTarget(name, text);
  }
  if (node.type === "tuple_expression" || node.type === "tuple_pattern") {
    const parts = node.children.map((child, index): PatternPart => {
      const part = child.type === "argument" ? (child.children.at(-1) ?? child) : child;
      return { at: index, pattern: readTarget(part, text) };
    });
    return { kind: "parts", ...at, parts };
  }
  return node.type === "identifier"
    ? { kind: "variable", ...at, name: text.slice(node.start, node.end) }
    : { kind: "place", ...at, place: readExpression(node, text) };
}

/** `x switch { A => 1, _ => 2 }`. */
export function readSwitchValue(node: Syntax, text: string, type?: string): Expression {
  const at = spanOf(node);
  const [given, ...arms] = node.children;
  const left = readExpression(given, text);
  const ways = arms.flatMap((arm) => {
    const value = arm.children.at(-1);
    if (value === undefined || value.type === "throw_expression") return [];
    const test = readCase(arm.children, left, at, text);
    return [{ test, value: readExpression(value, text, type) }];
  });
  const [last, ...others] = ways.toReversed();
  if (last === undefined) return other(at, [left]);
  return others.reduce<Expression>(
    (otherwise, { test, value }) => ({ kind: "choose", ...at, test, then: value, otherwise }),
    last.value,
  );
}

/** A binary expression. */
export function readBinary(node: Syntax, text: string, type?: string): Expression {
  const made = asMade(node);
  if (made !== undefined) return readExpression(made, text, type);
  const left = readExpression(childOf(node, "left") ?? node.children[0], text);
  const right = readExpression(childOf(node, "right") ?? node.children.at(-1), text, type);
  const operator = childOf(node, "operator")?.type ?? text.slice(left.end, right.start).trim();
  return combined(operator, left, right, spanOf(node));
}

/** `new List<(string Name, string Value)> { … }`, which the grammar parses as two comparisons. */
function asMade(node: Syntax): Syntax | undefined {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const made = left?.type === "binary_expression" ? childOf(left, "left") : undefined;
  const isMade = made?.type === "object_creation_expression" && made.children.length === 1;
  if (!isMade || right?.type !== "initializer_expression") return undefined;
  return { ...made, end: node.end, children: [...made.children, right] };
}

/** `options with { Version = "2.16" }`: a changed copy. */
export function readWith(node: Syntax, text: string): Expression {
  const [of, ...changes] = node.children;
  const entries = changes.flatMap((change) => {
    const [name, value] = change.children;
    if (name === undefined) return [];
    const key = nameText(text.slice(name.start, name.end), name);
    return [{ ...spanOf(change), key, value: readExpression(value, text) }];
  });
  const spread =
    of === undefined ? [] : [{ ...spanOf(of), key: undefined, value: readExpression(of, text) }];
  return { kind: "object", ...spanOf(node), entries: [...spread, ...entries], isCopy: true };
}
