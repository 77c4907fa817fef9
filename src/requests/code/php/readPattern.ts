import type { Pattern, PatternPart } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
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
    case "array_creation_expression":
      return { kind: "parts", ...at, parts: partsOf(node, source) };
    case "member_access_expression": {
      const [object, name] = [childOf(node, "object"), childOf(node, "name")];
      if (object === undefined || name?.type === "name") break;
      // Under a name that is not to be seen anything may be set.
      const key = other(at, name === undefined ? [] : [readExpression(name, source)]);
      const place = { kind: "index", ...at, object: readExpression(object, source), key } as const;
      return { kind: "place", ...at, place };
    }
    case "by_ref":
      if (node.children[0] !== undefined) return readPattern(node.children[0], source);
  }
  return { kind: "place", ...at, place: readExpression(node, source) };
}

/** The parts of `[$a, , 'key' => $b]`: by their keys, else by how many commas are before them. */
function partsOf(node: Syntax, source: PhpSource): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  const items = node.children.flatMap((child) =>
    child.type === "array_element_initializer" ? child.children : [child],
  );
  let place = 0;
  let end = node.start;
  let key: string | undefined;
  for (const item of items) {
    place += source.text.slice(end, item.start).split(",").length - 1;
    end = item.end;
    if (item.type === "string" || item.type === "encapsed_string") {
      key = source.text.slice(item.start + 1, item.end - 1);
    } else {
      parts.push({ key: key ?? String(place), pattern: readPattern(item, source) });
      key = undefined;
    }
  }
  return parts;
}
