import type { Expression } from "../../program.ts";
import { combined, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import type { RubySource } from "./rubySource.ts";

/** `headers[name] ||= value`, `url += path`. */
export function readAugmented(node: Syntax, source: RubySource): Expression {
  const [left, operator] = [childOf(node, "left"), childOf(node, "operator")?.type];
  if (left === undefined) return other(node, []);
  const at = spanOf(node);
  const value = readExpression(childOf(node, "right"), source);
  const isKnown =
    left.type !== "identifier" || source.locals.has(source.text.slice(left.start, left.end));
  const old = isKnown ? readExpression(left, source) : other(left, []);
  const target = readPattern(left, source);
  if (operator === "||=") return { kind: "assign", ...at, target, value, ifMissing: true };
  const sum: Expression =
    operator === "+=" ? { kind: "plus", ...at, left: old, right: value } : other(at, [value]);
  return { kind: "assign", ...at, target, value: sum };
}

/** A binary operation. */
export function readBinary(node: Syntax, source: RubySource): Expression {
  const at = spanOf(node);
  const side = (name: string): Expression => {
    const inner = childOf(node, name);
    return inner === undefined ? other(at, []) : readExpression(inner, source);
  };
  const [left, right] = [side("left"), side("right")];
  const sign = childOf(node, "operator");
  switch (sign?.type ?? "") {
    case "%":
    case "<<": {
      const callee: Expression = {
        ...{
          kind: "member",
          ...at,
          object: left,
          name: sign?.type ?? "",
          nameSpan: spanOf(sign ?? node),
        },
      };
      const args = [{ start: right.start, end: right.end, value: right }];
      const call: Expression = {
        ...{ kind: "call", ...at, callee, args, isNew: false, inside: spanOf(right) },
      };
      const variable = childOf(node, "left");
      // `<<` changes the text.
      return sign?.type === "<<" &&
        variable &&
        /^(?:identifier|instance_variable)$/.test(variable.type)
        ? { kind: "assign", ...at, target: readPattern(variable, source), value: call }
        : call;
    }
    default:
      return combined(sign?.type ?? "", left, right, at);
  }
}
