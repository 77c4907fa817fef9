import type { Expression } from "../../program.ts";
import { nameOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** Generic types that wrap a single type. */
const around = /^(?:\w+\.)?(?:Optional|Annotated|Final|Required|NotRequired|InitVar)$/;

/** `"Session"`, `"requests.Session"`. */
const quoted = /^["'](\w+)(?:\.(\w+))?["']$/;

/** The class named by an annotation: `Optional[Session]` and `Session | None` name Session. */
export function readType(node: Syntax | undefined, text: string): Expression | undefined {
  if (node === undefined) return undefined;
  const [first, second] = node.children;
  switch (node.type) {
    case "type":
    case "type_parameter":
      return readType(first, text);
    case "identifier":
    case "attribute":
      return readExpression(node, text);
    // An annotation in quotes, for a name that is defined later or imported for type checkers alone.
    case "string": {
      const [, name, member] = quoted.exec(text.slice(node.start, node.end)) ?? [];
      if (name === undefined) return undefined;
      const object = nameOf(name, node);
      return member === undefined
        ? object
        : { kind: "member", ...spanOf(node), object, name: member, nameSpan: spanOf(node) };
    }
    case "binary_operator": {
      const [left, right] = [childOf(node, "left"), childOf(node, "right")];
      return readType(left?.type === "none" ? right : left, text);
    }
    case "generic_type": {
      const isAround = first !== undefined && around.test(text.slice(first.start, first.end));
      return isAround ? readType(second, text) : undefined;
    }
    case "subscript": {
      const [of, inner] = [childOf(node, "value"), childOf(node, "subscript")];
      const isAround = of !== undefined && around.test(text.slice(of.start, of.end));
      return isAround ? readType(inner, text) : undefined;
    }
    default:
      return undefined;
  }
}
