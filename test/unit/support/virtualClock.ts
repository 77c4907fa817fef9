import type { Clock } from "../../../src/intercom/clock.ts";
import { reasonOf } from "../../../src/intercom/delay.ts";

/** A clock whose waiting takes no time: it is later afterwards. */
export interface VirtualClock extends Clock {
  /** The pauses that were asked for, in milliseconds. */
  readonly waited: readonly number[];
}

export function virtualClock(start = Date.now()): VirtualClock {
  const waited: number[] = [];
  let now = start;
  return {
    waited,
    now: () => now,
    delay: (ms, signal) => {
      if (signal.aborted) return Promise.reject(reasonOf(signal));
      waited.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
