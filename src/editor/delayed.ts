import { setTimeout } from "node:timers/promises";

/** An action that is due, or under way. */
export interface Delayed {
  /** Resolves when it has ended, well or not, or was cancelled. */
  readonly ended: Promise<void>;
  /** Ends the wait; does nothing once the action has started. */
  hurry(): void;
  /** Ends the wait and aborts the action's signal. */
  cancel(): void;
}

/**
 * Does `action` after `wait` milliseconds.
 * @param failed is told why the action failed, unless it was cancelled.
 */
export function delayed(
  wait: number,
  action: (signal: AbortSignal) => Promise<void>,
  failed: (error: unknown) => void,
): Delayed {
  const hurried = new AbortController();
  const cancelled = new AbortController();
  const run = async (): Promise<void> => {
    // It rejects where the wait was ended early, which is no failure.
    await Promise.allSettled([setTimeout(wait, undefined, { signal: hurried.signal })]);
    try {
      cancelled.signal.throwIfAborted();
      await action(cancelled.signal);
    } catch (error) {
      if (!cancelled.signal.aborted) failed(error);
    }
  };
  return {
    ended: run(),
    hurry: () => hurried.abort(),
    cancel: () => {
      cancelled.abort();
      hurried.abort();
    },
  };
}
