import { execute } from "../execute.ts";
import type { Statement } from "../../program.ts";
import type { Frame, Run } from "../run.ts";

/** A deferred call, made when its function ends. `isSure`: every way to the end has deferred it. */
export interface PutOff {
  readonly call: () => void;
  readonly isSure: boolean;
}

/** Follows a function's body and then its deferred calls. True where the end of the body is never reached. */
export function executeBody(body: readonly Statement[], frame: Frame, run: Run): boolean {
  const leaves = execute(body, frame, run);
  if (!leaves) callPutOff(frame, run);
  return leaves;
}

/** Makes the deferred calls, the last one first. */
export function callPutOff({ putOff }: Frame, run: Run): void {
  for (const { call, isSure } of putOff.splice(0).toReversed()) {
    if (isSure) call();
    else run.journal.ways([() => (call(), false)], true);
  }
}
