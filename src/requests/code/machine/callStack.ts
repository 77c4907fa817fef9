import type { FunctionCode } from "../declarations.ts";

/** More steps than any file of this length takes that does not call itself over and over. */
const stepsPerUnit = 4;
const fewestSteps = 20_000;
/** Calls within calls, and evaluations within evaluations: what the stack bears. */
const deepestCalls = 8;
const deepest = 900;
const mostCallsOfOne = 24;

/** The functions that are being followed, and how much of that there may be. */
export class CallStack {
  /** A bound was reached: something was not followed. */
  isCut = false;
  #steps: number;
  #depth = 0;
  readonly #active: FunctionCode[] = [];
  readonly #counts = new Map<FunctionCode, number>();

  /** `length`: of the text, in UTF-16 units. */
  constructor(length: number) {
    this.#steps = fewestSteps + length * stepsPerUnit;
  }

  /** Begins a step that may go deeper, and that `leave` ends; false where there were too many, or it is too deep. */
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

  /** Runs the body of a function, unless it is running already or was often enough. */
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

  /** The function that is being followed. */
  get active(): FunctionCode | undefined {
    return this.#active.at(-1);
  }

  isFollowing(code: FunctionCode): boolean {
    return this.#active.includes(code);
  }

  /** Each function may be followed as often again. */
  forgetCounts(): void {
    this.#counts.clear();
  }
}
