import { doWhile } from "../../doWhile.ts";
import { countersIn } from "../../countersIn.ts";
import { endless } from "../../endless.ts";
import { countedLoop, countingLoop } from "../../countedLoop.ts";
import type { PatternPart } from "../../pattern.ts";
import type { Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { behindForeach } from "./behindForeach.ts";
import { readPattern } from "./readPattern.ts";
import { readStatement, valueOf } from "./readStatement.ts";
import { elementsName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** `foreach` iterates over a copy of the array. */
export function readForeach(node: Syntax, source: PhpSource): Statement {
  const at = spanOf(node);
  const [iterated, taken] = node.children.filter(({ field }) => field !== "body");
  const targets = taken?.type === "pair" ? taken.children : taken === undefined ? [] : [taken];
  const first = taken?.type === "pair" ? 0 : 1;
  const parts = targets.map((target, index): PatternPart => {
    const inner = target.type === "by_ref" ? (target.children[0] ?? target) : target;
    return { at: first + index, pattern: readPattern(inner, source) };
  });
  const each = { kind: "parts", ...at, parts } as const;
  const shown = targets.map(({ start, end }) => source.text.slice(start, end));
  const inside = { ...source, loop: source.loop ?? { node, own: shown } };
  const body = childrenOf(node, "body").flatMap((each) => readStatement(each, inside));
  const isShared = targets.at(-1)?.type === "by_ref";
  const given = isShared ? readExpression(iterated, source, at) : valueOf(iterated, source, at);
  const of = calledFor(elementsName, iterated ?? at, [given]);
  const loop: Statement = { kind: "loop", ...at, of, takes: "entries", each, body };
  const behind = behindForeach(node, { iterated, targets, isShared }, source);
  return behind.length === 0 ? loop : { kind: "block", ...at, body: [loop, ...behind] };
}

/** `for` and `while`: an unknown number of turns, unless the loop counts an array's indexes. */
export function readLoop(node: Syntax, source: PhpSource): Statement {
  const at = spanOf(node);
  const [body] = childrenOf(node, "body");
  const counted = body && countedLoop(node, body, source.text);
  const read = (of: Syntax) => readExpression(of, source, at);
  const head = childrenOf(node, "initialize").map((each): Statement => {
    return { kind: "do", ...at, value: read(each) };
  });
  const tests: Statement = {
    ...{ kind: "do", ...at },
    value: other(at, childrenOf(node, "condition").map(read)),
  };
  const more = childrenOf(node, "update").map((each): Statement => {
    return { kind: "do", ...at, value: read(each) };
  });
  const inside = { ...source, loop: source.loop ?? { node, own: [] } };
  const inner = childrenOf(node, "body").flatMap((each) => readStatement(each, inside));
  if (counted !== undefined) {
    return countingLoop(counted, read(counted.of), inner, { kind: "loop", ...at, body: [] });
  }
  const counters = countersIn(node, source.text);
  const loop: Statement = {
    ...{ kind: "loop", ...at, ...endless(childrenOf(node, "condition"), source.text) },
    body: [...counters, tests, ...inner, ...more],
  };
  return { kind: "block", ...at, body: [...head, loop] };
}

/** `do … while` runs at least once. */
export function readDo(node: Syntax, source: PhpSource): Statement {
  const at = spanOf(node);
  const inside = { ...source, loop: source.loop ?? { node, own: [] } };
  const body = childrenOf(node, "body").flatMap((each) => readStatement(each, inside));
  const test = readExpression(childOf(node, "condition"), source, at);
  const whole: readonly Statement[] = [...body, { kind: "do", ...at, value: test }];
  return doWhile(whole, node, childrenOf(node, "condition"), source.text);
}
