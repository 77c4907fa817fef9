import type { Pattern, PatternPart } from "../../pattern.ts";
import { spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** The target of an assignment, `for` or `as`. */
export function readPattern(node: Syntax, text: string): Pattern {
  const at = spanOf(node);
  switch (node.type) {
    case "identifier":
      return { kind: "variable", ...at, name: text.slice(at.start, at.end) };
    case "pattern_list":
    case "tuple_pattern":
    case "list_pattern":
    // Behind `as`, the grammar takes targets for values.
    case "tuple":
    case "list":
      return {
        ...{ kind: "parts", ...at },
        parts: node.children.map((child, index): PatternPart => {
          const isRest = /^list_splat(?:_pattern)?$/.test(child.type);
          const pattern = readPattern(isRest ? (child.children[0] ?? child) : child, text);
          return isRest ? { pattern } : { at: index, pattern };
        }),
      };
    case "as_pattern_target":
    case "parenthesized_expression":
      if (node.children[0] !== undefined) return readPattern(node.children[0], text);
  }
  return { kind: "place", ...at, place: readExpression(node, text) };
}
