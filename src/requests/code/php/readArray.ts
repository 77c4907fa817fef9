import type { EntryExpression, Expression } from "../program.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { valueOf } from "./readStatement.ts";
import { copyName } from "./unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** An array: what has no key of its own has its place for one. */
export function readArray(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const bracket = source.text.slice(at.start, at.end).search(/[[(]/);
  const isEmpty = node.children.length === 0;
  const hasSpread = node.children.some(
    ({ children: [inner] }) => inner?.type === "variadic_unpacking",
  );
  const entries = node.children.map((element, index): EntryExpression => {
    const span = spanOf(element);
    const [first, second] = element.children;
    if (first?.type === "variadic_unpacking") {
      return { ...span, key: undefined, value: readExpression(first.children[0], source, span) };
    }
    if (second !== undefined) {
      return { ...span, key: readExpression(first, source, span), value: valueOf(second, source) };
    }
    const text = hasSpread ? `${index} of its own` : String(index);
    const key = { kind: "text", ...span, written: { text, runs: [] } } as const;
    return { ...span, key, value: valueOf(first, source, span) };
  });
  return {
    kind: "object",
    start: isEmpty ? at.start + Math.max(bracket, 0) : at.start,
    end: at.end,
    entries,
  };
}

/** `compact('a', 'b')`: an array of variables by their names. */
export function isCompact(node: Syntax, { text }: PhpSource): boolean {
  const called = childOf(node, "function");
  return (
    called !== undefined && plainName(called, text) === "compact" && namesIn(node, text).length > 0
  );
}

/** The array that it is. */
export function readCompact(node: Syntax, { text }: PhpSource): Expression {
  const entries = namesIn(node, text).map(({ name, at }): EntryExpression => {
    const held = { kind: "name", ...at, name: `$${name}` } as const;
    const key = { kind: "text", ...at, written: { text: name, runs: [] } } as const;
    return { ...at, key, value: calledFor(copyName, at, [held]) };
  });
  return { kind: "object", ...spanOf(node), entries };
}

function namesIn(node: Syntax, text: string) {
  const args = childOf(node, "arguments")?.children ?? [];
  return args.flatMap((arg) => {
    const [, name] = /^["'](\w+)["']$/.exec(text.slice(arg.start, arg.end)) ?? [];
    return name === undefined ? [] : [{ name, at: spanOf(arg) }];
  });
}
