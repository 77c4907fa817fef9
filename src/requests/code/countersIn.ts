import type { Statement } from "./program.ts";
import { other, spanOf } from "./reading.ts";
import { nodesIn, type Syntax } from "./syntaxTree.ts";

/** What grammars call that a variable is given another value. */
const changes =
  /^(?:update_expression|(?:inc|dec)_statement|\w+fix_unary_expression|\w*assignment\w*)$/;

/** One more or less, as languages write it: `i++`, `i += 2`, `i = i + 1`. */
const counting =
  /^(?:(\$?\w+)\s*(?:\+\+|--|[+-]=\s*\d+)|(?:\+\+|--)\s*(\$?\w+)|(\$?\w+)\s*=\s*\3\s*[+-]\s*\d+)$/;

/** More letters than a step of a counter has. */
const longest = 60;

/**
 * What a loop whose turns are not to be seen does first in each of them: its counters are what they are in the first
 * turn there alone, and anything in the others.
 */
export function countersIn(loop: Syntax, text: string): readonly Statement[] {
  const steps = [...nodesIn(loop)].filter(
    ({ type, start, end }) => end - start <= longest && changes.test(type),
  );
  const names = steps.map(({ start, end }) => {
    const [, behind, before, again] = counting.exec(text.slice(start, end)) ?? [];
    return behind ?? before ?? again;
  });
  const at = { start: loop.start, end: loop.start };
  return [...new Set(names)]
    .filter((name) => name !== undefined)
    .map((name): Statement => {
      const right = { kind: "name", ...at, name } as const;
      const value = { kind: "logical", ...at, operator: "or", left: other(at, []), right } as const;
      const target = { kind: "variable", ...at, name } as const;
      return { kind: "do", ...spanOf(at), value: { kind: "assign", ...at, target, value } };
    });
}
