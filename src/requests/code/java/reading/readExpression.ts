import type { Pattern } from "../../pattern.ts";
import type { Argument, CallExpression, Expression } from "../../program.ts";
import { combined, nameText, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { outerSelf } from "../../machine/classes/declaredClass.ts";
import { readBodyOf } from "./readClass.ts";
import { readFilled } from "./readFilled.ts";
import { readLambda } from "./readMethod.ts";
import { readSwitchValue } from "./readSwitch.ts";
import { readText } from "./readText.ts";

export function readExpression(node: Syntax | undefined, text: string): Expression {
  if (node === undefined) return { kind: "other", start: 0, end: 0, parts: [] };
  const read = (inner: Syntax | undefined): Expression => readExpression(inner, text);
  const at = spanOf(node);
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  switch (node.type) {
    case "string_literal":
    case "character_literal":
      return readText(node, text);
    case "decimal_integer_literal":
      return { kind: "constant", ...at, value: Number(source(node).replace(/[_lL]/g, "")) };
    case "decimal_floating_point_literal": {
      const value = Number(source(node).replace(/[_fFdD]/g, ""));
      // A floating-point literal is printed with `.0`.
      return Number.isInteger(value)
        ? nameText(source(node), node, `${value}.0`)
        : { kind: "constant", ...at, value };
    }
    case "true":
    case "false":
      return { kind: "constant", ...at, value: node.type === "true" };
    case "null_literal":
      return { kind: "constant", ...at, value: null };
    case "identifier":
    case "type_identifier":
      return { kind: "name", ...at, name: source(node) };
    case "this":
    case "super":
      return { kind: "name", ...at, name: node.type };
    // These stand for the class.
    case "class_literal":
    case "generic_type":
    case "parenthesized_expression":
      return { ...read(node.children[0]), ...at };
    case "scoped_type_identifier":
    case "method_reference":
    case "field_access": {
      const [first, last] = [
        childOf(node, "object") ?? node.children[0],
        childOf(node, "field") ?? node.children.at(-1),
      ];
      if (first === undefined || last === undefined) break;
      if (last.type === "this") return { kind: "name", ...at, name: outerSelf };
      // `Order::new` is not followed.
      if (node.type === "method_reference" && node.children.length === 1) break;
      const nameSpan = spanOf(last);
      return { kind: "member", ...at, object: read(first), name: source(last), nameSpan };
    }
    case "method_invocation":
    case "object_creation_expression":
    case "explicit_constructor_invocation":
      return readCall(node, text);
    case "array_access":
      return {
        ...{ kind: "index", ...at },
        ...{ object: read(childOf(node, "array")), key: read(childOf(node, "index")) },
      };
    case "array_initializer":
    case "element_value_array_initializer":
      return { kind: "list", ...at, items: node.children.map(read) };
    case "array_creation_expression": {
      const value = childOf(node, "value");
      if (value !== undefined) return read(value);
      // `new byte[0]` is empty.
      if (/\[\s*0\s*\]$/.test(source(node))) return { kind: "list", ...at, items: [] };
      break;
    }
    case "cast_expression":
      return { ...read(childOf(node, "value")), ...at };
    case "lambda_expression":
      return { kind: "function", ...at, code: readLambda(node, text) };
    case "ternary_expression":
      return {
        ...{ kind: "choose", ...at, test: read(childOf(node, "condition")) },
        then: read(childOf(node, "consequence")),
        otherwise: read(childOf(node, "alternative")),
      };
    case "switch_expression":
      return readSwitchValue(node, text);
    case "assignment_expression":
      return readAssignment(node, text);
    case "binary_expression":
      return readBinary(node, text);
    case "unary_expression": {
      const value = read(childOf(node, "operand"));
      return source(node).startsWith("!") ? { kind: "not", ...at, value } : other(at, [value]);
    }
  }
  return other(at, node.children.filter(({ type }) => !/type$|literal$/.test(type)).map(read));
}

function readCall(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const isNew = node.type === "object_creation_expression";
  const { args, inside } = readArguments(childOf(node, "arguments"), node.end, text);
  const callee = readCallee(node, text);
  const own = node.children.find(({ type }) => type === "class_body");
  if (own === undefined) return { kind: "call", ...at, callee, args, isNew, inside };
  if (own.children.length > 0 && own.children.every(({ type }) => type === "block")) {
    return readFilled({ kind: "call", ...at, callee, args, isNew, inside }, own, text);
  }
  const type: Expression = { kind: "class", ...spanOf(own), code: readBodyOf(callee, own, text) };
  return { kind: "call", ...at, callee: type, args, isNew, inside };
}

/** The arguments of a call, and the span between its parentheses. */
export function readArguments(
  list: Syntax | undefined,
  end: number,
  text: string,
): Pick<CallExpression, "args" | "inside"> {
  const args = (list?.children ?? []).map((arg): Argument => ({
    ...spanOf(arg),
    value: readExpression(arg, text),
  }));
  const inside =
    list === undefined
      ? { start: end, end }
      : { start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) };
  return { args, inside };
}

function readCallee(node: Syntax, text: string): Expression {
  if (node.type === "object_creation_expression")
    return readExpression(childOf(node, "type"), text);
  if (node.type === "explicit_constructor_invocation") {
    return readExpression(childOf(node, "constructor"), text);
  }
  const name = childOf(node, "name");
  if (name === undefined) return other(node, []);
  const object = node.children.find(({ type }) => type === "super") ?? childOf(node, "object");
  if (object === undefined) return readExpression(name, text);
  return {
    ...{ kind: "member", start: node.start, end: name.end, nameSpan: spanOf(name) },
    ...{ object: readExpression(object, text), name: text.slice(name.start, name.end) },
  };
}

function readAssignment(node: Syntax, text: string): Expression {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const at = spanOf(node);
  const operator = childOf(node, "operator")?.type ?? "=";
  const given = readExpression(right, text);
  if (left === undefined) return other(at, [given]);
  const old = readExpression(left, text);
  const value: Expression =
    operator === "="
      ? given
      : operator === "+="
        ? { kind: "plus", ...at, left: old, right: given }
        : other(at, [given]);
  const name = text.slice(left.start, left.end);
  const target: Pattern =
    left.type === "identifier"
      ? { kind: "variable", ...spanOf(left), name }
      : { kind: "place", ...spanOf(left), place: old };
  return { kind: "assign", ...at, target, value };
}

function readBinary(node: Syntax, text: string): Expression {
  const left = readExpression(childOf(node, "left"), text);
  const right = readExpression(childOf(node, "right"), text);
  return combined(childOf(node, "operator")?.type ?? "", left, right, spanOf(node));
}
