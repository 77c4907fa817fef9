import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import { countersIn } from "../../countersIn.ts";
import { countedLoop, countingLoop } from "../../countedLoop.ts";
import { endless } from "../../endless.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { copiedInTurn } from "./copiedStructs.ts";
import type { GoFile } from "./goFile.ts";
import { readTarget } from "./readAssignment.ts";
import { readExpression } from "./readExpression.ts";
import { readBlock, readStatement } from "./readStatement.ts";

/** Loops: `for … range`, with a counter, with a condition only, and endless. */
export function readFor(node: Syntax, file: GoFile): readonly Statement[] {
  const at = spanOf(node);
  const body = readBlock(childOf(node, "body"), { ...file, following: undefined });
  const head = node.children.find(({ field }) => field !== "body");
  if (head?.type === "range_clause") {
    const names = childOf(head, "left")?.children ?? [];
    const parts = names.map((name, index) => ({ at: index, pattern: readTarget(name, file) }));
    const of = readExpression(childOf(head, "right"), file);
    const each: Pattern = { kind: "parts", ...spanOf(head), parts };
    const copied = copiedInTurn(names.slice(1), file);
    return [{ kind: "loop", ...at, each, of, takes: "entries", body: [...copied, ...body] }];
  }
  const block = childOf(node, "body");
  const places = block && head && countedLoop(node, block, file.text);
  if (places !== undefined)
    return [
      countingLoop(places, readExpression(places.of, file), body, { kind: "loop", ...at, body }),
    ];
  const clause = head?.type === "for_clause" ? head : undefined;
  const first = clause && childOf(clause, "initializer");
  const condition = clause === undefined ? head : childOf(clause, "condition");
  const before =
    first === undefined ? [] : [...readStatement(first, file), ...counted(first, file)];
  const loop: Statement = {
    ...{ kind: "loop", ...at, ...endless([condition], file.text) },
    body: [...countersIn(node, file.text), ...body],
  };
  return [{ kind: "block", ...at, body: [...before, loop] }];
}

/** A counter is only known in the first turn. */
function counted(first: Syntax, file: GoFile): readonly Statement[] {
  const names = first.type === "short_var_declaration" ? childOf(first, "left")?.children : [];
  return (names ?? []).map((name): Statement => {
    const at = spanOf(name);
    const right = readExpression(name, file);
    const value: Expression = {
      kind: "logical",
      ...at,
      operator: "or",
      left: other(at, []),
      right,
    };
    return {
      kind: "do",
      ...at,
      value: { kind: "assign", ...at, target: readTarget(name, file), value },
    };
  });
}
