import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** `given if given is not None else other` and the like, as `given or other`. */
export function readInstead(node: Syntax, text: string): Expression | undefined {
  const [then, test, otherwise] = node.children;
  const asked = test && askedBy(test, text);
  if (then === undefined || otherwise === undefined || asked === undefined) return undefined;
  const [given, other] = asked.isThere ? [then, otherwise] : [otherwise, then];
  if (!/^(?:identifier|attribute)$/.test(given.type)) return undefined;
  if (text.slice(given.start, given.end) !== asked.source) return undefined;
  return {
    ...{ kind: "logical", ...spanOf(node), operator: asked.isTruth ? "or" : "nullish" },
    left: readExpression(given, text),
    right: readExpression(other, text),
  };
}

interface Asked {
  /** The tested expression's source. */
  readonly source: string;
  readonly isThere: boolean;
  /** It tests for truth, not only for `None`. */
  readonly isTruth: boolean;
}

function askedBy(test: Syntax, text: string): Asked | undefined {
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  if (/^(?:identifier|attribute)$/.test(test.type))
    return { source: source(test), isThere: true, isTruth: true };
  if (test.type === "not_operator") {
    const inner = childOf(test, "argument");
    return inner && { source: source(inner), isThere: false, isTruth: true };
  }
  const operator = childOf(test, "operators")?.type;
  const [left, right] = test.children.filter(({ field }) => field !== "operators");
  if (test.type !== "comparison_operator" || left === undefined || right?.type !== "none")
    return undefined;
  return operator === "is" || operator === "is not"
    ? { source: source(left), isThere: operator === "is not", isTruth: false }
    : undefined;
}
