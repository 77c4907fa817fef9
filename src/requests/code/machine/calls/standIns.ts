import type { Expression, Statement } from "../../program.ts";
import type { Frame, Run } from "../run.ts";
import { unknown, type Value } from "../values/values.ts";

/** The default client or object in `given ?? makeDefault()`: it is followed, marked as possibly being another one. */
export function standIn(value: Value, run: Run): Value | undefined {
  const isClient = value.kind === "native" && value.state !== undefined;
  const isObject = value.kind === "thing" && value.type !== undefined;
  if (!isClient && !isObject) return undefined;
  if (isComplete(value)) return value;
  run.open(value, 0);
  return value.kind === "thing" ? { ...value, orOther: true } : value;
}

/**
 * Whether it is a client with an Authorization header: it is complete enough to judge, even if others may be passed
 * in its place.
 */
export function isComplete(value: Value): boolean {
  return value.kind === "native" && hasToken(value, 3);
}

/** Whether there is an Authorization entry in something's settings, up to `depth` levels down. */
function hasToken(of: Value, depth: number): boolean {
  const thing = of.kind === "native" ? of.state : of;
  if (thing?.kind !== "thing" || depth === 0) return false;
  return thing.shape.value.entries.some(
    ({ name, value, isSure }) =>
      isSure && (/^authorization$/i.test(name.text) || hasToken(value, depth - 1)),
  );
}

/**
 * Follows `if client is None: client = Client()` where nothing is known of `client`, with the new client as a
 * stand-in. False, and nothing done, where the statement is something else. `follow`: follows a branch.
 */
export function fillsVariable(
  { test, branches }: Extract<Statement, { kind: "branches" }>,
  follow: (body: readonly Statement[]) => boolean,
  frame: Frame,
  run: Run,
): boolean {
  const tested = test && testedIn(test);
  const cell = tested && frame.scope.find(tested.name);
  if (cell?.value.kind !== "unknown" || cell.value.of !== undefined) return false;
  const [body, other] = tested?.isNothing === true ? branches : branches.toReversed();
  if (body === undefined || other === undefined || other.length > 0) return false;
  let made: Value = unknown;
  const way = (): boolean => {
    const leaves = follow(body);
    made = leaves ? unknown : cell.value;
    return leaves;
  };
  run.journal.ways([way], true);
  const own = standIn(made, run);
  if (own !== undefined) run.journal.set(cell, own);
  return true;
}

/** The variable that a test asks about, and whether the test is true when it is empty. */
function testedIn(
  test: Expression,
): { readonly name: string; readonly isNothing: boolean } | undefined {
  if (test.kind === "name") return { name: test.name, isNothing: false };
  if (test.kind === "not") {
    const inner = testedIn(test.value);
    return inner && { ...inner, isNothing: !inner.isNothing };
  }
  if (test.kind !== "same" || test.left.kind !== "name" || test.right.kind !== "constant")
    return undefined;
  const { value } = test.right;
  return value === null || value === undefined
    ? { name: test.left.name, isNothing: true }
    : undefined;
}
