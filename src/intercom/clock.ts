import { delay } from "./delay.ts";

/** The time that waiting goes by; with another one than the system's, waiting takes none. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = { now: Date.now, delay };
