import type { LoadCode } from "../analysis/codeLoader.ts";
import { type JobThread, TookTooLong } from "../analysis/jobThread.ts";
import { withinTime } from "../analysis/withinTime.ts";
import { type JudgeInput, type JudgeJobs, type Judged, judge } from "./judge.ts";

/** A text that takes longer is given up, milliseconds. */
const usual = 20_000;

/** What judges, and how long it may take for a text. */
export interface Judging {
  readonly loadCode: LoadCode;
  readonly thread: JobThread<JudgeJobs>;
  readonly longest?: number;
}

/**
 * Judges one text after the other, and rejects with `TookTooLong` where one takes too long. Small runs do not wait for
 * a thread that loads the whole program once more: it starts when a text was given up, after which nothing that was at
 * work on it here can be used.
 */
export function judging({
  loadCode,
  thread,
  longest = usual,
}: Judging): (input: JudgeInput) => Promise<Judged> {
  let isSound = true;
  const { signal } = new AbortController();
  return async (input) => {
    if (!isSound) return thread.perform("judge", input, signal);
    try {
      return await judge(input, loadCode, withinTime(longest));
    } catch (error) {
      if (error instanceof TookTooLong) isSound = false;
      throw error;
    }
  };
}
