import type { Frame } from "./run.ts";

/** How the turn of a loop that is followed may end. */
export interface Leaving {
  /** No other one comes behind it. */
  breaks: boolean;
  /** Another one may. */
  goesOn: boolean;
  /** The turn of the loop around it. */
  readonly around?: Leaving | undefined;
}

/** Follows what ends a turn of a loop; `breaks`: that of all others, too. */
export function leaveTurn({ leaving }: Frame, breaks: true | "all" | undefined): void {
  if (leaving === undefined) return;
  if (breaks === undefined) leaving.goesOn = true;
  else leaving.breaks = true;
  if (breaks !== "all") return;
  for (let { around } = leaving; around !== undefined; { around } = around) around.breaks = true;
}

/** A turn that is still to be followed. */
export function newTurn({ leaving: around }: Frame): Leaving {
  return { breaks: false, goesOn: false, around };
}

/** Follows what is left with a `break` itself, so that this one ends no turn. */
export function takingBreaks(frame: Frame, way: (frame: Frame) => boolean): boolean {
  const own = newTurn(frame);
  const leaves = way({ ...frame, leaving: own });
  if (own.goesOn) leaveTurn(frame, undefined);
  return leaves;
}

/** Follows turns one after another, up to the one that is surely the last; `turn` says whether it ran for sure. */
export function followTurns<T>(
  turns: readonly T[],
  turn: (each: T, isSure: boolean) => { readonly leaving: Leaving; readonly isSure: boolean },
): void {
  let isSure = true;
  for (const each of turns) {
    const { leaving, isSure: ran } = turn(each, isSure);
    if (leaving.breaks && !leaving.goesOn && ran) return;
    if (leaving.breaks) isSure = false;
  }
}
