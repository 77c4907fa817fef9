import type { FunctionCode } from "../declarations.ts";

/** Steps allowed per UTF-16 unit of the text: more than any file takes that does not recurse over and over. */
const stepsPerUnit = 4;
const fewestSteps = 20_000;
/** The depth of calls, and of nested evaluations, that the JavaScript stack can bear. */
const deepestCalls = 8;
const deepest = 900;
const mostCallsOfOne = 24;

/** The functions being followed, and the bounds on how long and how deep that goes on. */
export class CallStack {
  /** A bound was reached, so that something was not followed. */
  isCut = false;
  #steps: number;
  #depth = 0;
  readonly #active: FunctionCode[] = [];
  readonly #counts = new Map<FunctionCode, number>();

  /** `length`: of the text, in UTF-16 units. */
  constructor(length: number) {
    this.#steps = fewestSteps + length * stepsPerUnit;
  }

  /** Begins a nested step, which `leave` ends; false when the steps are used up or the nesting is too deep. */
  enter(): boolean {
    if (this.#steps-- <= 0 || this.#depth >= deepest) {
      this.isCut = true;
      return false;
    }
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /** Runs the body of a function; undefined, and not run, if it is running already or has run often enough. */
  within<T>(code: FunctionCode, work: () => T): T | undefined {
    const count = this.#counts.get(code) ?? 0;
    if (this.#active.length >= deepestCalls || this.#active.includes(code)) return undefined;
    if (count >= mostCallsOfOne) return undefined;
    this.#counts.set(code, count + 1);
    this.#active.push(code);
    try {
      return work();
    } finally {
      this.#active.pop();
    }
  }

  /** The innermost function being followed. */
  get active(): FunctionCode | undefined {
    return this.#active.at(-1);
  }

  /** How often a function has been followed. */
  timesOf(code: FunctionCode): number {
    return this.#counts.get(code) ?? 0;
  }

  isFollowing(code: FunctionCode): boolean {
    return this.#active.includes(code);
  }

  /** Allows every function to be followed as often again. */
  forgetCounts(): void {
    this.#counts.clear();
  }
}
