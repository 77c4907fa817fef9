import type { Pattern, PatternPart } from "../program.ts";
import { spanOf } from "../reading.ts";
import type { Syntax } from "../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";

/** What stands on the left of an assignment, or takes the items of a loop. */
export function readPattern(node: Syntax, source: PhpSource): Pattern {
  const at = spanOf(node);
  switch (node.type) {
    case "variable_name":
      if (source.text.slice(at.start, at.end) === "$this") break;
      return { kind: "variable", ...at, name: source.text.slice(at.start, at.end) };
    case "list_literal":
    case "array_creation_expression": {
      const parts: PatternPart[] = [];
      const items = node.children.flatMap((child) =>
        child.type === "array_element_initializer" ? child.children : [child],
      );
      let key: string | undefined;
      for (const item of items) {
        if (item.type === "string" || item.type === "encapsed_string") {
          key = source.text.slice(item.start + 1, item.end - 1);
        } else {
          parts.push({ key: key ?? String(parts.length), pattern: readPattern(item, source) });
          key = undefined;
        }
      }
      return { kind: "parts", ...at, parts };
    }
    case "by_ref":
      if (node.children[0] !== undefined) return readPattern(node.children[0], source);
  }
  return { kind: "place", ...at, place: readExpression(node, source) };
}
