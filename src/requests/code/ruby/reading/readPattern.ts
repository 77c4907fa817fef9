import type { Pattern, PatternPart } from "../../pattern.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import type { RubySource } from "./rubySource.ts";

/** The target of an assignment, or a block parameter. Notes new local variables. */
export function readPattern(node: Syntax, source: RubySource): Pattern {
  const at = spanOf(node);
  const name = source.text.slice(at.start, at.end);
  switch (node.type) {
    case "identifier":
      source.locals.add(name);
      return { kind: "variable", ...at, name };
    case "constant":
    case "class_variable":
    case "global_variable":
      return { kind: "variable", ...at, name };
    case "instance_variable":
      if (source.isInClass) break;
      return { kind: "variable", ...at, name };
    case "left_assignment_list":
    case "destructured_left_assignment":
    case "destructured_parameter":
      return {
        ...{ kind: "parts", ...at },
        parts: node.children.map((child, index): PatternPart => {
          const inner = child.children[0];
          const isRest = child.type === "rest_assignment" || child.type === "splat_parameter";
          if (!isRest) return { at: index, pattern: readPattern(child, source) };
          if (inner === undefined) return { pattern: { kind: "parts", ...at, parts: [] } };
          return { pattern: readPattern(inner, source) };
        }),
      };
    case "call": {
      const [receiver, method] = [childOf(node, "receiver"), childOf(node, "method")];
      if (receiver === undefined || method === undefined) break;
      const member = source.text.slice(method.start, method.end);
      // `self.token = …` sets `@token`, unless a setter is defined.
      const isOwn = receiver.type === "self" && !source.methods.has(`${member}=`);
      return {
        ...{ kind: "place", ...at },
        place: {
          ...{ kind: "member", ...at, object: readExpression(receiver, source) },
          ...{ name: isOwn ? `@${member}` : member, nameSpan: spanOf(method) },
        },
      };
    }
  }
  return { kind: "place", ...at, place: readExpression(node, source) };
}
