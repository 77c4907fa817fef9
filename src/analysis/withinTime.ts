import { createContext, Script } from "node:vm";
import { TookTooLong } from "./jobThread.ts";

/** Does a part of a job, here and now. */
export type Doing = <Result>(part: () => Result) => Result;

/** Does it, however long it takes. */
export const unhurried: Doing = (part) => part();

/**
 * Does parts of one job in this thread, and ends it where all of them together take longer, in milliseconds: throws
 * `TookTooLong` then. It is ended wherever it is, so what it was at, a grammar's memory too, is of no more use.
 */
export function withinTime(longest: number): Doing {
  const end = performance.now() + longest;
  return (part) => {
    const done: { readonly result: ReturnType<typeof part> }[] = [];
    // What is called from a context with a limit stays in its own, and ends with the limit all the same.
    const context = createContext({ perform: () => void done.push({ result: part() }) });
    const timeout = Math.max(1, Math.ceil(end - performance.now()));
    try {
      new Script("perform()").runInContext(context, { timeout });
    } catch (error) {
      throw isTimeout(error) ? new TookTooLong() : error;
    }
    const [only] = done;
    if (only === undefined) throw new TookTooLong();
    return only.result;
  };
}

/** The error is one of the context's own. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
