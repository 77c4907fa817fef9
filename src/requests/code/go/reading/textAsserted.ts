import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { sourceOf, type GoFile } from "./goFile.ts";
import { builtin } from "./readCall.ts";
import { readExpression } from "./readExpression.ts";

/**
 * The values of `text, ok := x.(string)`: an empty text where there is nothing, and whether it is another one, asked
 * of the variable. Undefined for other types and targets.
 */
export function textAsserted(
  node: Syntax,
  [first]: readonly Syntax[],
  file: GoFile,
): readonly [Expression, Expression] | undefined {
  const type = childOf(node, "type");
  const isText = node.type === "type_assertion_expression" && type !== undefined;
  if (!isText || sourceOf(type, file) !== "string") return undefined;
  if (first?.type !== "identifier" || sourceOf(first, file) === "_") return undefined;
  const at = spanOf(node);
  const right: Expression = { kind: "text", ...at, written: { text: "", runs: [] } };
  const same: Expression = { kind: "same", ...at, left: readExpression(first, file), right };
  const value = builtin("text", [readExpression(node, file)], at);
  return [value, { kind: "not", ...at, value: same }];
}
