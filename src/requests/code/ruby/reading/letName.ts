import { childOf, type Syntax } from "../../syntaxTree.ts";

/**
 * The name in RSpec's `let(:headers) { … }`, `let!(:it) { … }` or `subject(:answer) { … }`; undefined for other
 * nodes.
 */
export function letName(node: Syntax, text: string): string | undefined {
  const method = node.type === "call" ? childOf(node, "method") : undefined;
  if (method === undefined || childOf(node, "receiver") !== undefined) return undefined;
  if (!/^(?:let!?|subject!?)$/.test(text.slice(method.start, method.end))) return undefined;
  const [symbol, ...more] = childOf(node, "arguments")?.children ?? [];
  if (symbol?.type !== "simple_symbol" || more.length > 0) return undefined;
  return childOf(node, "block") === undefined
    ? undefined
    : text.slice(symbol.start + 1, symbol.end);
}
