import { verbatim } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { TextReader, characterOf, combined, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { sourceOf, type GoFile } from "./goFile.ts";
import { builtin, readCall, readConversion } from "./readCall.ts";
import { readComposite } from "./readComposite.ts";
import { readFunction } from "./readFunction.ts";

export function readExpression(node: Syntax | undefined, file: GoFile): Expression {
  if (node === undefined) return { kind: "other", start: 0, end: 0, parts: [] };
  const read = (inner: Syntax | undefined): Expression => readExpression(inner, file);
  const at = spanOf(node);
  switch (node.type) {
    case "interpreted_string_literal":
    case "raw_string_literal":
      return readText(node, file.text);
    case "int_literal":
    case "float_literal":
      return { kind: "constant", ...at, value: Number(sourceOf(node, file).replaceAll("_", "")) };
    case "true":
    case "false":
      return { kind: "constant", ...at, value: node.type === "true" };
    case "nil":
      return { kind: "constant", ...at, value: null };
    case "iota":
      return { kind: "constant", ...at, value: file.iota ?? 0 };
    case "identifier":
    case "type_identifier":
    case "package_identifier":
    case "field_identifier":
      return { kind: "name", ...at, name: sourceOf(node, file) };
    case "selector_expression":
    case "qualified_type": {
      const name = childOf(node, "field") ?? childOf(node, "name");
      if (name === undefined) break;
      const object = read(childOf(node, "operand") ?? childOf(node, "package"));
      const nameSpan = spanOf(name);
      return { kind: "member", ...at, object, name: sourceOf(name, file), nameSpan };
    }
    case "index_expression":
      return {
        ...{ kind: "index", ...at },
        ...{ object: read(childOf(node, "operand")), key: read(childOf(node, "index")) },
      };
    case "slice_expression":
      if (isWhole(node, file)) return { ...read(childOf(node, "operand")), ...at };
      break;
    case "call_expression":
      return readCall(node, file);
    case "composite_literal":
      return readComposite(node, file);
    case "func_literal":
      return { kind: "function", ...at, code: readFunction(node, file) };
    case "parenthesized_expression":
    case "literal_element":
      return { ...read(node.children[0]), ...(node.type === "literal_element" ? {} : at) };
    case "type_assertion_expression":
      return { ...read(childOf(node, "operand")), ...at };
    case "type_conversion_expression":
      return readConversion(node, file);
    case "unary_expression":
      return readUnary(node, file);
    case "binary_expression":
      return readBinary(node, file);
  }
  return other(at, node.children.map(read));
}

function readText(node: Syntax, text: string): Expression {
  const quote = node.type === "raw_string_literal" ? "raw" : "double";
  const reader = new TextReader(node);
  for (const child of node.children) {
    if (child.type === "escape_sequence") {
      reader.escape(unescape(text.slice(child.start, child.end)), spanOf(child), quote);
    } else {
      reader.add(verbatim(text, spanOf(child), quote));
    }
  }
  const inside = Math.min(node.start + 1, node.end);
  return reader.finish(verbatim(text, { start: inside, end: inside }, quote));
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", a: "\x07" },
};

function unescape(escape: string): string {
  const body = escape.slice(1);
  const [, code] = /^[uUx]([0-9A-Fa-f]{1,8})$/.exec(body) ?? [];
  if (code !== undefined) return characterOf(code);
  return /^[0-7]{3}$/.test(body)
    ? String.fromCodePoint(Number.parseInt(body, 8))
    : (escapes[body] ?? body);
}

/** Pointers are treated as what they point to; `*p` copies. */
function readUnary(node: Syntax, file: GoFile): Expression {
  const value = readExpression(childOf(node, "operand"), file);
  const at = spanOf(node);
  const operator = childOf(node, "operator")?.type ?? "";
  if (operator === "!") return { kind: "not", ...at, value };
  if (operator === "*" || operator === "<-") return builtin(operator, [value], at);
  return operator === "&" ? { ...value, ...at } : other(at, [value]);
}

function readBinary(node: Syntax, file: GoFile): Expression {
  const left = readExpression(childOf(node, "left"), file);
  const right = readExpression(childOf(node, "right"), file);
  const operator = childOf(node, "operator")?.type ?? "";
  const at = spanOf(node);
  const same = combined("==", left, right, at);
  const isIndex = isRangeIndex(childOf(node, "left"), file) && right.kind === "constant";
  if (isIndex && operator === (right.value === 1 ? ">=" : right.value === 0 ? ">" : "")) {
    const first: Expression = { ...right, value: 0 };
    return { kind: "not", ...at, value: { kind: "same", ...at, left, right: first } };
  }
  if (!/^[!=]=$/.test(operator) || left.kind !== "index" || !isEmptyText(right))
    return combined(operator, left, right, at);
  // A missing key in a map of texts gives "".
  const missing = combined("==", left, { kind: "constant", ...at, value: undefined }, at);
  const value = combined("||", same, missing, at);
  return operator === "==" ? value : { kind: "not", ...at, value };
}

function isEmptyText(of: Expression): boolean {
  return (
    of.kind === "text" && of.written.text === "" && of.written.runs.every((run) => !run.variable)
  );
}

/** Whether a variable only counts the turns of a `range`, from zero on. */
function isRangeIndex(node: Syntax | undefined, file: GoFile): boolean {
  if (node?.type !== "identifier") return false;
  return file.names.isCounting(sourceOf(node, file));
}

/** Whether a slice has all that there is: `all[:]`, `all[:len(all):len(all)]`. */
function isWhole(node: Syntax, file: GoFile): boolean {
  const [operand, start, end] = ["operand", "start", "end"].map((field) => {
    const part = childOf(node, field);
    return part && sourceOf(part, file);
  });
  if (operand === undefined || !(start === undefined || start === "0")) return false;
  return end === undefined || end === `len(${operand})`;
}
