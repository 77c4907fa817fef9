import type { Span } from "../../../httpRequest.ts";
import type { Expression } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { globalIn } from "./globalIn.ts";
import { memberName, type PhpSource } from "./phpSource.ts";
import { keyOf, readAssignment, readChange, readStep } from "./readAssignment.ts";
import { lazyTruth } from "./lazyFields.ts";
import { readMatch } from "./readBranches.ts";
import { isCallable, readCall } from "./readCall.ts";
import { isCompact, readArray, readCompact } from "./readArray.ts";
import { readClosure } from "./readClosure.ts";
import { readFunction } from "./readFunction.ts";
import { asTest, combined, operatorOf } from "./readOperator.ts";
import { isProperty, scopeOf } from "./readScope.ts";
import { valueOf } from "./readStatement.ts";
import { readText } from "./readText.ts";
import { readYield } from "./readYield.ts";
import { isReferred } from "./referredFields.ts";
import { cloneName, doubtName, elementsName, textName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** `around`: the span to use if a part is missing. */
export function readExpression(
  node: Syntax | undefined,
  source: PhpSource,
  around: Span = { start: 0, end: 0 },
): Expression {
  if (node === undefined) return other(around, []);
  const { text } = source;
  const at = spanOf(node);
  const shown = text.slice(at.start, at.end);
  const read = (inner: Syntax | undefined): Expression => readExpression(inner, source, at);
  const held = (field: Expression, name: string): Expression =>
    isReferred(name, source) ? calledFor(doubtName, at, [field]) : field;
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
      return scopeOf(node, source, "class");
    case "member_access_expression":
    case "nullsafe_member_access_expression": {
      const name = childOf(node, "name");
      const object = read(childOf(node, "object"));
      if (name?.type !== "name") return other(at, [object]);
      const shownName = `$${text.slice(name.start, name.end)}`;
      const isOwn = object.kind === "name" && object.name === "this";
      const member = isOwn ? memberName(shownName, source) : shownName;
      return held(
        { kind: "member", ...at, object, name: member, nameSpan: spanOf(name) },
        shownName,
      );
    }
    case "scoped_property_access_expression":
    case "class_constant_access_expression": {
      const [scope, name] = node.children;
      if (scope === undefined || name === undefined) break;
      const member = text.slice(name.start, name.end);
      if (member === "class") return scopeOf(scope, source, "class");
      const object = scopeOf(scope, source, isProperty(member) ? member : "constant");
      return held({ kind: "member", ...at, object, name: member, nameSpan: spanOf(name) }, member);
    }
    case "function_call_expression":
    case "member_call_expression":
    case "nullsafe_member_call_expression":
    case "scoped_call_expression":
    case "object_creation_expression":
      if (isCompact(node, source)) return readCompact(node, source);
      return isCallable(node)
        ? readCall(node, source, false).callee
        : readCall(node, source, false);
    case "array_creation_expression":
      return readArray(node, source);
    case "subscript_expression": {
      if (source.variables.aliases.has(shown)) return { kind: "name", ...at, name: shown };
      const shared = globalIn(node, source);
      if (shared !== undefined) return { kind: "name", ...at, name: shared };
      const [object, key] = node.children;
      const written = key === undefined ? other(at, []) : keyOf(key, source);
      return { kind: "index", ...at, object: read(object), key: written };
    }
    case "anonymous_function":
      return readClosure(node, source);
    case "arrow_function":
      return { kind: "function", ...at, code: readFunction(node, source) };
    case "assignment_expression":
    case "reference_assignment_expression":
      return readAssignment(node, source);
    case "augmented_assignment_expression":
      return readChange(node, source);
    case "update_expression":
      return readStep(node, source);
    case "binary_expression": {
      const operator = operatorOf(node, source);
      const right = childOf(node, "right");
      const isLazy = operator === "??" && lazyTruth(childOf(node, "left"), node, source) === false;
      // A lazily made field is not set yet.
      if (isLazy) return read(right);
      return combined(operator, read(childOf(node, "left")), read(right), at, source);
    }
    case "unary_op_expression": {
      const value = read(childOf(node, "argument"));
      return shown.startsWith("!")
        ? { kind: "not", ...at, value: asTest(value) }
        : other(at, [value]);
    }
    case "conditional_expression": {
      const [test, body] = [childOf(node, "condition"), childOf(node, "body")];
      const otherwise = valueOf(childOf(node, "alternative"), source, at);
      if (body === undefined) {
        return { kind: "logical", ...at, operator: "or", left: read(test), right: otherwise };
      }
      const then = valueOf(body, source);
      return { kind: "choose", ...at, test: asTest(read(test)), then, otherwise };
    }
    case "match_expression":
      return readMatch(node, source);
    case "yield_expression":
      return readYield(node, source);
    case "clone_expression":
      return calledFor(cloneName, at, [read(node.children[0])]);
    case "parenthesized_expression":
    case "error_suppression_expression":
      return { ...read(node.children[0]), ...at };
    case "cast_expression": {
      const value = read(childOf(node, "value") ?? node.children.at(-1));
      // `(object)` and `(array)` casts.
      if (/^\(\s*object\b/i.test(shown)) return other(at, [value]);
      if (/^\(\s*string\b/i.test(shown)) return calledFor(textName, at, [value]);
      return /^\(\s*array\b/i.test(shown) ? calledFor(elementsName, at, [value]) : value;
    }
    case "argument":
      return read(node.children.at(-1));
    case "variadic_unpacking":
      return { kind: "spread", ...at, value: read(node.children[0]) };
    case "by_ref":
      return read(node.children[0]);
  }
  return other(at, node.children.map(read));
}
