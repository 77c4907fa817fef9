import { execute } from "./execute.ts";
import type { Statement } from "../program.ts";
import type { Frame, Run } from "./run.ts";

/** A call that is made where the function ends; `isSure` where every way to there comes by it. */
export interface PutOff {
  readonly call: () => void;
  readonly isSure: boolean;
}

/** Follows all that a function does, its calls that are put off at the end of it; true where that is not reached. */
export function executeBody(body: readonly Statement[], frame: Frame, run: Run): boolean {
  const leaves = execute(body, frame, run);
  if (!leaves) callPutOff(frame, run);
  return leaves;
}

/** Makes the calls that were put off, the last one first. */
export function callPutOff({ putOff }: Frame, run: Run): void {
  for (const { call, isSure } of putOff.splice(0).toReversed()) {
    if (isSure) call();
    else run.journal.ways([() => (call(), false)], true);
  }
}
