import type { Argument, Expression, Statement } from "../program.ts";
import { callLike, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { opaqueOfClass } from "./decorators.ts";
import { readClass } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { declaring, decorating } from "./signs.ts";

/** A class, and what its metaclass, its decorators and the classes before it make of it; `at`: its decorators with it. */
export function readClassStatement(
  node: Syntax,
  text: string,
  at: Syntax = node,
  decorators: readonly string[] = [],
): readonly Statement[] {
  const code = readClass(node, text, decorators);
  const made: Statement = { kind: "class", ...spanOf(at), code };
  const bases = childOf(node, "superclasses")?.children ?? [];
  const isDecorated = opaqueOfClass(decorators).length > 0;
  if (code.name === undefined || (bases.length === 0 && !isDecorated)) return [made];
  const name: Expression = { kind: "name", ...spanOf(node), name: code.name };
  const options = bases.flatMap((each): Argument[] => {
    const [key, value] = [childOf(each, "name"), childOf(each, "value")];
    if (each.type !== "keyword_argument" || key === undefined) return [];
    return [
      { ...spanOf(each), name: text.slice(key.start, key.end), value: readExpression(value, text) },
    ];
  });
  const around: Argument[] = isDecorated
    ? [{ ...spanOf(node), name: decorating, value: name }]
    : [];
  const value = callLike({ kind: "name", ...spanOf(node), name: declaring }, node, [
    { ...spanOf(node), value: name },
    ...options,
    ...around,
  ]);
  return [made, { kind: "do", ...spanOf(at), value }];
}
