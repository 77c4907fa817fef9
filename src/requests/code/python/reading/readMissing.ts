import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** Lazy initialization of an attribute, `if not hasattr(local, "session"): local.session = …` and the like. */
export function readMissing(
  test: Syntax | undefined,
  then: Syntax | undefined,
  text: string,
): Expression | undefined {
  const asked = test && askedBy(test, text);
  if (test === undefined || then === undefined || asked === undefined) return undefined;
  const { object, key } = asked;
  const name = /^["'](\w+)["']$/.exec(text.slice(key.start, key.end))?.[1];
  const place = `${text.slice(object.start, object.end)}.${name ?? ""}`;
  const isFilled = text.slice(then.start, then.end).includes(`${place} = `);
  if (name === undefined || !isFilled) return undefined;
  const at = spanOf(test);
  const held: Expression = {
    ...{ kind: "member", ...at, object: readExpression(object, text) },
    ...{ name, nameSpan: spanOf(key) },
  };
  return { kind: "same", ...at, left: held, right: { kind: "constant", ...at, value: null } };
}

interface Asked {
  readonly object: Syntax;
  readonly key: Syntax;
}

function askedBy(test: Syntax, text: string): Asked | undefined {
  const operator = childOf(test, "operators");
  const [left, right] = test.children.filter(({ field }) => field !== "operators");
  if (test.type === "not_operator") return attributeIn(childOf(test, "argument"), text);
  if (test.type !== "comparison_operator" || left === undefined || right === undefined)
    return undefined;
  if (operator?.type === "not in") return { object: right, key: left };
  return operator?.type === "is" && right.type === "none" ? attributeIn(left, text) : undefined;
}

/** The attribute in `hasattr(it, "name")` or `getattr(it, "name", None)`. */
function attributeIn(node: Syntax | undefined, text: string): Asked | undefined {
  const callee = node?.type === "call" ? childOf(node, "function") : undefined;
  if (node === undefined || callee === undefined) return undefined;
  if (!/^(?:has|get)attr$/.test(text.slice(callee.start, callee.end))) return undefined;
  const [object, key] = childOf(node, "arguments")?.children ?? [];
  return object && key && { object, key };
}
