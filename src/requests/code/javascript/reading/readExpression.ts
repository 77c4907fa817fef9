import type { Argument, Constant, Expression } from "../../program.ts";
import { arrayItems } from "./arrayItems.ts";
import { callLike, fixedName, nameOf, other, spanOf } from "../../reading.ts";
import { asTest } from "../../sizeTest.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { memberName } from "./privateNames.ts";
import { readClass } from "./readClass.ts";
import { readComponent } from "./readComponent.ts";
import { readFunction } from "./readFunction.ts";
import { readEntry } from "./readObject.ts";
import { readAugmented, readBinary, readUnary } from "./readOperation.ts";
import { readPattern } from "./readPattern.ts";
import { readProvider } from "./readProvider.ts";
import { readText } from "./readText.ts";
import { symbolNamed } from "./readUsing.ts";

const constants: ReadonlyMap<string, Constant> = new Map<string, Constant>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["undefined", undefined],
]);

/** Nodes that wrap an expression without changing it. */
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
    return {
      ...read(inner),
      ...(node.type === "parenthesized_expression" ? at : {}),
      ...(node.type === "await_expression" ? { isAwaited: true } : {}),
    };
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
    case "import":
      return { kind: "name", ...at, name: node.type };
    case "meta_property":
      // Constructor functions test `new.target` and call themselves with `new`; it counts as true.
      if (source(node) === "new.target") return { kind: "constant", ...at, value: true };
      break;
    case "member_expression": {
      const name = childOf(node, "property");
      if (name === undefined) break;
      const symbol = symbolNamed(node, text);
      if (symbol !== undefined) return fixedName(symbol, node);
      const object = read(childOf(node, "object"));
      return {
        kind: "member",
        ...at,
        object,
        name: memberName(name, text),
        nameSpan: spanOf(name),
      };
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
    case "object": {
      const entries = node.children.flatMap((child) => readEntry(child, text));
      const object = { kind: "object", ...at, entries } as const;
      return readComponent(object, text) ?? object;
    }
    case "array":
      return {
        ...{ kind: "list", ...at },
        items: arrayItems(node, text).map((item) =>
          item === undefined ? other(at, []) : read(item),
        ),
      };
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
    case "update_expression": {
      const counted = childOf(node, "argument");
      if (counted === undefined) break;
      // The new value of a counter is not known.
      return { kind: "assign", ...at, target: readPattern(counted, text), value: other(at, []) };
    }
    case "ternary_expression":
      return {
        ...{ kind: "choose", ...at, test: asTest(read(childOf(node, "condition"))) },
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
    case "jsx_element":
    case "jsx_self_closing_element": {
      const provider = readProvider(node, text, read);
      if (provider !== undefined) return provider;
      break;
    }
    case "regex": {
      const [, pattern = "", flags = ""] = /^\/(.*)\/(\w*)$/s.exec(source(node)) ?? [];
      const args = [pattern, flags].map((each) => ({ ...at, value: fixedName(each, at) }));
      return callLike({ kind: "name", ...at, name: "RegExp" }, node, args);
    }
  }
  return other(at, node.children.filter(({ type }) => !isType(type)).map(read));
}

function isType(type: string): boolean {
  return type.startsWith("type_") || type.endsWith("_type") || type.includes("jsx_text");
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
  const isPromise = isNew && callee.kind === "name" && callee.name === "Promise";
  const all = isPromise ? (given ?? []).map(withSettlers) : (given ?? []);
  return { kind: "call", ...spanOf(node), callee, args: all, isNew, inside };
}

/** What a promise is made with is given functions: `new Promise((resolve, reject) => …)`, whatever they are called. */
function withSettlers(arg: Argument): Argument {
  const { value } = arg;
  if (value.kind !== "function") return arg;
  const parameters = value.code.parameters.map((each) => ({
    ...each,
    type: nameOf("Function", each.pattern),
  }));
  return { ...arg, value: { ...value, code: { ...value.code, parameters } } };
}
