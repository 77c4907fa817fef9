import type { Constant, EntryExpression, Expression } from "../../program.ts";
import { nameText, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { implicitCall, readArguments, readCall, readSuper } from "./readCall.ts";
import { givenBlock, readBlock, returning } from "./readFunction.ts";
import { readInPlace } from "./readInPlace.ts";
import { readMethodObject } from "./readMethodObject.ts";
import { readMadeClass } from "./madeClasses.ts";
import { readAugmented, readBinary } from "./readOperation.ts";
import { readPattern } from "./readPattern.ts";
import { isControl, readBody, readStatements } from "./readStatement.ts";
import { readText } from "./readText.ts";
import type { RubySource } from "./rubySource.ts";

const constants: ReadonlyMap<string, Constant> = new Map<string, Constant>([
  ["true", true],
  ["false", false],
  ["nil", null],
]);

const texts = new Set([
  ...["string", "heredoc_beginning", "chained_string", "bare_string"],
  ...["simple_symbol", "hash_key_symbol", "bare_symbol", "delimited_symbol"],
]);

export function readExpression(node: Syntax | undefined, source: RubySource): Expression {
  if (node === undefined) return { kind: "other", start: 0, end: 0, parts: [] };
  const at = spanOf(node);
  const read = (inner: Syntax | undefined): Expression =>
    inner === undefined ? other(at, []) : readExpression(inner, source);
  const shown = source.text.slice(at.start, at.end);
  if (texts.has(node.type)) return readText(node, source);
  if (constants.has(node.type)) {
    return { kind: "constant", ...at, value: constants.get(node.type) };
  }
  if (shown === "block_given?") return { kind: "name", ...at, name: givenBlock };
  if (isControl(node)) return valueOfStatements(node, source);
  switch (node.type) {
    case "integer":
    case "float":
      return { kind: "constant", ...at, value: Number(shown.replaceAll("_", "")) };
    case "identifier":
      return source.locals.has(shown) || shown === "it" || shown === "_1"
        ? { kind: "name", ...at, name: shown === "_1" ? "it" : shown }
        : implicitCall(node, node, [], source);
    case "constant":
    case "class_variable":
    case "global_variable":
      return { kind: "name", ...at, name: shown };
    case "self":
      return { kind: "name", ...at, name: "this" };
    case "instance_variable": {
      if (!source.isInClass) return { kind: "name", ...at, name: shown };
      const object = { kind: "name", ...at, name: "this" } as const;
      return { kind: "member", ...at, object, name: shown, nameSpan: at };
    }
    case "scope_resolution": {
      const [scope, name] = [childOf(node, "scope"), childOf(node, "name")];
      if (name === undefined) break;
      if (scope === undefined) return read(name);
      const last = source.text.slice(name.start, name.end);
      return { kind: "member", ...at, object: read(scope), name: last, nameSpan: spanOf(name) };
    }
    case "call":
      return (
        readMadeClass(node, source) ??
        readInPlace(node, source) ??
        readMethodObject(node, source) ??
        readCall(node, source)
      );
    case "super":
      return {
        ...{ kind: "call", ...at, isNew: false, inside: at },
        ...{ callee: readSuper(node, source), args: source.method?.given ?? [] },
      };
    case "yield": {
      const given = node.children.flatMap((child) => child.children);
      return {
        ...{ kind: "call", ...at, isNew: false, inside: at },
        callee: { kind: "name", ...at, name: givenBlock },
        args: readArguments(given, undefined, source),
      };
    }
    case "element_reference": {
      const [object, ...keys] = node.children.filter(({ type }) => !/block$/.test(type));
      return { kind: "index", ...at, object: read(object), key: read(keys[0]) };
    }
    case "hash":
      return readHash(node, node.children, source);
    case "array":
      // An empty literal may be filled by whoever can access it.
      if (node.children.length === 0)
        return { kind: "list", ...at, items: [{ kind: "spread", ...at, value: other(at, []) }] };
      return { kind: "list", ...at, items: node.children.map(read) };
    case "string_array":
    case "symbol_array":
    case "right_assignment_list":
      return { kind: "list", ...at, items: node.children.map(read) };
    case "splat_argument":
      return { kind: "spread", ...at, value: read(node.children[0]) };
    case "block_argument":
      return node.children[0] === undefined
        ? { kind: "name", ...at, name: givenBlock }
        : read(node.children[0]);
    case "lambda":
    case "block":
    case "do_block":
      return { kind: "function", ...at, code: readBlock(node, source) };
    case "assignment": {
      const left = childOf(node, "left");
      const right = childOf(node, "right");
      if (left === undefined) break;
      const isOwnList =
        left.type === "identifier" && right?.type === "array" && right.children.length === 0;
      const value: Expression = isOwnList
        ? { kind: "list", ...spanOf(right), items: [] }
        : read(right);
      return { kind: "assign", ...at, target: readPattern(left, source), value };
    }
    case "operator_assignment":
      return readAugmented(node, source);
    case "conditional":
      return {
        ...{ kind: "choose", ...at, test: read(childOf(node, "condition")) },
        then: read(childOf(node, "consequence")),
        otherwise: read(childOf(node, "alternative")),
      };
    case "rescue_modifier": {
      const body = read(childOf(node, "body"));
      const handler = read(childOf(node, "handler"));
      return { kind: "choose", ...at, test: other(at, []), then: body, otherwise: handler };
    }
    case "binary":
      return readBinary(node, source);
    case "unary": {
      const value = read(childOf(node, "operand"));
      return /^(?:!|not\b)/.test(shown) ? { kind: "not", ...at, value } : value;
    }
    case "parenthesized_statements":
      if (node.children.length === 1) return { ...read(node.children[0]), ...at };
      return valueOfStatements(node, source);
    case "then":
    case "else":
    case "interpolation":
      if (node.children.length === 1) return read(node.children[0]);
      break;
    case "heredoc_body":
      return other(at, []);
  }
  return other(at, node.children.map(read));
}

/** Statements as a value: that of the last one. */
function valueOfStatements(node: Syntax, outside: RubySource): Expression {
  const at = spanOf(node);
  const source = { ...outside, isInBlock: true };
  const isList = node.type === "parenthesized_statements";
  const statements =
    node.type === "begin"
      ? readBody(node, source)
      : readStatements(isList ? node.children : [node], source);
  const code = { ...at, name: undefined, parameters: [], keepsSelf: true, isBlock: true } as const;
  const callee = {
    kind: "function",
    ...at,
    code: { ...code, body: returning(statements) },
  } as const;
  return { kind: "call", ...at, callee, args: [], isNew: false, inside: at };
}

/** A hash, in braces or as trailing arguments. */
export function readHash(
  at: { readonly start: number; readonly end: number },
  entries: readonly Syntax[],
  source: RubySource,
): Extract<Expression, { kind: "object" }> {
  return {
    ...{ kind: "object", ...spanOf(at) },
    entries: entries.flatMap((entry): EntryExpression[] => {
      const span = spanOf(entry);
      if (entry.type === "hash_splat_argument") {
        return [{ ...span, key: undefined, value: readExpression(entry.children[0], source) }];
      }
      const [key, value] = [childOf(entry, "key"), childOf(entry, "value")];
      if (entry.type !== "pair" || key === undefined) return [];
      if (value !== undefined) {
        const read = readExpression(key, source);
        return [{ ...span, key: read, value: readExpression(value, source) }];
      }
      const name = source.text.slice(key.start, key.end);
      const own: Expression = source.locals.has(name)
        ? { kind: "name", ...span, name }
        : implicitCall(key, key, [], source);
      return [{ ...span, key: nameText(name, key), value: own, isShort: true }];
    }),
  };
}
