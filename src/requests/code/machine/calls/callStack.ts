import type { FunctionCode } from "../../declarations.ts";
import type { FunctionValue, Value } from "../values/values.ts";

/** Steps allowed per UTF-16 unit of the text: more than any file takes that does not recurse over and over. */
const stepsPerUnit = 4;
const fewestSteps = 20_000;
/** The depth of calls, and of nested evaluations, that the JavaScript stack can bear. */
const deepestCalls = 12;
const deepest = 900;
const mostCallsOfOne = 24;
/** A small function, such as one that sets one header, is called oftener, and following it costs little. */
const small = 300;
const mostCallsOfSmall = 96;
/** How many turns of a chain, or objects of one class, run one function within one another. */
const mostTurns = 10;

type Active = Pick<FunctionValue, "code" | "scope" | "self"> & {
  readonly turn: string | undefined;
};

/** The functions being followed, and the bounds on how long and how deep that goes on. */
export class CallStack {
  /** A bound was reached, so that something was not followed. */
  isCut = false;
  readonly #most: number;
  #steps: number;
  #depth = 0;
  readonly #active: Active[] = [];
  /** How many functions are running, each counted once. */
  #functions = 0;
  readonly #counts = new Map<FunctionCode, number>();

  /** `length`: of the text, in UTF-16 units. */
  constructor(length: number) {
    this.#most = fewestSteps + length * stepsPerUnit;
    this.#steps = this.#most;
  }

  /** How many steps have been made. */
  get made(): number {
    return this.#most - this.#steps;
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

  /**
   * Runs the body of a function; undefined, and not run, if it is running already or has run often enough. `turn`: what
   * tells one turn of a chain that calls itself from the others, see `turnOf`.
   */
  within<T>({ code, scope, self }: FunctionValue, work: () => T, turn?: string): T | undefined {
    const one: Active = { code, scope, self, turn };
    if (this.#functions >= deepestCalls || this.#isRunning(one)) return undefined;
    if (this.isWornOut(code)) return undefined;
    const isFirst = !this.isFollowing(code);
    if (isFirst) this.#functions++;
    this.#counts.set(code, this.timesOf(code) + 1);
    this.#active.push(one);
    try {
      return work();
    } finally {
      this.#active.pop();
      if (isFirst) this.#functions--;
    }
  }

  /**
   * In a chain, another turn is something else than what is running; elsewhere, what another call has made, or the
   * method of another object.
   */
  #isRunning({ code, scope, self, turn }: Active): boolean {
    const running = this.#active.filter((each) => each.code === code);
    if (running.length === 0) return false;
    if (running.length >= mostTurns) return true;
    if (turn !== undefined) return running.some((each) => each.turn === turn);
    return running.some((each) => each.scope === scope && !isOther(each.self, self));
  }

  /** The innermost function being followed. */
  get active(): FunctionCode | undefined {
    return this.#active.at(-1)?.code;
  }

  /** How often a function has been followed. */
  timesOf(code: FunctionCode): number {
    return this.#counts.get(code) ?? 0;
  }

  /** Whether a function has been followed so often that it is followed no more. */
  isWornOut(code: FunctionCode): boolean {
    const most = code.end - code.start <= small ? mostCallsOfSmall : mostCallsOfOne;
    return this.timesOf(code) >= most;
  }

  isFollowing(code: FunctionCode): boolean {
    return this.#active.some((each) => each.code === code);
  }

  /** Allows every function to be followed as often again. */
  forgetCounts(): void {
    this.#counts.clear();
  }
}

/** Whether these are certainly two objects, or two functions. */
function isOther(a: Value | undefined, b: Value | undefined): boolean {
  if (a?.kind === "thing" && b?.kind === "thing") return a.shape !== b.shape;
  return a?.kind === "function" && b?.kind === "function" && a.scope !== b.scope;
}
