import type { Syntax } from "./syntaxTree.ts";

/** Whether a loop with these conditions is only left from within: `while (true)`, `for (;;)`. */
export function endless(
  conditions: readonly (Syntax | undefined)[],
  text: string,
): { isEndless?: true } {
  const isTrue = conditions.every(
    (each) =>
      each === undefined || /^[(\s]*(?:true|1)?[;)\s]*$/i.test(text.slice(each.start, each.end)),
  );
  return isTrue ? { isEndless: true } : {};
}
