import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { implicitCall } from "./readCall.ts";
import { readExpression } from "./readExpression.ts";
import type { RubySource } from "./rubySource.ts";

/** A method as an object: `method(:authorize)`, `client.method(:send)`. */
export function readMethodObject(node: Syntax, source: RubySource): Expression | undefined {
  const { text } = source;
  const [receiver, method] = [childOf(node, "receiver"), childOf(node, "method")];
  const called = method && text.slice(method.start, method.end);
  if (called !== "method" && called !== "public_method") return undefined;
  const [name, ...more] = childOf(node, "arguments")?.children ?? [];
  if (name?.type !== "simple_symbol" || more.length > 0) return undefined;
  const named: Syntax = { ...name, start: name.start + 1 };
  if (receiver === undefined) return implicitCall(node, named, [], source).callee;
  const object = readExpression(receiver, source);
  const shown = text.slice(named.start, named.end);
  return { kind: "member", ...spanOf(node), object, name: shown, nameSpan: spanOf(named) };
}
