import type { Expression, Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { entering, leaving } from "../signs.ts";
import { readPattern } from "./readPattern.ts";

/** What one value of a `with` does before its body, and behind it. */
export interface Around {
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
}

/** What the values of a `with` do around its body, the outermost first. */
export function aroundWith(node: Syntax, text: string): readonly Around[] {
  const items = node.children.flatMap((clause) =>
    clause.type === "with_clause" ? clause.children : [],
  );
  // Without such methods or functions in the file, nothing is known that is done at the end.
  const mayEnd = /\b__a?exit__\b|contextmanager\b/.test(text);
  return items.flatMap((item): readonly Around[] => {
    const value = childOf(item, "value") ?? item.children[0];
    if (value === undefined) return [];
    const at = spanOf(item);
    const target = value.type === "as_pattern" ? childOf(value, "alias") : undefined;
    const written = readExpression(value.type === "as_pattern" ? value.children[0] : value, text);
    const hidden = { ...at, name: `with from ${String(item.start)}` };
    const held: Expression = mayEnd ? { kind: "name", ...hidden } : written;
    const given = calling(entering, held, value);
    const bound: Statement =
      target === undefined
        ? { kind: "do", ...at, value: given }
        : { kind: "declare", ...at, target: readPattern(target, text), value: given, isWide: true };
    if (!mayEnd) return [{ before: [bound], after: [] }];
    const kept = { kind: "variable", ...hidden } as const;
    return [
      {
        before: [{ kind: "declare", ...at, target: kept, value: written, isWide: true }, bound],
        after: [{ kind: "do", ...at, value: calling(leaving, held, value) }],
      },
    ];
  });
}

/** `with`: evaluates each value, binds its variable, and ends it however the body is left. */
export function readWith(
  node: Syntax,
  text: string,
  body: readonly Statement[],
): readonly Statement[] {
  return aroundWith(node, text).reduceRight<readonly Statement[]>((inner, { before, after }) => {
    if (after.length === 0) return [...before, ...inner];
    const guarded = { kind: "guarded", ...spanOf(node), body: inner } as const;
    return [...before, { ...guarded, handlers: [], last: after }];
  }, body);
}

function calling(name: string, value: Expression, node: Syntax): Expression {
  const args = [{ ...spanOf(value), value }];
  return callLike({ kind: "name", ...spanOf(value), name }, node, args);
}
