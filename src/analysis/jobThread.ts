import type { Worker } from "node:worker_threads";
import type { Known, Reply } from "./jobs.ts";

/** What is cancelled while the thread is at it may still end by itself: a new thread costs more. Milliseconds. */
const grace = 300;

/** A job took longer than any may. */
export class TookTooLong extends Error {
  constructor() {
    super("It takes too long to judge this text.");
  }
}

/** How a thread is started, and how long things may take. */
export interface JobThreadOptions {
  readonly start: () => Worker;
  /** A text that takes longer is given up, milliseconds; 5 MB of dense cURL take two seconds. */
  readonly longest?: number | undefined;
  /** Without work for so long the thread ends: that alone gives its memory back. Milliseconds. */
  readonly idle?: number | undefined;
}

/**
 * Has a thread of its own do jobs, one after the other, which `answerJobs` answers there. It starts with the first
 * job; one that is cancelled or takes too long ends it, and the next one starts another.
 */
export class JobThread<Jobs extends Known<Jobs>> {
  readonly #options: JobThreadOptions;
  #worker: Worker | undefined;
  /** Resolves when the thread has nothing to do. */
  #free = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(options: JobThreadOptions) {
    this.#options = options;
  }

  /** Rejects with the signal's reason when it is aborted, and with `TookTooLong`. */
  perform<Name extends keyof Jobs>(
    name: Name,
    input: Jobs[Name]["input"],
    signal: AbortSignal,
  ): Promise<Jobs[Name]["output"]> {
    const turn = this.#free;
    const job = turn.then(() => {
      signal.throwIfAborted();
      return this.#perform(name, input, signal);
    });
    this.#free = job.then(
      () => undefined,
      () => undefined,
    );
    return job;
  }

  dispose(): void {
    clearTimeout(this.#idle);
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #perform<Name extends keyof Jobs>(
    name: Name,
    input: Jobs[Name]["input"],
    signal: AbortSignal,
  ): Promise<Jobs[Name]["output"]> {
    clearTimeout(this.#idle);
    const { longest = 20_000, idle = 60_000 } = this.#options;
    const worker = (this.#worker ??= this.#start());
    let answered = false;
    try {
      const reply = await replyOf<Jobs, Name>(worker, { name, input }, { signal, longest });
      answered = true;
      if (reply.kind === "failed") throw new Error(reply.message);
      signal.throwIfAborted();
      return reply.output;
    } catch (error) {
      // One that has answered is as good as new.
      if (!answered) this.dispose();
      signal.throwIfAborted();
      throw error;
    } finally {
      this.#idle = setTimeout(() => this.dispose(), idle).unref();
    }
  }

  #start(): Worker {
    const worker = this.#options.start();
    // It never keeps a process alive that wants to end.
    worker.unref();
    // It lives longer than a job. What fails when nobody waits for it is heard here, and the next job starts
    // another thread: unheard it would be an error of the extension host.
    const drop = (): void => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on("error", drop).on("exit", drop);
    return worker;
  }
}

/** Gives a job to a thread that has none; rejects where the thread ends, or takes too long. It leaves no listener behind. */
async function replyOf<Jobs extends Known<Jobs>, Name extends keyof Jobs>(
  worker: Worker,
  job: { readonly name: Name; readonly input: Jobs[Name]["input"] },
  { signal, longest }: { readonly signal: AbortSignal; readonly longest: number },
): Promise<Reply<Jobs[Name]["output"]>> {
  let stop: () => void = () => undefined;
  try {
    return await new Promise((resolve, reject) => {
      const giveUp = (): void => reject(new TookTooLong());
      let timer = setTimeout(giveUp, longest);
      const hurry = (): void => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, grace);
      };
      const ended = (): void => reject(new Error("The analysis ended before it was done."));
      stop = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", hurry);
        worker.off("message", resolve).off("error", reject).off("exit", ended);
      };
      signal.addEventListener("abort", hurry, { once: true });
      worker.on("message", resolve).on("error", reject).on("exit", ended);
      worker.postMessage(job);
    });
  } finally {
    stop();
  }
}
