import type { FunctionCode } from "../declarations.ts";
import type { Run } from "./run.ts";

/** Keeps account of functions of the file that throw for sure for what they are given, so that their callers end. */
export class Throwing {
  /** The function that was followed last has thrown. */
  #hasThrown = false;
  /** How many branches are open where the statement being followed has called such a function. */
  #depth: number | undefined;

  /** A function has been followed. `throws`: it has not returned in any way. */
  followed(code: FunctionCode, throws: boolean, run: Run): void {
    this.#hasThrown = throws && (code.isBlock === true || !isStub(code, run));
  }

  /** What has been followed is not certain to be what is called, or nothing has been. */
  doubt(): void {
    this.#hasThrown = false;
  }

  /** Makes a call. `isSeen`: its caller gets what it throws. */
  calling<T>(call: () => T, isSeen: boolean, { journal, isSilent, isSure }: Run): T {
    this.doubt();
    const value = call();
    if (this.#hasThrown && isSeen && isSure && !isSilent) this.#depth = journal.depth;
    this.doubt();
    return value;
  }

  /** Whether the statement being followed has thrown, as far as it has been followed. */
  endsIn({ journal }: Run): boolean {
    return this.#depth === journal.depth;
  }

  /** Follows a statement. True where what comes after it is never reached. */
  within(statement: () => boolean, run: Run): boolean {
    const around = this.#depth;
    this.#depth = undefined;
    const leaves = statement() || this.endsIn(run);
    this.#depth = around;
    return leaves;
  }
}

/**
 * Whether a function throws whatever it is given because somebody has to override it, or to write it: one that is there
 * to throw is told of what.
 */
function isStub({ body, parameters, ...code }: FunctionCode, run: Run): boolean {
  if (body.some(({ kind }) => kind === "branches")) return false;
  return parameters.length === 0 || toOverride.test(run.source(code));
}

const toOverride =
  /\bnot\b.{0,20}implement|notImplemented|abstract|overr(?:ide|idden)|must.{1,9}implement|subclass/i;
