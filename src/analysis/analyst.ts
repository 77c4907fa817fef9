import { Worker } from "node:worker_threads";
import type { DiagnoseInput, BoundedDiagnosis, ExplainInput, Explanation, Jobs } from "./jobs.ts";
import { JobThread } from "./jobThread.ts";

/** Whoever judges texts. Rejects with the signal's reason when it is aborted. */
export interface Analysis {
  diagnose(input: DiagnoseInput, signal: AbortSignal): Promise<BoundedDiagnosis>;
  explain(input: ExplainInput, signal: AbortSignal): Promise<Explanation>;
}

/** Where the worker's code is, and how long things may take. */
export interface AnalystOptions {
  readonly worker: URL;
  /** VS Code's translations, for the texts that the worker writes. */
  readonly bundle?: Readonly<Record<string, string>> | undefined;
  /** As of a `JobThread`. */
  readonly longest?: number;
  readonly idle?: number;
}

/** Judges texts in a `JobThread`, so that nothing blocks the extension host. */
export class Analyst implements Analysis {
  readonly #thread: JobThread<Jobs>;

  constructor({ worker, bundle, longest, idle }: AnalystOptions) {
    const start = (): Worker => new Worker(worker, { workerData: bundle });
    this.#thread = new JobThread({ start, longest, idle });
  }

  diagnose(input: DiagnoseInput, signal: AbortSignal): Promise<BoundedDiagnosis> {
    return this.#thread.perform("diagnose", input, signal);
  }

  explain(input: ExplainInput, signal: AbortSignal): Promise<Explanation> {
    return this.#thread.perform("explain", input, signal);
  }

  dispose(): void {
    this.#thread.dispose();
  }
}
