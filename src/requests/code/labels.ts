import type { Expression, Statement } from "./program.ts";

/** One of the labels of a `switch`. */
export interface Label {
  /** Undefined for `default`, wherever that stands. */
  readonly test: Expression | undefined;
  readonly body: readonly Statement[];
  /** Has no body of its own and falls through to the next label's. */
  readonly isShared?: boolean;
}

/** A `switch` as a chain of branches, each label tested in turn. */
export function inOrder(labels: readonly Label[]): readonly Statement[] {
  let tests: readonly (Expression | undefined)[] = [];
  let otherwise: readonly Statement[] = [];
  const choices: { readonly test: Expression; readonly body: readonly Statement[] }[] = [];
  for (const { test, body, isShared } of labels) {
    tests = [...tests, test];
    if (isShared === true) continue;
    if (tests.includes(undefined)) otherwise = body;
    else choices.push({ test: anyTest(tests.filter((each) => each !== undefined)), body });
    tests = [];
  }
  return choices.reduceRight<readonly Statement[]>((rest, { test, body }) => {
    const { start, end } = test;
    return [{ kind: "branches", start, end, test, branches: [body, rest], isComplete: true }];
  }, otherwise);
}

/** The tests joined by `or`. */
export function anyTest(tests: readonly Expression[]): Expression {
  return tests.reduce((left, right) => {
    const at = { start: left.start, end: right.end };
    return { kind: "logical", ...at, operator: "or", left, right };
  });
}

/** Whether a label's body ends in `break`, `return` or `throw`, so that it does not fall through. */
function ends(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  return last?.kind === "block" ? ends(last.body) : last?.kind === "leave";
}

/** How many bodies one falls through, for the time that takes. */
const mostBodies = 20;

/** The bodies, where one that does not end goes on with the next; empty ones stay so (see `Label.isShared`). */
export function fallingThrough(
  bodies: readonly (readonly Statement[])[],
): readonly (readonly Statement[])[] {
  return bodies.map((_, index) => {
    const behind = bodies.slice(index, index + mostBodies);
    if (behind[0]?.length === 0) return [];
    const end = behind.findIndex(ends);
    return (end < 0 ? behind : behind.slice(0, end + 1)).flat();
  });
}

/** A `break`, which leaves the whole `switch`, and no more than that. */
export function isBreak(statement: Statement): boolean {
  return statement.kind === "leave" && statement.breaks === true && statement.of === undefined;
}
