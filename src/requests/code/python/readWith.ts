import type { Expression, Statement } from "../program.ts";
import { callLike, spanOf } from "../reading.ts";
import { type Syntax, childOf } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { entering } from "./signs.ts";
import { readPattern } from "./readPattern.ts";

/** The beginning of `with`: evaluates each value and binds its variable. */
export function readWith(node: Syntax, text: string): readonly Statement[] {
  const items = node.children.flatMap((clause) =>
    clause.type === "with_clause" ? clause.children : [],
  );
  return items.flatMap((item): readonly Statement[] => {
    const value = childOf(item, "value") ?? item.children[0];
    if (value === undefined) return [];
    const at = spanOf(item);
    const target = value.type === "as_pattern" ? childOf(value, "alias") : undefined;
    const held = readExpression(value.type === "as_pattern" ? value.children[0] : value, text);
    const given: Expression = callLike({ kind: "name", ...at, name: entering }, value, [
      { ...spanOf(held), value: held },
    ]);
    return target === undefined
      ? [{ kind: "do", ...at, value: given }]
      : [{ kind: "declare", ...at, target: readPattern(target, text), value: given, isWide: true }];
  });
}
