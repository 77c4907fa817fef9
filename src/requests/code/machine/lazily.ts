import { evaluate } from "./evaluate.ts";
import type { Expression, Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { entryOf, isNothing, type ClassValue, type Entry, type Thing } from "./values.ts";

type Branches = Extract<Statement, { kind: "branches" }>;

type Member = Extract<Expression, { kind: "member" }>;

/**
 * For lazy initialization, `if self.client is None: self.client = …`: the branch that fills the member, where that is
 * certainly empty. Undefined where the statement is something else.
 */
export function fillingBranch(
  { test, branches }: Branches,
  frame: Frame,
  run: Run,
): readonly Statement[] | undefined {
  const tested = test && testedIn(test);
  if (tested === undefined) return undefined;
  const body = branches[tested.isNothing ? 0 : 1];
  const name = `${run.source(tested.member.object)}.${tested.member.name}`;
  if (body === undefined || !fills(body, name, run)) return undefined;
  const object = evaluate(tested.member.object, frame, run);
  if (object.kind === "native" && run.library.lacks?.(object, tested.member.name) === true)
    return isLeftEmpty(run) ? [] : body;
  if (object.kind !== "thing" || object.shape.value.isOpen) return undefined;
  const entry = heldIn(object, tested.member.name);
  if (entry?.isSure !== true || !isNothing(entry.value)) return undefined;
  return isLeftEmpty(run) ? [] : body;
}

/**
 * Whether a member that is filled when it is first used stays empty: in the silent pass, so that every function fills
 * it for itself. A constructor runs before all of them.
 */
export function isLeftEmpty({ isSilent, isMaking }: Run): boolean {
  return isSilent && !isMaking;
}

/** The member that a test asks about, and whether the test is true when it is empty. */
function testedIn(
  test: Expression,
): { readonly member: Member; readonly isNothing: boolean } | undefined {
  if (test.kind === "member") return { member: test, isNothing: false };
  if (test.kind === "not") {
    const inner = testedIn(test.value);
    return inner && { ...inner, isNothing: !inner.isNothing };
  }
  const isNone =
    test.kind === "same" &&
    test.right.kind === "constant" &&
    (test.right.value === null || test.right.value === undefined);
  return isNone && test.left.kind === "member" ? { member: test.left, isNothing: true } : undefined;
}

function fills(body: readonly Statement[], name: string, run: Run): boolean {
  return body.some((each) => {
    if (each.kind === "branches") return each.branches.some((inner) => fills(inner, name, run));
    if (each.kind === "block" || each.kind === "guarded") return fills(each.body, name, run);
    if (each.kind !== "do" || each.value.kind !== "assign") return false;
    const { target } = each.value;
    return target.kind === "place" && run.source(target.place) === name;
  });
}

/** The entry of an object or its class under a name, without getters. */
function heldIn(thing: Thing, name: string): Entry | undefined {
  return entryOf(thing, name) ?? (thing.type && staticIn(thing.type, name));
}

function staticIn({ statics, base }: ClassValue, name: string): Entry | undefined {
  return entryOf(statics, name) ?? (base?.kind === "class" ? staticIn(base, name) : undefined);
}
