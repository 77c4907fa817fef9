import type { Span } from "../../../httpRequest.ts";
import type { EntryExpression, Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { valueOf } from "./readStatement.ts";
import { placeInDoubt } from "./setElsewhere.ts";
import { behindName, arrayCopyName, elementsName, sharedName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** An array literal; an item without a key gets its position. */
export function readArray(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const bracket = source.text.slice(at.start, at.end).search(/[[(]/);
  const isEmpty = node.children.length === 0;
  const isSpread = ({ children: [inner] }: Syntax): boolean => inner?.type === "variadic_unpacking";
  const hasSpread = node.children.some(isSpread);
  const firstSpread = node.children.findIndex(isSpread);
  const entries = node.children.map((element, index): EntryExpression => {
    const span = spanOf(element);
    const [first, second] = element.children;
    if (first?.type === "variadic_unpacking") {
      const given = readExpression(first.children[0], source, span);
      const value = calledFor(elementsName, given, [given]);
      const place = { kind: "constant", ...span, value: index } as const;
      const isFirst = { kind: "constant", ...span, value: index === firstSpread } as const;
      return {
        ...{ ...span, key: undefined },
        value: calledFor(behindName, span, [value, place, isFirst]),
      };
    }
    if (second !== undefined) {
      return {
        ...span,
        key: readExpression(first, source, span),
        value: itemOf(second, span, source),
      };
    }
    const text = hasSpread ? `${index} of its own` : String(index);
    const key = { kind: "text", ...span, written: { text, runs: [] } } as const;
    return { ...span, key, value: itemOf(first, span, source) };
  });
  return {
    kind: "object",
    start: isEmpty ? at.start + Math.max(bracket, 0) : at.start,
    end: at.end,
    entries,
  };
}

/** `&$a`: whoever has the array may set the variable. */
function itemOf(node: Syntax | undefined, around: Span, source: PhpSource): Expression {
  const [held] = node?.type === "by_ref" ? node.children : [];
  if (held === undefined) return valueOf(node, source, around);
  const value = readExpression(held, source, around);
  if (held.type !== "variable_name") return value;
  return calledFor(sharedName, held, [value, placeInDoubt(held, source)]);
}

/** Whether a call is `compact('a', 'b')`, which makes an array of variables. */
export function isCompact(node: Syntax, { text }: PhpSource): boolean {
  const called = childOf(node, "function");
  return (
    called !== undefined && plainName(called, text) === "compact" && namesIn(node, text).length > 0
  );
}

/** The array of `compact`. */
export function readCompact(node: Syntax, { text }: PhpSource): Expression {
  const entries = namesIn(node, text).map(({ name, at }): EntryExpression => {
    const held = { kind: "name", ...at, name: `$${name}` } as const;
    const key = { kind: "text", ...at, written: { text: name, runs: [] } } as const;
    return { ...at, key, value: calledFor(arrayCopyName, at, [held]) };
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
