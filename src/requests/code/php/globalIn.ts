import type { Syntax } from "../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";

/** `$GLOBALS["a"]` is the variable `$a` of the file; not where the function around has one of that name itself. */
export function globalIn(node: Syntax, { text, around, variables }: PhpSource): string | undefined {
  const shown = text.slice(node.start, node.end);
  const [, key] = /^\$GLOBALS\s*\[\s*["'](\w+)["']\s*\]$/.exec(shown) ?? [];
  if (key === undefined) return undefined;
  const name = `$${key}`;
  return around !== undefined && variables.firsts.has(name) ? undefined : name;
}
