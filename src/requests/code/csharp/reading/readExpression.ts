import type { Expression } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readCall, readMember } from "./readCall.ts";
import { readAnonymous, readCollection, readInitializer, readItems } from "./readInitializer.ts";
import { readInner } from "./readMethod.ts";
import { readAssignment, readBinary, readSwitchValue, readWith } from "./readOperator.ts";
import { readPattern } from "./readPattern.ts";
import { readQuery } from "./readQuery.ts";
import { readReference } from "./readReference.ts";
import { readText } from "./readText.ts";

/** `type`: the expected type, for `HttpClient http = new()`. */
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
    case "alias_qualified_name":
    case "conditional_access_expression":
      return readMember(node, text);
    case "element_access_expression": {
      const object = read(childOf(node, "expression"));
      const keys = childOf(node, "subscript")?.children ?? [];
      // Multi-dimensional arrays are read as nested ones.
      return keys.reduce<Expression>(
        (of, { children }) => ({ kind: "index", ...at, object: of, key: read(children[0]) }),
        object,
      );
    }
    case "invocation_expression":
    case "object_creation_expression":
    case "implicit_object_creation_expression":
      return readCall(node, text, type);
    case "anonymous_object_creation_expression":
      return readAnonymous(node, text);
    case "initializer_expression":
      return readInitializer(node, text);
    case "array_creation_expression":
    case "implicit_array_creation_expression":
      // `new byte[0]` is empty.
      if (/\[\s*0\s*\]$/.test(source(node))) return { kind: "list", ...at, items: [] };
      return {
        ...read(node.children.find((child) => child.type === "initializer_expression")),
        ...at,
      };
    case "collection_expression":
    case "element_binding_expression":
      return readCollection(node, text, type);
    case "tuple_expression":
      return readItems(node, text);
    case "arrow_expression_clause":
    case "parenthesized_expression":
    case "await_expression":
    case "checked_expression":
      return { ...readExpression(node.children[0], text, type), ...at };
    case "ref_expression":
      return readReference(node, text);
    case "postfix_unary_expression":
      if (source(node).endsWith("!")) return { ...read(node.children[0]), ...at };
      break;
    case "cast_expression":
      return { ...read(childOf(node, "value")), ...at };
    case "as_expression":
      return { ...read(childOf(node, "left")), ...at };
    case "is_pattern_expression":
      return readPattern(node, text);
    case "with_expression":
      return readWith(node, text);
    case "lambda_expression":
    case "anonymous_method_expression":
      return { kind: "function", ...at, code: readInner(node, text) };
    case "conditional_expression":
      return {
        ...{ kind: "choose", ...at, test: read(childOf(node, "condition")) },
        then: readExpression(childOf(node, "consequence"), text, type),
        otherwise: readExpression(childOf(node, "alternative"), text, type),
      };
    case "query_expression": {
      const query = readQuery(node, text);
      if (query !== undefined) return query;
      break;
    }
    case "switch_expression":
      return readSwitchValue(node, text, type);
    case "assignment_expression":
      return readAssignment(node, text);
    case "binary_expression":
      return readBinary(node, text, type);
    case "prefix_unary_expression": {
      const value = read(node.children.at(-1));
      return source(node).startsWith("!") ? { kind: "not", ...at, value } : other(at, [value]);
    }
  }
  return other(at, node.children.filter(({ type: of }) => !/type|modifier/.test(of)).map(read));
}
