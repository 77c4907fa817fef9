import type { Quote } from "../../httpRequest.ts";
import { verbatim, write, type Writer } from "../../written.ts";
import type { Argument, Constant, EntryExpression, Expression } from "../program.ts";
import { nameText, other, spanOf, TextReader } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readClass } from "./readClass.ts";
import { readFunction } from "./readFunction.ts";
import { readPattern } from "./readPattern.ts";

const constants: ReadonlyMap<string, Constant> = new Map<string, Constant>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["undefined", undefined],
]);

/** What wraps an expression and does not change it. */
const wrappers = new Set([
  ...["parenthesized_expression", "await_expression", "as_expression", "satisfies_expression"],
  ...[
    "non_null_expression",
    "type_assertion",
    "instantiation_expression",
    "computed_property_name",
  ],
]);

export function readExpression(node: Syntax | undefined, text: string): Expression {
  if (node === undefined) return { kind: "other", start: 0, end: 0, parts: [] };
  const read = (inner: Syntax | undefined): Expression => readExpression(inner, text);
  const at = spanOf(node);
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  if (wrappers.has(node.type)) {
    const inner = node.children.find(({ type }) => type !== "type_arguments");
    return { ...read(inner), ...(node.type === "parenthesized_expression" ? at : {}) };
  }
  switch (node.type) {
    case "string":
    case "template_string":
      return readText(node, text);
    case "number":
      return { kind: "constant", ...at, value: Number(source(node).replaceAll("_", "")) };
    case "true":
    case "false":
    case "null":
    case "undefined":
      return { kind: "constant", ...at, value: constants.get(node.type) };
    case "identifier":
    case "shorthand_property_identifier":
      return source(node) === "undefined"
        ? { kind: "constant", ...at, value: undefined }
        : { kind: "name", ...at, name: source(node) };
    case "this":
    case "super":
      return { kind: "name", ...at, name: node.type };
    case "member_expression": {
      const name = childOf(node, "property");
      if (name === undefined) break;
      const object = read(childOf(node, "object"));
      return { kind: "member", ...at, object, name: source(name), nameSpan: spanOf(name) };
    }
    case "subscript_expression":
      return {
        kind: "index",
        ...at,
        object: read(childOf(node, "object")),
        key: read(childOf(node, "index")),
      };
    case "call_expression":
    case "new_expression":
      return readCall(node, text);
    case "object":
      return {
        kind: "object",
        ...at,
        entries: node.children.flatMap((child) => readEntry(child, text)),
      };
    case "array":
      return { kind: "list", ...at, items: node.children.map(read) };
    case "spread_element":
      return { kind: "spread", ...at, value: read(node.children[0]) };
    case "arrow_function":
    case "function_expression":
    case "function":
    case "generator_function":
      return { kind: "function", ...at, code: readFunction(node, text) };
    case "class":
      return { kind: "class", ...at, code: readClass(node, text) };
    case "assignment_expression": {
      const left = childOf(node, "left");
      if (left === undefined) break;
      return {
        kind: "assign",
        ...at,
        target: readPattern(left, text),
        value: read(childOf(node, "right")),
      };
    }
    case "augmented_assignment_expression":
      return readAugmented(node, text);
    case "ternary_expression":
      return {
        ...{ kind: "choose", ...at, test: read(childOf(node, "condition")) },
        then: read(childOf(node, "consequence")),
        otherwise: read(childOf(node, "alternative")),
      };
    case "binary_expression":
      return readBinary(node, text);
    case "unary_expression":
      return readUnary(node, text);
    case "sequence_expression": {
      const [first, ...rest] = node.children;
      if (rest.length === 0) return read(first);
      break;
    }
  }
  return other(at, node.children.filter(({ type }) => !isType(type)).map(read));
}

function isType(type: string): boolean {
  return type.startsWith("type_") || type.endsWith("_type") || type.includes("jsx_text");
}

function readText(node: Syntax, text: string): Expression {
  const mark = text.charAt(node.start);
  const quote: Quote = mark === "`" ? "template" : mark === "'" ? "single" : "double";
  const reader = new TextReader(node);
  for (const child of node.children) {
    if (child.type === "template_substitution") {
      reader.insert(readExpression(child.children[0], text));
    } else if (child.type === "escape_sequence") {
      const writer: Writer = { text: "", runs: [] };
      write(writer, unescape(text.slice(child.start, child.end)), spanOf(child), quote);
      reader.add(writer);
    } else {
      reader.add(verbatim(text, spanOf(child), quote));
    }
  }
  const inside = Math.min(node.start + 1, node.end);
  return reader.finish(verbatim(text, { start: inside, end: inside }, quote));
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

function unescape(escape: string): string {
  const body = escape.slice(1);
  const [, code] = /^[ux]\{?([0-9A-Fa-f]{1,6})\}?$/.exec(body) ?? [];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : "";
  }
  return /^[\r\n]/.test(body) ? "" : (escapes[body] ?? body);
}

function readCall(node: Syntax, text: string): Expression {
  const isNew = node.type === "new_expression";
  const callee = readExpression(childOf(node, isNew ? "constructor" : "function"), text);
  const args = childOf(node, "arguments");
  if (args?.type === "template_string") return other(node, [callee, readText(args, text)]);
  const inside =
    args === undefined
      ? { start: node.end, end: node.end }
      : { start: args.start + 1, end: Math.max(args.start + 1, args.end - 1) };
  const given = args?.children.map((arg): Argument => {
    return { ...spanOf(arg), value: readExpression(arg, text) };
  });
  return { kind: "call", ...spanOf(node), callee, args: given ?? [], isNew, inside };
}

function readEntry(node: Syntax, text: string): EntryExpression[] {
  const at = spanOf(node);
  switch (node.type) {
    case "pair": {
      const key = childOf(node, "key");
      if (key === undefined) return [];
      return [
        { ...at, key: readKey(key, text), value: readExpression(childOf(node, "value"), text) },
      ];
    }
    case "shorthand_property_identifier":
      return [
        {
          ...{ ...at, key: nameText(text.slice(at.start, at.end), node), isShort: true },
          value: readExpression(node, text),
        },
      ];
    case "spread_element":
      return [{ ...at, key: undefined, value: readExpression(node.children[0], text) }];
    case "method_definition": {
      const name = childOf(node, "name");
      if (name === undefined) return [];
      const code = readFunction(node, text);
      const value: Expression =
        code.isGetter === true ? other(at, []) : { kind: "function", ...at, code };
      return [{ ...at, key: readKey(name, text), value, isShort: true }];
    }
    default:
      return [];
  }
}

/** The name of a property: bare, in quotes, or computed. */
function readKey(node: Syntax, text: string): Expression {
  if (node.type === "property_identifier" || node.type === "private_property_identifier") {
    return nameText(text.slice(node.start, node.end), node);
  }
  return readExpression(node, text);
}

function readAugmented(node: Syntax, text: string): Expression {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const operator = childOf(node, "operator")?.type;
  if (left === undefined) return other(node, []);
  const at = spanOf(node);
  const value = readExpression(right, text);
  const target = readPattern(left, text);
  if (operator === "||=" || operator === "??=") {
    return { kind: "assign", ...at, target, value, ifMissing: true };
  }
  const old = readExpression(left, text);
  const sum: Expression =
    operator === "+=" ? { kind: "plus", ...at, left: old, right: value } : other(at, [value]);
  return { kind: "assign", ...at, target, value: sum };
}

function readBinary(node: Syntax, text: string): Expression {
  const left = readExpression(childOf(node, "left"), text);
  const right = readExpression(childOf(node, "right"), text);
  const at = spanOf(node);
  switch (childOf(node, "operator")?.type ?? "") {
    case "+":
      return { kind: "plus", ...at, left, right };
    case "||":
      return { kind: "logical", ...at, operator: "or", left, right };
    case "&&":
      return { kind: "logical", ...at, operator: "and", left, right };
    case "??":
      return { kind: "logical", ...at, operator: "nullish", left, right };
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

function readUnary(node: Syntax, text: string): Expression {
  const value = readExpression(childOf(node, "argument"), text);
  const at = spanOf(node);
  switch (childOf(node, "operator")?.type ?? "") {
    case "!":
      return { kind: "not", ...at, value };
    case "delete":
      return { kind: "delete", ...at, target: value };
    case "void":
      return value.kind === "constant" ? { kind: "constant", ...at, value: undefined } : value;
    default:
      return other(at, [value]);
  }
}
