import type { Expression } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readArray, readCall } from "./readCall.ts";
import { readFunction } from "./readFunction.ts";
import { readPattern } from "./readPattern.ts";
import { valueOf } from "./readStatement.ts";
import { readText } from "./readText.ts";
import { appendName, arrayName, unionName } from "./unnamed.ts";

export function readExpression(node: Syntax | undefined, source: PhpSource): Expression {
  if (node === undefined) return { kind: "other", start: 0, end: 0, parts: [] };
  const { text } = source;
  const at = spanOf(node);
  const shown = text.slice(at.start, at.end);
  const read = (inner: Syntax | undefined): Expression => readExpression(inner, source);
  switch (node.type) {
    case "string":
    case "encapsed_string":
    case "heredoc":
    case "nowdoc":
      return readText(node, source);
    case "integer":
    case "float":
      return { kind: "constant", ...at, value: Number(shown.replaceAll("_", "")) };
    case "boolean":
      return { kind: "constant", ...at, value: /^true$/i.test(shown) };
    case "null":
      return { kind: "constant", ...at, value: null };
    case "variable_name":
      return { kind: "name", ...at, name: shown === "$this" ? "this" : shown };
    case "name":
    case "qualified_name":
    case "relative_scope":
      return scopeOf(node, source);
    case "member_access_expression":
    case "nullsafe_member_access_expression": {
      const name = childOf(node, "name");
      const object = read(childOf(node, "object"));
      if (name?.type !== "name") return other(at, [object]);
      const member = `$${text.slice(name.start, name.end)}`;
      return { kind: "member", ...at, object, name: member, nameSpan: spanOf(name) };
    }
    case "scoped_property_access_expression":
    case "class_constant_access_expression": {
      const [scope, name] = node.children;
      if (scope === undefined || name === undefined) break;
      const member = text.slice(name.start, name.end);
      const object = scopeOf(scope, source);
      if (member === "class") return object;
      return { kind: "member", ...at, object, name: member, nameSpan: spanOf(name) };
    }
    case "function_call_expression":
    case "member_call_expression":
    case "nullsafe_member_call_expression":
    case "scoped_call_expression":
    case "object_creation_expression":
      return readCall(node, source, false);
    case "array_creation_expression":
      return readArray(node, source);
    case "subscript_expression": {
      const [object, key] = node.children;
      const written = key?.type === "name" ? readText(key, source) : read(key);
      return { kind: "index", ...at, object: read(object), key: key ? written : other(at, []) };
    }
    case "anonymous_function":
    case "arrow_function":
      return { kind: "function", ...at, code: readFunction(node, source) };
    case "assignment_expression":
    case "reference_assignment_expression": {
      const left = childOf(node, "left");
      const isReference = node.type === "reference_assignment_expression";
      const right = childOf(node, "right");
      const value = isReference ? read(right) : valueOf(right, source);
      if (left === undefined) return value;
      if (left.type === "subscript_expression" && left.children.length === 1) {
        const callee: Expression = {
          ...{
            kind: "member",
            ...at,
            object: read(left.children[0]),
            name: appendName,
            nameSpan: at,
          },
        };
        const args = [{ start: value.start, end: value.end, value }];
        const appended: Expression = {
          kind: "call",
          ...at,
          callee,
          args,
          isNew: false,
          inside: at,
        };
        const inner = madeArrays(left, source);
        return inner.length === 0 ? appended : other(at, [...inner, appended]);
      }
      const assigned: Expression = {
        kind: "assign",
        ...at,
        target: readPattern(left, source),
        value,
      };
      const inner = madeArrays(left, source);
      return inner.length === 0 ? assigned : other(at, [...inner, assigned]);
    }
    case "augmented_assignment_expression": {
      const [left, right] = [childOf(node, "left"), childOf(node, "right")];
      const operator = operatorOf(node, source);
      if (left === undefined) break;
      const value = valueOf(right, source);
      const target = readPattern(left, source);
      if (operator === "??=") return { kind: "assign", ...at, target, value, ifMissing: true };
      const sum = combined(operator.slice(0, -1), read(left), value, at);
      return { kind: "assign", ...at, target, value: sum };
    }
    case "binary_expression": {
      const operator = operatorOf(node, source);
      return combined(operator, read(childOf(node, "left")), read(childOf(node, "right")), at);
    }
    case "unary_op_expression": {
      const value = read(childOf(node, "argument"));
      return shown.startsWith("!") ? { kind: "not", ...at, value } : other(at, [value]);
    }
    case "conditional_expression": {
      const [test, body] = [childOf(node, "condition"), childOf(node, "body")];
      const otherwise = valueOf(childOf(node, "alternative"), source);
      if (body === undefined) {
        return { kind: "logical", ...at, operator: "or", left: read(test), right: otherwise };
      }
      return { kind: "choose", ...at, test: read(test), then: valueOf(body, source), otherwise };
    }
    case "match_expression": {
      const arms = childOf(node, "body")?.children ?? [];
      const values = arms.map((arm) => valueOf(childOf(arm, "return_expression"), source));
      const [first = other(at, []), ...others] = values;
      return others.reduce<Expression>(
        (then, otherwise) => ({ kind: "choose", ...at, test: other(at, []), then, otherwise }),
        first,
      );
    }
    case "parenthesized_expression":
    case "error_suppression_expression":
      return { ...read(node.children[0]), ...at };
    case "cast_expression":
    case "clone_expression":
      return read(childOf(node, "value") ?? node.children.at(-1));
    case "argument":
      return read(node.children.at(-1));
    case "variadic_unpacking":
      return { kind: "spread", ...at, value: read(node.children[0]) };
    case "by_ref":
      return read(node.children[0]);
  }
  return other(at, node.children.map(read));
}

function combined(
  operator: string,
  left: Expression,
  right: Expression,
  at: { start: number; end: number },
): Expression {
  switch (operator) {
    case ".":
      return { kind: "join", ...at, parts: [left, right] };
    case "+": {
      const callee = { kind: "name", start: at.start, end: at.start, name: unionName } as const;
      const args = [left, right].map((value) => ({ start: value.start, end: value.end, value }));
      return { kind: "call", ...at, callee, args, isNew: false, inside: at };
    }
    case "??":
      return { kind: "logical", ...at, operator: "nullish", left, right };
    case "||":
    case "or":
      return { kind: "logical", ...at, operator: "or", left, right };
    case "&&":
    case "and":
      return { kind: "logical", ...at, operator: "and", left, right };
    case "==":
    case "===":
      return { kind: "same", ...at, left, right };
    case "!=":
    case "!==":
      return { kind: "not", ...at, value: { kind: "same", ...at, left, right } };
    default:
      return other(at, [left, right]);
  }
}

/** `$a["b"]["c"] = …` makes the array `$a["b"]`, where there is none. */
function madeArrays({ children: [object] }: Syntax, source: PhpSource): readonly Expression[] {
  if (object?.type !== "subscript_expression" || object.children.length < 2) return [];
  const at = spanOf(object);
  const callee = { kind: "name", start: at.start, end: at.start, name: arrayName } as const;
  const value = { kind: "call", ...at, callee, args: [], isNew: false, inside: at } as const;
  const target = readPattern(object, source);
  return [...madeArrays(object, source), { kind: "assign", ...at, target, value, ifMissing: true }];
}

/** The sign between two values; the dot is none of those that the tree keeps. */
function operatorOf(node: Syntax, { text }: PhpSource): string {
  const known = childOf(node, "operator")?.type;
  if (known !== undefined) return known.toLowerCase();
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const between = text.slice(left?.end ?? node.start, right?.start ?? node.end);
  return /(?:^|\s|\))(\.=?)/.exec(` ${between}`)?.[1] ?? "";
}

/** A class by name: `self` is the one around. */
export function scopeOf(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const name = plainName(node, source.text);
  if (name === "parent") return { kind: "name", ...at, name: "super" };
  if (name !== "self" && name !== "static") {
    return /^(?:name|qualified_name)$/.test(node.type)
      ? { kind: "name", ...at, name }
      : readExpression(node, source);
  }
  const around = source.isField === true ? undefined : source.className;
  return { kind: "name", ...at, name: around ?? "this" };
}
