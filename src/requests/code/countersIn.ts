import type { Statement } from "./program.ts";
import { other, spanOf } from "./reading.ts";
import { nodesIn, type Syntax } from "./syntaxTree.ts";

/** Node types of grammars that assign to a variable. */
const changes =
  /^(?:update_expression|(?:inc|dec)_statement|\w+fix_unary_expression|\w*assignment\w*)$/;

/** A step of a counter: `i++`, `i += 2`, `i = i + 1`. */
const counting =
  /^(?:(\$?\w+)\s*(?:\+\+|--|[+-]=\s*\d+)|(?:\+\+|--)\s*(\$?\w+)|(\$?\w+)\s*=\s*\3\s*[+-]\s*\d+)$/;

/** The longest step that is matched, in characters. */
const longest = 60;

/**
 * Statements to put first into a loop whose turns are not followed one by one: each counter may have any value,
 * except in its first turn.
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
