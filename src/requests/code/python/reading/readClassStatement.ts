import type { Argument, Expression, Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { decoratorsOf } from "../decorators.ts";
import { readClass } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { declaring, decorating } from "../signs.ts";

/**
 * A class declaration with the effects of its metaclass, decorators and bases; `at`: the node including decorators.
 */
export function readClassStatement(
  node: Syntax,
  text: string,
  at: Syntax = node,
): readonly Statement[] {
  const code = readClass(node, text, decoratorsOf(at, text));
  const made: Statement = { kind: "class", ...spanOf(at), code };
  const bases = childOf(node, "superclasses")?.children ?? [];
  const decorators = at.children.filter(({ type }) => type === "decorator");
  if (code.name === undefined || bases.length + decorators.length === 0) return [made];
  const name: Expression = { kind: "name", ...spanOf(node), name: code.name };
  const options = bases.flatMap((each): Argument[] => {
    const [key, value] = [childOf(each, "name"), childOf(each, "value")];
    if (each.type !== "keyword_argument" || key === undefined) return [];
    return [
      { ...spanOf(each), name: text.slice(key.start, key.end), value: readExpression(value, text) },
    ];
  });
  const around = decorators.toReversed().map((each): Argument => {
    const decorator = readExpression(each.children[0], text);
    return { ...spanOf(decorator), name: decorating, value: decorator };
  });
  const value = callLike({ kind: "name", ...spanOf(node), name: declaring }, node, [
    { ...spanOf(node), value: name },
    ...options,
    ...around,
  ]);
  return [made, { kind: "do", ...spanOf(at), value }];
}
