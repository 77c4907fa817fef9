import type { Argument, EntryExpression, Expression } from "../../program.ts";
import { callLike, other, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readComprehension } from "./readComprehension.ts";
import { readFunction } from "./readFunction.ts";
import { readBinary, readComparison } from "./readOperation.ts";
import { readInstead } from "./readInstead.ts";
import { readPattern } from "./readPattern.ts";
import { readApplication, readStore } from "./readStores.ts";
import { handsOver } from "./requestFlow.ts";
import { yieldingRequest } from "../signs.ts";
import { readText } from "./readText.ts";

export function readExpression(node: Syntax | undefined, text: string): Expression {
  if (node === undefined) return { kind: "other", start: 0, end: 0, parts: [] };
  const read = (inner: Syntax | undefined): Expression => readExpression(inner, text);
  const at = spanOf(node);
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  switch (node.type) {
    case handsOver: {
      const callee = { kind: "name", ...at, name: yieldingRequest } as const;
      const request = read(node.children[0]);
      return callLike(callee, node, [{ ...spanOf(request), value: request }]);
    }
    case "await":
    case "parenthesized_expression":
      return { ...read(node.children[0]), ...at };
    case "string":
      return readText([node], node, text);
    case "concatenated_string":
      return readText(node.children, node, text);
    case "integer":
    case "float":
      return { kind: "constant", ...at, value: Number(source(node).replaceAll("_", "")) };
    case "true":
      return { kind: "constant", ...at, value: true };
    case "false":
      return { kind: "constant", ...at, value: false };
    case "none":
      return { kind: "constant", ...at, value: null };
    case "identifier":
      return { kind: "name", ...at, name: source(node) };
    case "attribute": {
      const name = childOf(node, "attribute");
      if (name === undefined) break;
      const store = readStore(node, text);
      if (store !== undefined) return store;
      const object = read(childOf(node, "object"));
      return { kind: "member", ...at, object, name: source(name), nameSpan: spanOf(name) };
    }
    case "subscript": {
      const value = childOf(node, "value");
      const object = readApplication(value, text) ?? read(value);
      return { kind: "index", ...at, object, key: read(childOf(node, "subscript")) };
    }
    case "call":
      return readCall(node, text);
    case "dictionary":
      return {
        kind: "object",
        ...at,
        entries: node.children.flatMap((child) => readEntry(child, text)),
      };
    case "list":
    case "tuple":
    case "set":
    case "expression_list":
      return { kind: "list", ...at, items: node.children.map(read) };
    case "list_splat":
      return { kind: "spread", ...at, value: read(node.children[0]) };
    case "list_comprehension":
    case "set_comprehension":
    case "dictionary_comprehension":
    case "generator_expression":
      return readComprehension(node, text);
    case "lambda":
      return { kind: "function", ...at, code: readFunction(node, text) };
    case "named_expression": {
      const name = childOf(node, "name");
      if (name === undefined) break;
      return {
        kind: "assign",
        ...at,
        target: readPattern(name, text),
        value: read(childOf(node, "value")),
      };
    }
    case "conditional_expression": {
      const [then, test, otherwise] = node.children;
      return (
        readInstead(node, text) ?? {
          ...{ kind: "choose", ...at, test: read(test), then: read(then) },
          otherwise: read(otherwise),
        }
      );
    }
    case "boolean_operator": {
      const operator = childOf(node, "operator")?.type === "and" ? "and" : "or";
      return {
        kind: "logical",
        ...at,
        operator,
        left: read(childOf(node, "left")),
        right: read(childOf(node, "right")),
      };
    }
    case "not_operator":
      return { kind: "not", ...at, value: read(childOf(node, "argument")) };
    case "comparison_operator":
      return readComparison(node, text);
    case "binary_operator":
      return readBinary(node, text);
  }
  return other(at, node.children.map(read));
}

function readCall(node: Syntax, text: string): Expression {
  const callee = readExpression(childOf(node, "function"), text);
  const list = childOf(node, "arguments");
  if (callee.kind === "name" && callee.name === "super") return { ...callee, ...spanOf(node) };
  const given = list?.type === "argument_list" ? list.children : list === undefined ? [] : [list];
  const args = given.map((arg): Argument => {
    const at = spanOf(arg);
    const [name, value] = [childOf(arg, "name"), childOf(arg, "value")];
    if (arg.type === "keyword_argument" && name !== undefined) {
      return { ...at, name: text.slice(name.start, name.end), value: readExpression(value, text) };
    }
    const isMany = arg.type === "list_splat" || arg.type === "dictionary_splat";
    const inner = readExpression(isMany ? arg.children[0] : arg, text);
    return { ...at, value: isMany ? { kind: "spread", ...at, value: inner } : inner };
  });
  const inside =
    list === undefined
      ? spanOf(node)
      : { start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) };
  return { kind: "call", ...spanOf(node), callee, args, isNew: false, inside };
}

function readEntry(node: Syntax, text: string): EntryExpression[] {
  const at = spanOf(node);
  if (node.type === "dictionary_splat") {
    return [{ ...at, key: undefined, value: readExpression(node.children[0], text) }];
  }
  if (node.type !== "pair") return [];
  const key = readExpression(childOf(node, "key"), text);
  return [{ ...at, key, value: readExpression(childOf(node, "value"), text) }];
}
