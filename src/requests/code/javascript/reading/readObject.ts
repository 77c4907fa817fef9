import type { EntryExpression, Expression } from "../../program.ts";
import { nameText, other, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";

export function readEntry(node: Syntax, text: string): EntryExpression[] {
  const at = spanOf(node);
  switch (node.type) {
    case "pair": {
      const key = childOf(node, "key");
      if (key === undefined) return [];
      // `__proto__` provides inherited members.
      if (/^["']?__proto__["']?$/.test(text.slice(key.start, key.end)))
        return [
          {
            ...at,
            key: undefined,
            value: other(at, [readExpression(childOf(node, "value"), text)]),
          },
        ];
      return [
        { ...at, key: readKey(key, text), value: readExpression(childOf(node, "value"), text) },
      ];
    }
    case "shorthand_property_identifier":
      return [
        {
          ...{ ...at, key: nameText(text.slice(at.start, at.end), node), isShort: true },
          value: readExpression(node, text),
        },
      ];
    case "spread_element":
      return [{ ...at, key: undefined, value: readExpression(node.children[0], text) }];
    case "method_definition": {
      const name = childOf(node, "name");
      if (name === undefined) return [];
      const value: Expression = { kind: "function", ...at, code: readFunction(node, text) };
      return [{ ...at, key: readKey(name, text), value, isShort: true }];
    }
    default:
      return [];
  }
}

/** A property name: bare, quoted or computed. */
function readKey(node: Syntax, text: string): Expression {
  if (node.type === "property_identifier" || node.type === "private_property_identifier") {
    return nameText(text.slice(node.start, node.end), node);
  }
  return readExpression(node, text);
}
