import type { Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";

/** The global variable `$a` behind `$GLOBALS["a"]`; undefined if the function has a variable of that name. */
export function globalIn(node: Syntax, { text, around, variables }: PhpSource): string | undefined {
  const shown = text.slice(node.start, node.end);
  const [, key] = /^\$GLOBALS\s*\[\s*["'](\w+)["']\s*\]$/.exec(shown) ?? [];
  if (key === undefined) return undefined;
  const name = `$${key}`;
  return around !== undefined && variables.firsts.has(name) ? undefined : name;
}
