import { assign } from "./assign.ts";
import { declare } from "./declare.ts";
import { asIfGoing, drawnFrom } from "./values/drawing.ts";
import { membersIn } from "./classes/enumerations.ts";
import { evaluate } from "./evaluate.ts";
import { execute } from "./execute.ts";
import { settled } from "./settled.ts";
import { Cell } from "./values/cell.ts";
import { followTurns, leavesLoop, newTurn, type Leaving } from "./leaving.ts";
import type { Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { Scope } from "./scope.ts";
import { testedNames } from "./testedNames.ts";
import { truthIn } from "./values/truth.ts";
import { placesOf, turnsOf } from "./turns.ts";
import { unknown, type Value } from "./values/values.ts";

/**
 * Follows a turn with an unknown item, and a second one if the first leaves a variable an object that it has made, or
 * has used something up, or changes what its conditions ask (`asked`); loops within a second turn have no second ones, or
 * nested loops would double the work each.
 */
function turnsOfAny(
  turn: (leaving: Leaving) => boolean,
  begin: () => Leaving,
  asked: () => readonly (boolean | undefined)[],
  run: Run,
): boolean {
  const leaving = begin();
  const before = asked();
  const since = run.journal.time;
  const { usedUp } = run;
  const changed = run.journal.changedBy(() => turn(leaving));
  const after = asked();
  const isOther =
    run.usedUp > usedUp ||
    changed.some((value) => mayBeMadeSince(value, since)) ||
    before.some((truth, index) => truth !== undefined && truth !== after[index]);
  if (!leaving.goesOn || run.isSecondTurn || !isOther) return false;
  const begun = run.drafts.length;
  run.isSecondTurn = true;
  turn(begin());
  run.isSecondTurn = false;
  // A request begun in this turn for the next one would be sent there, like that of the first turn in this one.
  run.drafts = run.drafts.filter(({ isSent }, index) => index < begun || isSent?.() !== false);
  return false;
}

/** Whether what a variable holds is an object made since a time, or of a library; also true if it is one of two objects. */
function mayBeMadeSince(held: unknown, since: number): boolean {
  const thing = partOf(held, "state") ?? held;
  const shape = partOf(thing, "shape");
  return shape instanceof Cell && (shape.born >= since || shape.born === 0);
}

function partOf(of: unknown, name: "state" | "shape"): unknown {
  return typeof of === "object" && of !== null && name in of ? Reflect.get(of, name) : undefined;
}

/** What the turns get that are not followed one by one. */
function anyTurn(
  of: Value,
  { takes }: Extract<Statement, { kind: "loop" }>,
  { library }: Run,
): Value {
  if (of.kind !== "list" || of.rest === undefined || library.hasSlices !== true) return unknown;
  if (takes === "items") return of.rest;
  return { kind: "list", items: [unknown, of.rest], isComplete: true };
}

/**
 * Follows a loop turn by turn, as far as it is known what it goes over; otherwise with unknown items. True where what
 * comes after it is never reached.
 */
export function followLoop(
  statement: Extract<Statement, { kind: "loop" }>,
  frame: Frame,
  run: Run,
): boolean {
  const of = statement.of && evaluate(statement.of, frame, run);
  const turnsBegun: Leaving[] = [];
  const begin = (): Leaving => {
    const leaving = newTurn(frame, statement.label);
    turnsBegun.push(leaving);
    return leaving;
  };
  const turn = (each: Value, leaving = begin()): boolean => {
    const inner = { ...frame, scope: new Scope(frame.scope, false), leaving };
    if (statement.each !== undefined && statement.assigns === true)
      assign(statement.each, each, statement.each, inner, run);
    else if (statement.each !== undefined)
      declare(statement.each, each, inner, run, statement.isWide);
    const body = (): boolean => execute(statement.body, inner, run);
    const isLeft = run.journal.body(false, () => {
      const ends = settled(body, inner, run);
      leaving.goesOn ||= !ends;
      return ends;
    });
    return isLeft && leavesLoop(leaving);
  };
  const takes = (each: Value): void => {
    run.journal.ways([() => (turn(each), false)], each.kind === "unknown");
  };
  if (of !== undefined && run.library.handsOn?.(of, takes, run) === true) return false;
  const gone = of?.kind === "native" ? run.library.turns?.(of, run) : membersIn(of, run);
  const counted = statement.counts && placesOf(gone, statement.counts);
  const taken = statement.counts === undefined ? gone : counted;
  const turns = taken === undefined ? undefined : turnsOf(taken, statement.takes);
  const any = taken === undefined ? unknown : anyTurn(taken, statement, run);
  const asked = (): readonly (boolean | undefined)[] =>
    [...testedNames(statement.body)].map((name) => {
      const value = frame.scope.find(name)?.value;
      return value === undefined ? undefined : truthIn(value, run);
    });
  const others = (): void => {
    const { call } = run;
    run.call = { ...call, id: NaN, loop: run.journal.time };
    const mayHaveNone = statement.isEndless !== true;
    run.journal.ways(
      [() => turnsOfAny((leaving) => turn(any, leaving), begin, asked, run)],
      mayHaveNone,
    );
    run.call = call;
  };
  const { drawing } = run;
  run.drawing = drawnFrom(of);
  if (turns?.isAll === true && turns.known.length === 0) asIfGoing(() => turn(unknown), run);
  // An unknown key is none of the known ones, so it overwrites none of what these turns set.
  if (turns?.isAll === false && turns.haveKeys) others();
  const leaves = followTurns(turns?.known ?? [], ({ value, isSure }, isReached) => {
    const leaving = begin();
    const isCertain = isSure && isReached;
    const isLeft = run.journal.ways([() => turn(value, leaving)], !isCertain);
    return { leaving, isSure: isCertain, isLeft };
  });
  if (!leaves && (turns === undefined || !(turns.isAll || turns.haveKeys))) others();
  run.drawing = drawing;
  return leaves || (statement.isEndless === true && turnsBegun.every(({ breaks }) => !breaks));
}
