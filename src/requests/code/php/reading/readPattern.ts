import type { Pattern, PatternPart } from "../../pattern.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { globalIn } from "./globalIn.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { forPlaces } from "./referredFields.ts";
import { propertyName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** The target of an assignment or `foreach`. */
export function readPattern(node: Syntax, source: PhpSource): Pattern {
  const at = spanOf(node);
  switch (node.type) {
    case "variable_name":
      if (source.text.slice(at.start, at.end) === "$this") break;
      return { kind: "variable", ...at, name: source.text.slice(at.start, at.end) };
    case "subscript_expression": {
      const name = globalIn(node, source);
      if (name === undefined) break;
      return { kind: "variable", ...at, name };
    }
    case "list_literal":
    case "array_creation_expression":
      return { kind: "parts", ...at, parts: partsOf(node, source) };
    case "member_access_expression": {
      const [object, name] = [childOf(node, "object"), childOf(node, "name")];
      if (object === undefined || name?.type === "name") break;
      const of = readExpression(object, source);
      const named = name === undefined ? other(at, []) : readExpression(name, source);
      const isPlain = of.kind === "name" && name !== undefined;
      const key = isPlain ? calledFor(propertyName, name, [of, named]) : other(at, [named]);
      const place = { kind: "index", ...at, object: of, key } as const;
      return { kind: "place", ...at, place };
    }
    case "by_ref":
      if (node.children[0] !== undefined) return readPattern(node.children[0], source);
  }
  return { kind: "place", ...at, place: readExpression(node, forPlaces(source)) };
}

/** The parts of `[$a, , 'key' => $b]`: by key, or by the number of commas before them. */
function partsOf(node: Syntax, source: PhpSource): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  const { text } = source;
  const items = node.children.flatMap((child) =>
    child.type === "array_element_initializer" ? child.children : [child],
  );
  let place = 0;
  let end = node.start;
  let keyed: Syntax | undefined;
  for (const [index, item] of items.entries()) {
    place += text.slice(end, item.start).split(",").length - 1;
    end = item.end;
    const next = items[index + 1];
    if (keyed === undefined && next && text.slice(end, next.start).includes("=>")) {
      keyed = item;
      continue;
    }
    const pattern = readPattern(item, source);
    const key = keyed === undefined ? String(place) : writtenKey(keyed, text);
    // Under an unknown key there may be anything.
    parts.push(key === undefined ? { at: -1, pattern } : { key, pattern });
    keyed = undefined;
  }
  return parts;
}

function writtenKey({ type, start, end }: Syntax, text: string): string | undefined {
  if (type === "integer") return text.slice(start, end);
  return /^(?:encapsed_)?string$/.test(type) ? text.slice(start + 1, end - 1) : undefined;
}
