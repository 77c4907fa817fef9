import { assign } from "./assign.ts";
import { declare } from "./declare.ts";
import { asIfGoing, drawnFrom } from "./drawing.ts";
import { membersIn } from "./enumerations.ts";
import { evaluate } from "./evaluate.ts";
import { execute, settled } from "./execute.ts";
import type { Cell } from "./journal.ts";
import { followTurns, newTurn, type Leaving } from "./leaving.ts";
import type { Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { Scope } from "./scope.ts";
import { placesOf, turnsOf } from "./turns.ts";
import { unknown, type Value } from "./values.ts";

/** Follows a turn with an unknown item, and a second one if the first leaves it an object that it has made. */
function turnsOfAny(
  turn: (each: Value, leaving?: Leaving) => boolean,
  frame: Frame,
  run: Run,
): boolean {
  const leaving = newTurn(frame);
  const since = run.journal.time;
  const before = variablesOf(frame).map((cell) => ({ cell, held: cell.value }));
  turn(unknown, leaving);
  const isLast = leaving.breaks && !leaving.goesOn;
  const isMade = before.some(
    ({ cell: { value }, held }) => value !== held && mayBeMadeSince(value, since),
  );
  if (!isMade || isLast) return false;
  const begun = run.drafts.length;
  turn(unknown);
  // A request begun in this turn for the next one would be sent there, like that of the first turn in this one.
  run.drafts = run.drafts.filter(({ isSent }, index) => index < begun || isSent?.() !== false);
  return false;
}

/** The variables of the function that a frame can see. */
function variablesOf({ scope }: Frame): readonly Cell<Value>[] {
  const { wide } = scope;
  const cells = [...wide.cells()];
  for (let each = scope; each !== wide && each.parent !== undefined; each = each.parent) {
    cells.push(...each.cells());
  }
  return cells;
}

/** Whether a value is an object made since a time; also true if it is one of two objects. */
function mayBeMadeSince(value: Value, since: number): boolean {
  const thing = value.kind === "native" ? value.state : value;
  return thing?.kind === "thing" && (thing.shape.born >= since || thing.shape.born === 0);
}

/** Follows a loop turn by turn, as far as it is known what it goes over; otherwise with unknown items. */
export function followLoop(
  statement: Extract<Statement, { kind: "loop" }>,
  frame: Frame,
  run: Run,
): void {
  const of = statement.of && evaluate(statement.of, frame, run);
  const turn = (each: Value, leaving = newTurn(frame)): boolean => {
    const inner = { ...frame, scope: new Scope(frame.scope, false), leaving };
    if (statement.each !== undefined && statement.assigns === true)
      assign(statement.each, each, statement.each, inner, run);
    else if (statement.each !== undefined)
      declare(statement.each, each, inner, run, statement.isWide);
    const body = (): boolean => execute(statement.body, inner, run);
    run.journal.body(false, () => {
      const leaves = settled(body, run);
      leaving.goesOn ||= !leaves;
      return leaves;
    });
    return false;
  };
  const takes = (each: Value): void => {
    run.journal.ways([() => turn(each)], each.kind === "unknown");
  };
  if (of !== undefined && run.library.handsOn?.(of, takes, run) === true) return;
  const gone = of?.kind === "native" ? run.library.turns?.(of, run) : membersIn(of, run);
  const counted = statement.counts && placesOf(gone, statement.counts);
  const taken = statement.counts === undefined ? gone : counted;
  const turns = taken === undefined ? undefined : turnsOf(taken, statement.takes);
  const others = (): void => {
    const { call } = run;
    run.call = { ...call, id: NaN, loop: run.journal.time };
    run.journal.ways([() => turnsOfAny(turn, frame, run)], true);
    run.call = call;
  };
  const { drawing } = run;
  run.drawing = drawnFrom(of);
  if (turns?.isAll === true && turns.known.length === 0) asIfGoing(() => turn(unknown), run);
  // An unknown key is none of the known ones, so it overwrites none of what these turns set.
  if (turns?.isAll === false && turns.haveKeys) others();
  followTurns(turns?.known ?? [], ({ value, isSure }, isReached) => {
    const leaving = newTurn(frame);
    run.journal.ways([() => turn(value, leaving)], !(isSure && isReached));
    return { leaving, isSure: isSure && isReached };
  });
  if (turns === undefined || !(turns.isAll || turns.haveKeys)) others();
  run.drawing = drawing;
}
