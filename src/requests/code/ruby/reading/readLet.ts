import type { FunctionCode } from "../../declarations.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readBlock } from "./readFunction.ts";
import type { RubySource } from "./rubySource.ts";

/** RSpec's `let` as a memoized method. */
export function readLet(name: string, node: Syntax, source: RubySource): FunctionCode {
  const block = childOf(node, "block") ?? node;
  const { body } = readBlock(block, { ...source, locals: new Set() }, true);
  return { ...spanOf(node), name: `${name}()`, parameters: [], body, keepsResult: true };
}
