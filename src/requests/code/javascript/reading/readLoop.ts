import { countersIn } from "../../countersIn.ts";
import { doWhile } from "../../doWhile.ts";
import { endless } from "../../endless.ts";
import { countedLoop, countingLoop } from "../../countedLoop.ts";
import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import { callLike, other, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";

/** Reads `for`, `while` and `do` loops; `bodyOf` reads their statements. */
export function readLoop(
  node: Syntax,
  text: string,
  bodyOf: (of: Syntax | undefined) => readonly Statement[],
): Statement {
  const at = spanOf(node);
  if (node.type === "for_in_statement") return readForIn(node, text, bodyOf);
  const inside = childOf(node, "body");
  const counted = inside && countedLoop(node, inside, text);
  if (counted !== undefined) {
    const of = readExpression(counted.of, text);
    return countingLoop(counted, of, bodyOf(inside), { kind: "loop", ...at, body: [] });
  }
  const run = (value: Expression): Statement => ({ kind: "do", ...at, value });
  const head = bodyOf(childOf(node, "initializer"));
  const conditions = childrenOf(node, "condition");
  const tests = conditions.map((test) => readExpression(test, text));
  const next = childrenOf(node, "increment").map((step) => run(readExpression(step, text)));
  // The step runs before every turn but the first.
  const step: Statement = { kind: "branches", ...at, branches: [next], isComplete: false };
  const before = [run(other(at, tests)), ...(next.length === 0 ? [] : [step])];
  const body = [...before, ...bodyOf(inside)];
  // The body of do … while runs at least once, and a `break` leaves it.
  if (node.type === "do_statement") return doWhile(body, node, conditions, text);
  const turn: Statement = {
    ...{ kind: "loop", ...at, ...endless(conditions, text) },
    body: [...countersIn(node, text), ...body],
  };
  return { kind: "block", ...at, body: [...head, turn] };
}

function readForIn(
  node: Syntax,
  text: string,
  bodyOf: (of: Syntax | undefined) => readonly Statement[],
): Statement {
  const left = childOf(node, "left");
  const each: Pattern | undefined = left && readPattern(left, text);
  const right = childOf(node, "right");
  const given = readExpression(right, text);
  // `for … in` iterates over keys.
  const isIn = childOf(node, "operator")?.type === "in";
  const of = isIn ? keysOf(given, right ?? node) : given;
  const body = bodyOf(childOf(node, "body"));
  return {
    ...{ kind: "loop", ...spanOf(node), of, takes: "items", body, ...(each && { each }) },
    ...lifeOf(text.slice(node.start, left?.start ?? node.start)),
  };
}

/** The scope of the loop variable, by the text before it: `for (const `. */
function lifeOf(before: string): { readonly isWide?: true; readonly assigns?: true } {
  const [, word] = /[\s(/](const|let|using|var)(?![\w$])/.exec(before) ?? [];
  if (word === undefined) return { assigns: true };
  return word === "var" ? { isWide: true } : {};
}

/** Gives the names of inherited properties as well; no function of `Object` has such a name. */
export const allKeys = "all keys";

function keysOf(object: Expression, node: Syntax): Expression {
  const at = spanOf(node);
  const global: Expression = { kind: "name", ...at, name: "Object" };
  const keys: Expression = { kind: "member", ...at, object: global, name: allKeys, nameSpan: at };
  return callLike(keys, node, [{ ...at, value: object }]);
}
