import { type Clock, systemClock } from "./clock.ts";
import { reasonOf } from "./delay.ts";

/** The numbers Intercom announces: `limit` a slice of ten seconds, `resetAt` in Unix milliseconds. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
}

/** Requests under way before a limit is known, and afterwards. */
const unknownConcurrency = 4;
const knownConcurrency = 12;
/** Intercom counts in slices of ten seconds (rate-limiting page of its REST documentation, 2.17). */
const sliceMs = 10_000;
/** The furthest reset that is believed: 17 seconds were seen. */
const longestWaitMs = 30_000;

/** Keeps one connection's requests few at a time and below the rate that Intercom announced. */
export class Limiter {
  readonly #clock: Clock;
  #announced: RateLimit | undefined;
  #inFlight = 0;
  /** When requests were started, oldest first; those older than a slice are dropped. */
  readonly #starts: number[] = [];
  /** Those who wait for a place, first come first served. */
  readonly #waiting = new Set<() => void>();

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** Waits for a place, runs, and frees it; rejects with the signal's reason when it is aborted first. */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#place(signal);
    try {
      for (let wait = this.#wait(); wait > 0; wait = this.#wait()) {
        await this.#clock.delay(wait, signal);
      }
      this.#starts.push(this.#clock.now());
      return await task();
    } finally {
      this.#inFlight -= 1;
      this.#admit();
    }
  }

  /** Takes over what an answer announced. */
  learn(rate: RateLimit): void {
    const resetAt = Math.min(rate.resetAt, this.#clock.now() + longestWaitMs);
    this.#announced = { ...rate, resetAt };
    this.#admit();
  }

  #place(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(reasonOf(signal));
        return;
      }
      const leave = (): void => {
        this.#waiting.delete(enter);
        reject(reasonOf(signal));
      };
      const enter = (): void => {
        signal.removeEventListener("abort", leave);
        this.#inFlight += 1;
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.add(enter);
      this.#admit();
    });
  }

  #admit(): void {
    for (const enter of this.#waiting) {
      if (this.#inFlight >= this.#places()) return;
      this.#waiting.delete(enter);
      enter();
    }
  }

  #places(): number {
    return this.#announced === undefined
      ? unknownConcurrency
      : Math.max(1, Math.min(knownConcurrency, this.#announced.limit));
  }

  /** Milliseconds until the announced rate allows one more request. */
  #wait(): number {
    const now = this.#clock.now();
    const current = this.#starts.findIndex((start) => start > now - sliceMs);
    // They are in order: what is dropped stands in front, and mostly there is nothing to drop.
    if (current !== 0) this.#starts.splice(0, current < 0 ? this.#starts.length : current);
    if (this.#announced === undefined) return 0;
    const { limit, remaining, resetAt } = this.#announced;
    const oldest = this.#starts.at(-Math.max(1, limit));
    const untilSlice = oldest === undefined ? 0 : oldest + sliceMs - now;
    const untilReset = remaining > 0 ? 0 : resetAt - now;
    return Math.max(0, untilSlice, untilReset);
  }
}
