import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";

export function readSimple(
  node: Syntax,
  text: string,
  globals: ReadonlySet<string>,
): readonly Statement[] {
  const at = spanOf(node);
  const left = childOf(node, "left");
  const right = childOf(node, "right");
  const run = (value: Expression): readonly Statement[] => [{ kind: "do", ...at, value }];
  if (node.type === "assignment" && left !== undefined) {
    if (right === undefined) return [];
    // a = b = value
    const inner = right.type === "assignment" ? readSimple(right, text, globals) : [];
    const innermost = right.type === "assignment" ? childOf(right, "left") : right;
    return [
      ...inner,
      ...gives(readPattern(left, text), readExpression(innermost, text), at, globals),
    ];
  }
  if (node.type === "augmented_assignment" && left !== undefined) {
    const [old, value] = [readExpression(left, text), readExpression(right, text)];
    const operator = childOf(node, "operator")?.type;
    if (operator === "|=") {
      const update: Expression = {
        kind: "member",
        ...at,
        object: old,
        name: "update",
        nameSpan: at,
      };
      return run(callLike(update, node, [{ ...spanOf(value), value }]));
    }
    const sum: Expression =
      operator === "+="
        ? { kind: "plus", ...at, left: old, right: value }
        : { kind: "other", ...at, parts: [value] };
    return gives(readPattern(left, text), sum, at, globals);
  }
  return run(readExpression(node, text));
}

/** Assigns or declares a variable: local, unless the function says `global` or `nonlocal`. */
function gives(
  target: Pattern,
  value: Expression,
  at: { start: number; end: number },
  globals: ReadonlySet<string>,
): readonly Statement[] {
  const isGlobal = target.kind === "variable" && globals.has(target.name);
  if (target.kind === "place" || isGlobal) {
    return [{ kind: "do", ...at, value: { kind: "assign", ...at, target, value } }];
  }
  return [{ kind: "declare", ...at, target, value, isWide: true }];
}
