import type { Span } from "../../../httpRequest.ts";
import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import { arrayCopyName, doubtName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** Included files that only declare classes and functions. */
const declaring = /autoload|bootstrap|vendor\/|wp-(?:load|admin|includes|blog-header)/;

/** Assigns to a place its own value, made doubtful. */
export function placeInDoubt(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  // `$a[]`: the array itself.
  const [object] = node.type === "subscript_expression" ? node.children : [];
  if (object !== undefined && node.children.length === 1) return placeInDoubt(object, source);
  const value = calledFor(doubtName, at, [readExpression(node, source)]);
  return { kind: "assign", ...at, target: readPattern(node, source), value };
}

/** Declares a local variable with the outer one's value, as a closure captures it. */
export function ownCopy(name: string, node: Span) {
  const at = spanOf(node);
  const value = calledFor(arrayCopyName, at, [{ kind: "name", ...at, name }]);
  return { kind: "declare", ...at, target: { kind: "variable", ...at, name }, value } as const;
}

/** Whether a statement sets variables whose names are not visible: an include, `extract(…)`, `$$name = …`. */
export function setsByName(node: Syntax, { text }: Pick<PhpSource, "text">): boolean {
  if (/^(?:include|require)(?:_once)?_expression$/.test(node.type)) {
    return !declaring.test(text.slice(node.start, node.end));
  }
  if (node.type === "error_suppression_expression") {
    return node.children.some((inner) => setsByName(inner, { text }));
  }
  if (/assignment_expression$/.test(node.type)) {
    return childOf(node, "left")?.type === "dynamic_variable_name";
  }
  const called = childOf(node, "function");
  return called !== undefined && /^(?:extract|eval|parse_str)$/.test(plainName(called, text));
}
