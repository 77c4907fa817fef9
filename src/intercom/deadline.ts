/** A signal with a time limit of its own; `clear` it when the work is done. */
export interface Deadline {
  readonly signal: AbortSignal;
  clear(): void;
}

/** Follows `signal`, and aborts by itself with a `TimeoutError` after `ms` milliseconds. */
export function deadlineAfter(ms: number, signal: AbortSignal): Deadline {
  const controller = new AbortController();
  const follow = (): void => controller.abort(signal.reason);
  const timer = setTimeout(() => {
    controller.abort(new DOMException("The time limit was reached.", "TimeoutError"));
  }, ms);
  if (signal.aborted) follow();
  signal.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      signal.removeEventListener("abort", follow);
    },
  };
}
