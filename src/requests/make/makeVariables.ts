import type { Span } from "../httpRequest.ts";
import type { MakeAssignment, MakeFile } from "./makeLines.ts";

/** The part of a variable's value that one assignment contributes. */
export interface MakeValue {
  /** Where the assignment is. */
  readonly at: number;
  readonly span: Span;
  /** References in it are expanded where it is written, not where it is used. */
  readonly isImmediate: boolean;
}

/** The most parts that one variable has. */
const mostValues = 100;

/** The values of variables that are assigned once, with what `+=` appends. */
export function makeVariables(
  text: string,
  { assignments, unsure, includes }: MakeFile,
): ReadonlyMap<string, readonly MakeValue[]> {
  const byName = new Map<string, MakeAssignment[]>();
  for (const assignment of assignments) {
    const own = byName.get(assignment.name) ?? [];
    byName.set(assignment.name, own);
    own.push(assignment);
  }
  const known = new Map<string, readonly MakeValue[]>();
  for (const [name, [first, ...added]] of byName) {
    if (first === undefined || unsure.has(name) || !/^(?::{0,3}|\?)=$/.test(first.operator))
      continue;
    // `?=` has no effect if an included file has set the variable.
    if (first.operator === "?=" && includes) continue;
    if (added.some(({ operator }) => operator !== "+=")) continue;
    const all = [first, ...added];
    if (all.length > mostValues || all.some(({ isConditional }) => isConditional)) continue;
    const isImmediate = first.operator.startsWith(":");
    const values = all
      .filter(({ value }) => /[^\s\\]/.test(text.slice(value.start, value.end)))
      .map(({ start, value }): MakeValue => ({ at: start, span: value, isImmediate }));
    if (values.length > 0) known.set(name, values);
  }
  return known;
}
