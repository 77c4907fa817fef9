import type { Run } from "./run.ts";
import type { Thing, Value } from "./values.ts";

/** The object of headers that a loop may go through. */
export function drawnFrom(of: Value | undefined): Thing | undefined {
  const held = of?.kind === "native" ? of.state : of;
  return held?.kind === "thing" && held.type === undefined ? held : undefined;
}

/** Follows what a loop would do, for where it would put what it goes through; nothing of it is left behind. */
export function asIfGoing(turn: () => unknown, run: Run): void {
  const { isSilent, drafts } = run;
  if (run.drawing === undefined || isSilent) return;
  run.isSilent = true;
  run.drafts = [];
  run.journal.aside(turn);
  run.drafts = drafts;
  run.isSilent = isSilent;
}
