import { countersIn } from "../../countersIn.ts";
import type { Expression, Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import { readBody } from "./readStatement.ts";
import type { RubySource } from "./rubySource.ts";

/** `while` and `until`, as a statement or behind one, and `for`. */
export function readLoop(node: Syntax, source: RubySource): readonly Statement[] {
  const at = spanOf(node);
  const body = childOf(node, "body");
  const turn = (): readonly Statement[] => readBody(body, { ...source, isInLoop: true });
  if (node.type === "for") {
    // The pattern comes first: it makes the variables that are read in the body.
    const pattern = childOf(node, "pattern");
    const each = pattern && readPattern(pattern, source);
    const of = asList(childOf(node, "value")?.children[0], source);
    const loop = { kind: "loop", ...at, of, body: turn(), takes: "items" } as const;
    return [each === undefined ? loop : { ...loop, each }];
  }
  const condition = childOf(node, "condition");
  const test: Statement = { kind: "do", ...at, value: readExpression(condition, source) };
  const statements = turn();
  const isEndless = condition?.type === (node.type.startsWith("until") ? "false" : "true");
  const loop: Statement = {
    ...{ kind: "loop", ...at, ...(isEndless ? { isEndless } : {}) },
    body: [...countersIn(node, source.text), test, ...statements],
  };
  // `begin … end while` tests after its first turn.
  return node.type.endsWith("_modifier") && body?.type === "begin" ? [...statements, loop] : [loop];
}

/** What a `for` goes through: of a hash, the pairs. */
function asList(node: Syntax | undefined, source: RubySource): Expression {
  const object = readExpression(node, source);
  const at = spanOf(node ?? object);
  const callee: Expression = { kind: "member", ...at, object, name: "to_a", nameSpan: at };
  return { kind: "call", ...at, callee, args: [], isNew: false, inside: at };
}

/**
 * `loop do … end` as a loop that only ends from within; undefined where that has a value, or where an iterator or an
 * exception may end it.
 */
export function readEndless(node: Syntax, source: RubySource): readonly Statement[] | undefined {
  const method = childOf(node, "method");
  const block = childOf(node, "block");
  const body = block && childOf(block, "body");
  if (method === undefined || body === undefined || block === undefined) return undefined;
  const isLoop =
    source.text.slice(node.start, method.end) === "loop" && !source.methods.has("loop");
  if (!isLoop || childOf(block, "parameters") !== undefined || endsByItself(body, source)) {
    return undefined;
  }
  const turn = readBody(body, { ...source, isInLoop: true });
  return [{ kind: "loop", ...spanOf(node), isEndless: true, body: turn }];
}

function endsByItself(body: Syntax, { text }: RubySource): boolean {
  const isGiven = ({ type, children }: Syntax): boolean =>
    type === "break" ? children.length > 0 : children.some(isGiven);
  return /\.(?:next|peek)\b|StopIteration/.test(text.slice(body.start, body.end)) || isGiven(body);
}

/** `next`, `break` and `return`: in a block, `next` returns from that. */
export function readLeave(node: Syntax, { isInLoop, ...source }: RubySource): Statement {
  const at = spanOf(node);
  const leave = { kind: "leave", ...at } as const;
  const given = node.children[0]?.children ?? [];
  const read = (inner: Syntax): Expression => readExpression(inner, source);
  if (isInLoop === true && node.type !== "return" && given.length === 0) {
    const breaks = node.type === "break" ? { breaks: true as const } : {};
    return { ...leave, value: undefined, returns: false, ...breaks };
  }
  const value =
    given.length > 1
      ? ({ kind: "list", ...at, items: given.map(read) } as const)
      : given[0] && read(given[0]);
  const isFromBlock = node.type === "return" && source.isInBlock === true;
  return {
    ...{ ...leave, value, returns: node.type !== "break" },
    ...(isFromBlock ? { isFromBlock } : {}),
  };
}
