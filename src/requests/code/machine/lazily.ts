import { ancestors } from "./classes/bases.ts";
import { evaluate } from "./evaluate.ts";
import type { Expression, Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { staticEntry } from "./classes/staticEntry.ts";
import { entryOf, isNothing, type Value } from "./values/values.ts";

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
  const { object: holder, name } = tested.member;
  const holders = body === undefined ? [] : holdersOf(name, body);
  const isSame = holders.some((each) => run.source(each) === run.source(holder));
  if (body === undefined || !(isSame || (holders.length > 0 && holder.kind === "name")))
    return undefined;
  const object = evaluate(holder, frame, run);
  if (!isSame && !holders.some((each) => isClassOf(object, each, frame, run))) return undefined;
  if (object.kind === "native" && run.library.lacks?.(object, name) === true)
    return isLeftEmpty(run) ? [] : body;
  return isEmpty(object, name) ? (isLeftEmpty(run) ? [] : body) : undefined;
}

/** Whether an object or a class certainly has nothing under a name. */
function isEmpty(object: Value, name: string): boolean {
  if (object.kind !== "thing" && object.kind !== "class") return false;
  const own = object.kind === "thing" ? entryOf(object, name) : undefined;
  if ((object.kind === "thing" ? object : object.statics).shape.value.isOpen) return false;
  if (own !== undefined) return own.isSure && isNothing(own.value);
  const type = object.kind === "thing" ? object.type : object;
  const held = type && staticEntry(type, name);
  return held?.isSure === true && isNothing(held.zero ?? held.value);
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

/** What gets a member of this name in a branch. */
function holdersOf(name: string, body: readonly Statement[]): readonly Expression[] {
  return body.flatMap((each): readonly Expression[] => {
    if (each.kind === "branches") return each.branches.flatMap((inner) => holdersOf(name, inner));
    if (each.kind === "block" || each.kind === "guarded") return holdersOf(name, each.body);
    if (each.kind !== "do" || each.value.kind !== "assign") return [];
    const { target } = each.value;
    const place = target.kind === "place" ? target.place : undefined;
    return place?.kind === "member" && place.name === name ? [place.object] : [];
  });
}

/** Whether an expression is the class of an object, or one of its base classes: `if self.it is None: Api.it = …`. */
function isClassOf(object: Value, named: Expression, frame: Frame, run: Run): boolean {
  if (object.kind !== "thing" || object.type === undefined) return false;
  const type = evaluate(named, frame, run);
  return type.kind === "class" && ancestors(object.type).some(({ code }) => code === type.code);
}
