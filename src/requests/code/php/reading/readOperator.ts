import type { Span } from "../../../httpRequest.ts";
import type { Expression } from "../../program.ts";
import { other } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { truthName, unionName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** A binary operation. */
export function combined(
  operator: string,
  left: Expression,
  right: Expression,
  at: Span,
  source: PhpSource,
): Expression {
  switch (operator) {
    case ".":
      return { kind: "join", ...at, parts: [left, right] };
    case "+":
      return calledFor(unionName, at, [left, right]);
    case "??": {
      const first = isCase(right, source) ? alwaysFound(left, source) : left;
      return { kind: "logical", ...at, operator: "nullish", left: first, right };
    }
    case "||":
    case "or":
      return { kind: "logical", ...at, operator: "or", left: asTest(left), right: asTest(right) };
    case "&&":
    case "and":
      return { kind: "logical", ...at, operator: "and", left: asTest(left), right: asTest(right) };
    case "==":
    case "===":
      return sameOf(left, right, at, source);
    case "!=":
    case "<>":
    case "!==":
      return { kind: "not", ...at, value: sameOf(left, right, at, source) };
    default:
      return other(at, [left, right]);
  }
}

/** A value as a condition. */
export function asTest(value: Expression): Expression {
  return /^(?:name|member|index|call|assign|object)$/.test(value.kind)
    ? calledFor(truthName, value, [value])
    : value;
}

/** Whether two values are identical; enum cases are compared by name. */
export function sameOf(
  left: Expression,
  right: Expression,
  at: Span,
  source: PhpSource,
): Expression {
  if (!isCase(left, source) && !isCase(right, source)) return { kind: "same", ...at, left, right };
  const named = (object: Expression): Expression => {
    return { kind: "member", ...at, object, name: "$name", nameSpan: at };
  };
  return { kind: "same", ...at, left: named(left), right: named(right) };
}

/** `Region::tryFrom($given)`, where a case takes the place of what is not found: any case, as `from` gives it. */
function alwaysFound(value: Expression, source: PhpSource): Expression {
  if (value.kind !== "call" || value.callee.kind !== "member") return value;
  const { callee } = value;
  const shown = source.text.slice(callee.object.start, callee.object.end);
  const name = /^(?:self|static)$/.test(shown) ? source.className : shown;
  if (callee.name !== "tryFrom()" || enumNamed(name, source) === undefined) return value;
  return { ...value, callee: { ...callee, name: "from()" } };
}

function enumNamed(name: string | undefined, { types }: PhpSource): Syntax | undefined {
  const type = name === undefined ? undefined : types.get(name);
  return type?.type === "enum_declaration" ? type : undefined;
}

function isCase(value: Expression, source: PhpSource): boolean {
  const { text } = source;
  if (value.kind !== "member" || value.name.startsWith("$") || value.object.kind !== "name") {
    return false;
  }
  const type = enumNamed(value.object.name, source);
  if (type === undefined) return false;
  const cases = childOf(type, "body")?.children ?? [];
  return cases.some((each) => {
    const name = each.type === "enum_case" ? childOf(each, "name") : undefined;
    return name !== undefined && text.slice(name.start, name.end) === value.name;
  });
}

/** The operator of a binary expression; the tree does not contain the dot. */
export function operatorOf(node: Syntax, { text }: PhpSource): string {
  const known = childOf(node, "operator")?.type;
  if (known !== undefined) return known.toLowerCase();
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const between = text.slice(left?.end ?? node.start, right?.start ?? node.end);
  return /(?:^|\s|\))(\.=?)/.exec(` ${between}`)?.[1] ?? "";
}
