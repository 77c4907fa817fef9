import type { Pattern, PatternPart } from "../../pattern.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { arrayItems } from "./arrayItems.ts";
import { readExpression } from "./readExpression.ts";

/** The target of an assignment or declaration. */
export function readPattern(node: Syntax, text: string): Pattern {
  const at = spanOf(node);
  switch (node.type) {
    case "identifier":
    case "shorthand_property_identifier_pattern":
      return { kind: "variable", ...at, name: text.slice(at.start, at.end) };
    case "assignment_pattern":
    case "object_assignment_pattern": {
      const left = childOf(node, "left");
      if (left === undefined) break;
      return {
        ...readPattern(left, text),
        default: readExpression(childOf(node, "right"), text),
      };
    }
    case "rest_pattern":
      return node.children[0] === undefined
        ? { kind: "parts", ...at, parts: [] }
        : readPattern(node.children[0], text);
    case "object_pattern":
    case "object":
      return {
        kind: "parts",
        ...at,
        parts: node.children.flatMap((child) => readPart(child, text)),
      };
    case "array_pattern":
    case "array":
      return {
        ...{ kind: "parts", ...at },
        parts: arrayItems(node, text).flatMap((child, index): readonly PatternPart[] => {
          if (child === undefined) return [];
          const pattern = readPattern(child, text);
          return [child.type === "rest_pattern" ? { pattern } : { at: index, pattern }];
        }),
      };
    case "parenthesized_expression":
    case "non_null_expression":
    case "as_expression":
      if (node.children[0] !== undefined) return readPattern(node.children[0], text);
  }
  return { kind: "place", ...at, place: readExpression(node, text) };
}

function readPart(node: Syntax, text: string): PatternPart[] {
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  switch (node.type) {
    case "shorthand_property_identifier_pattern":
    case "shorthand_property_identifier":
      return [
        { key: source(node), pattern: { kind: "variable", ...spanOf(node), name: source(node) } },
      ];
    case "object_assignment_pattern": {
      const left = childOf(node, "left");
      return left === undefined ? [] : [{ key: source(left), pattern: readPattern(node, text) }];
    }
    case "pair_pattern":
    case "pair": {
      const [key, value] = [childOf(node, "key"), childOf(node, "value")];
      if (key === undefined || value === undefined) return [];
      const pattern = readPattern(value, text);
      if (key.type === "computed_property_name")
        return [{ by: readExpression(key, text), pattern }];
      const name = source(key).replace(/^["']|["']$/g, "");
      return [{ key: name, pattern }];
    }
    case "rest_pattern":
      return [{ pattern: readPattern(node, text) }];
    default:
      return [];
  }
}
