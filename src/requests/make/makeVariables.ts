import type { Span } from "../httpRequest.ts";
import type { MakeAssignment, MakeFile } from "./makeLines.ts";

/** What one assignment puts into a variable. */
export interface MakeValue {
  /** Where the assignment stands. */
  readonly at: number;
  readonly span: Span;
  /** What it refers to is filled in where it stands, not where it is used. */
  readonly isImmediate: boolean;
}

/** More than people write; each reference goes through all of them. */
const mostValues = 100;

/** The values of the variables that have one alone, and what is added to each behind it. */
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
    // A default is for those that have no other value from another file.
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
