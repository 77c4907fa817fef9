import type { Frame } from "./run.ts";

/** How the current turn of a loop may end. */
export interface Leaving {
  /** No turn follows: `break`. */
  breaks: boolean;
  /** The next turn may follow: the end of the body, `continue`. */
  goesOn: boolean;
  /** The turn of the enclosing loop. */
  readonly around?: Leaving | undefined;
}

/** Notes a `break` or `continue`; `breaks` as in `Statement`. */
export function leaveTurn({ leaving }: Frame, breaks: true | "all" | undefined): void {
  if (leaving === undefined) return;
  if (breaks === undefined) leaving.goesOn = true;
  else leaving.breaks = true;
  if (breaks !== "all") return;
  for (let { around } = leaving; around !== undefined; { around } = around) around.breaks = true;
}

/** A turn that has not ended in any way yet. */
export function newTurn({ leaving: around }: Frame): Leaving {
  return { breaks: false, goesOn: false, around };
}

/** Follows branches that take a `break` themselves (`switch`), so that it does not end the loop around them. */
export function takingBreaks(frame: Frame, way: (frame: Frame) => boolean): boolean {
  const own = newTurn(frame);
  const leaves = way({ ...frame, leaving: own });
  if (own.goesOn) leaveTurn(frame, undefined);
  return leaves;
}

/** Follows turns in order until one certainly breaks. `turn` follows one and says whether it ran for sure. */
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
