import type { Run } from "../run.ts";
import type { Thing, Value } from "./values.ts";

/** The object of headers that a loop iterates over, if it is one. */
export function drawnFrom(of: Value | undefined): Thing | undefined {
  const held = of?.kind === "native" ? of.state : of;
  return held?.kind === "thing" && held.type === undefined ? held : undefined;
}

/** Follows a loop over nothing as if it had one turn, only to see where that would put entries; leaves no effects. */
export function asIfGoing(turn: () => unknown, run: Run): void {
  const { isSilent, drafts } = run;
  if (run.drawing === undefined || isSilent) return;
  run.isSilent = true;
  run.drafts = [];
  run.journal.aside(turn);
  run.drafts = drafts;
  run.isSilent = isSilent;
}
