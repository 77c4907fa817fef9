import type { Argument, EntryExpression, Expression, Pattern } from "../program.ts";
import { nameText, other, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readInner } from "./readMethod.ts";
import { readText } from "./readText.ts";

/** `type`: what is made where the text does not repeat it, `HttpClient http = new()`. */
export function readExpression(node: Syntax | undefined, text: string, type?: string): Expression {
  if (node === undefined) return { kind: "other", start: 0, end: 0, parts: [] };
  const read = (inner: Syntax | undefined): Expression => readExpression(inner, text);
  const at = spanOf(node);
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  switch (node.type) {
    case "string_literal":
    case "verbatim_string_literal":
    case "raw_string_literal":
    case "interpolated_string_expression":
    case "character_literal":
      return readText(node, text, read);
    case "integer_literal":
    case "real_literal":
      return { kind: "constant", ...at, value: Number(source(node).replace(/[_a-zA-Z]/g, "")) };
    case "boolean_literal":
      return { kind: "constant", ...at, value: source(node) === "true" };
    case "null_literal":
    case "default_expression":
      return { kind: "constant", ...at, value: null };
    case "predefined_type":
    case "identifier":
    case "generic_name": {
      const name = node.type === "generic_name" ? node.children[0] : node;
      return { kind: "name", ...at, name: name === undefined ? "" : source(name) };
    }
    case "this":
    case "this_expression":
      return { kind: "name", ...at, name: "this" };
    case "base":
    case "base_expression":
      return { kind: "name", ...at, name: "super" };
    case "member_access_expression":
    case "qualified_name":
    case "conditional_access_expression":
      return readMember(node, text);
    case "element_access_expression": {
      const key = childOf(node, "subscript")?.children[0]?.children[0];
      return { kind: "index", ...at, object: read(childOf(node, "expression")), key: read(key) };
    }
    case "invocation_expression":
    case "object_creation_expression":
    case "implicit_object_creation_expression":
      return readCall(node, text, type);
    case "initializer_expression":
      return readInitializer(node, text);
    case "array_creation_expression":
    case "implicit_array_creation_expression":
      return read(node.children.find((child) => child.type === "initializer_expression"));
    case "collection_expression":
    case "element_binding_expression":
    case "tuple_expression":
      return {
        ...{ kind: "list", ...at },
        items: node.children.map((child) =>
          read(child.type === "argument" ? child.children.at(-1) : child),
        ),
      };
    case "arrow_expression_clause":
    case "parenthesized_expression":
    case "await_expression":
    case "checked_expression":
      return { ...readExpression(node.children[0], text, type), ...at };
    case "postfix_unary_expression":
      if (source(node).endsWith("!")) return { ...read(node.children[0]), ...at };
      break;
    case "cast_expression":
      return { ...read(childOf(node, "value")), ...at };
    case "as_expression":
      return { ...read(childOf(node, "left")), ...at };
    case "lambda_expression":
    case "anonymous_method_expression":
      return { kind: "function", ...at, code: readInner(node, text) };
    case "conditional_expression":
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
    case "prefix_unary_expression": {
      const value = read(node.children.at(-1));
      return source(node).startsWith("!") ? { kind: "not", ...at, value } : other(at, [value]);
    }
  }
  return other(at, node.children.filter(({ type: of }) => !/type|modifier/.test(of)).map(read));
}

function readMember(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const binding = node.children.find(({ type }) => type === "member_binding_expression");
  const given = childOf(binding ?? node, "name");
  const name = given?.type === "generic_name" ? given.children[0] : given;
  const object =
    childOf(node, "expression") ?? childOf(node, "condition") ?? childOf(node, "qualifier");
  if (name === undefined || object === undefined) {
    return other(
      at,
      node.children.map((child) => readExpression(child, text)),
    );
  }
  return {
    ...{ kind: "member", ...at, object: readExpression(object, text) },
    ...{ name: text.slice(name.start, name.end), nameSpan: spanOf(name) },
  };
}

export function readArguments(list: Syntax, text: string): readonly Argument[] {
  return list.children.flatMap((arg): Argument[] => {
    if (arg.type !== "argument") return [];
    const name = childOf(arg, "name");
    const value = readExpression(
      arg.children.findLast((child) => child !== name),
      text,
    );
    const named = name === undefined ? {} : { name: text.slice(name.start, name.end) };
    return [{ ...spanOf(arg), ...named, value }];
  });
}

/** What an initializer sets is given as arguments by name; what it adds, as one under `{}`. */
function readCall(node: Syntax, text: string, type: string | undefined): Expression {
  const at = spanOf(node);
  const isNew = node.type !== "invocation_expression";
  const list =
    childOf(node, "arguments") ?? node.children.find((child) => child.type === "argument_list");
  const initializer = node.children.find((child) => child.type === "initializer_expression");
  const made = childOf(node, "type");
  const callee: Expression = !isNew
    ? readExpression(childOf(node, "function"), text)
    : made === undefined
      ? { kind: "name", ...at, name: type ?? "<new>" }
      : readExpression(made, text);
  const inside =
    list === undefined
      ? { start: node.end, end: node.end }
      : { start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) };
  const args = [
    ...(list === undefined ? [] : readArguments(list, text)),
    ...(initializer === undefined ? [] : initialized(initializer, text)),
  ];
  return { kind: "call", ...at, callee, args, isNew, inside };
}

function initialized(node: Syntax, text: string): readonly Argument[] {
  const isSet = (child: Syntax): boolean =>
    child.type === "assignment_expression" && childOf(child, "left")?.type === "identifier";
  const set = node.children.filter(isSet).map((child): Argument => {
    const [left, right] = [childOf(child, "left"), childOf(child, "right")];
    const name = left === undefined ? "" : text.slice(left.start, left.end);
    return { ...spanOf(child), name, value: readExpression(right, text) };
  });
  const added = node.children.filter((child) => !isSet(child));
  if (added.length === 0) return set;
  return [...set, { ...spanOf(node), name: "{}", value: readInitializer(node, text) }];
}

/** `{ { "Accept", "…" }, ["Accept"] = "…", Accept = { … } }` is an object, anything else a list. */
function readInitializer(node: Syntax, text: string): Expression {
  const entries = node.children.map((child) => readEntry(child, text));
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length > 0) return { kind: "object", ...spanOf(node), entries: known };
  return {
    ...{ kind: "list", ...spanOf(node) },
    items: node.children.map((child) => readExpression(child, text)),
  };
}

function readEntry(node: Syntax, text: string): EntryExpression | undefined {
  const at = spanOf(node);
  if (node.type === "initializer_expression") {
    const [key, value, more] = node.children;
    if (key === undefined || value === undefined || more !== undefined) return undefined;
    return { ...at, key: readExpression(key, text), value: readExpression(value, text) };
  }
  if (node.type !== "assignment_expression") return undefined;
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  if (left === undefined) return undefined;
  const subscript = left.type === "identifier" ? undefined : left.children.at(-1);
  const inner = subscript?.type === "argument" ? subscript : subscript?.children[0];
  const key =
    left.type === "identifier"
      ? nameText(text.slice(left.start, left.end), left)
      : readExpression(inner?.children[0] ?? inner, text);
  return { ...at, key, value: readExpression(right, text) };
}

function readAssignment(node: Syntax, text: string): Expression {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const at = spanOf(node);
  const operator = childOf(node, "operator")?.type ?? "=";
  const given = readExpression(right, text);
  if (left === undefined) return other(at, [given]);
  const old = readExpression(left, text);
  const target: Pattern =
    left.type === "identifier"
      ? { kind: "variable", ...spanOf(left), name: text.slice(left.start, left.end) }
      : { kind: "place", ...spanOf(left), place: old };
  if (operator === "??=") return { kind: "assign", ...at, target, value: given, ifMissing: true };
  const value: Expression =
    operator === "="
      ? given
      : operator === "+="
        ? { kind: "plus", ...at, left: old, right: given }
        : other(at, [given]);
  return { kind: "assign", ...at, target, value };
}

function readSwitchValue(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const [given, ...arms] = node.children;
  const test = other(at, [readExpression(given, text)]);
  const values = arms.flatMap((arm) => {
    const value = arm.children.at(-1);
    return value === undefined || value.type === "throw_expression"
      ? []
      : [readExpression(value, text)];
  });
  const [last, ...others] = values.toReversed();
  if (last === undefined) return test;
  return others.reduce<Expression>(
    (otherwise, then) => ({ kind: "choose", ...at, test, then, otherwise }),
    last,
  );
}

function readBinary(node: Syntax, text: string): Expression {
  const left = readExpression(childOf(node, "left") ?? node.children[0], text);
  const right = readExpression(childOf(node, "right") ?? node.children.at(-1), text);
  const at = spanOf(node);
  const operator = childOf(node, "operator")?.type ?? text.slice(left.end, right.start).trim();
  switch (operator) {
    case "+":
      return { kind: "plus", ...at, left, right };
    case "||":
      return { kind: "logical", ...at, operator: "or", left, right };
    case "&&":
      return { kind: "logical", ...at, operator: "and", left, right };
    case "??":
      return { kind: "logical", ...at, operator: "nullish", left, right };
    case "==":
      return { kind: "same", ...at, left, right };
    case "!=":
      return { kind: "not", ...at, value: { kind: "same", ...at, left, right } };
    default:
      return other(at, [left, right]);
  }
}
