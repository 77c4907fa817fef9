import { parentPort } from "node:worker_threads";
import type { JobOf, Known, Reply } from "./jobs.ts";

/** Answers, within its thread, the jobs of a `JobThread`, whatever becomes of them. */
export function answerJobs<Asked extends Known<Asked>>(
  perform: (job: JobOf<Asked>) => Promise<Asked[keyof Asked]["output"]>,
): void {
  parentPort?.on("message", (job: JobOf<Asked>) => {
    // What cannot be cloned is thrown here: the thread ends with it, and whoever waits is told.
    void perform(job)
      .then(
        (output): Reply<unknown> => ({ kind: "done", output }),
        (error: unknown): Reply<never> => ({ kind: "failed", message: String(error) }),
      )
      .then((reply) => parentPort?.postMessage(reply));
  });
}
