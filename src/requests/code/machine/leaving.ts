import type { Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";

/** How the current turn of a loop may end. */
export interface Leaving {
  /** No turn follows: `break`. */
  breaks: boolean;
  /** The next turn may follow: the end of the body, `continue`. */
  goesOn: boolean;
  readonly label?: string | undefined;
  /** The turn of the enclosing loop. */
  readonly around?: Leaving | undefined;
}

/** The last part of a statement that is tried (`finally`), in a turn of a loop. */
export interface Last {
  readonly follow: () => void;
  readonly leaving: Leaving | undefined;
}

type Leave = Extract<Statement, { kind: "leave" }>;

/** Notes a `break` or `continue`, and returns how many loops it leaves. */
export function leaveTurn(
  { leaving }: Frame,
  { breaks, of }: Pick<Leave, "breaks" | "of">,
): number {
  if (leaving === undefined) return 1;
  const all = withThoseAround(leaving);
  const at = typeof of === "string" ? all.findIndex(({ label }) => label === of) : (of ?? 1) - 1;
  const left = all[at];
  if (left === undefined) return leaveAny(all, breaks);
  if (breaks === true) left.breaks = true;
  else left.goesOn = true;
  return at + 1;
}

function withThoseAround(leaving: Leaving): readonly Leaving[] {
  return [leaving, ...(leaving.around === undefined ? [] : withThoseAround(leaving.around))];
}

/** What has no loop of its own that is known may leave any of them. */
function leaveAny(all: readonly Leaving[], breaks: true | undefined): number {
  for (const [index, each] of all.entries()) {
    if (breaks === true) each.breaks = true;
    else if (index === 0) each.goesOn = true;
  }
  return 1;
}

/** A turn that has not ended in any way yet. */
export function newTurn({ leaving: around }: Frame, label?: string): Leaving {
  return { breaks: false, goesOn: false, label, around };
}

/** Whether a turn that has left did so for more than its loop: by a `return`, or for a loop around that. */
export function leavesLoop({ breaks, goesOn }: Leaving): boolean {
  return !breaks && !goesOn;
}

/** Follows branches that take a `break` themselves (`switch`), so that it does not end the loop around them. */
export function takingBreaks(
  frame: Frame,
  label: string | undefined,
  way: (frame: Frame) => boolean,
): boolean {
  const own = newTurn(frame, label);
  const leaves = way({ ...frame, leaving: own });
  if (own.goesOn) leaveTurn(frame, {});
  return leaves;
}

/**
 * Follows turns in order until one certainly breaks. `turn` follows one and says whether it ran for sure, and whether
 * it has left the loop and more; true if such a turn ran.
 */
export function followTurns<T>(
  turns: readonly T[],
  turn: (
    each: T,
    isSure: boolean,
  ) => { readonly leaving: Leaving; readonly isSure: boolean; readonly isLeft: boolean },
): boolean {
  let isSure = true;
  for (const each of turns) {
    const { leaving, isSure: ran, isLeft } = turn(each, isSure);
    if (isLeft) return true;
    if (leaving.breaks && !leaving.goesOn && ran) return false;
    if (leaving.breaks) isSure = false;
  }
  return false;
}

/** Leaves the function, or so many loops, behind the last parts of all that is tried in these. */
export function exitThrough({ lasts = [], leaving }: Frame, run: Run, loops = Infinity): void {
  const left = loops === Infinity || leaving === undefined ? [] : withThoseAround(leaving);
  const isLeft = (last: Last): boolean =>
    loops === Infinity || left.slice(0, loops).some((each) => each === last.leaving);
  if (run.journal.exitsApart(loops)) {
    for (const last of lasts.filter(isLeft).toReversed()) last.follow();
  }
  run.journal.exit(loops);
}
