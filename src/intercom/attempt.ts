import { errorOfFailure } from "./classify.ts";
import type { Clock } from "./clock.ts";
import { deadlineAfter } from "./deadline.ts";
import { IntercomError, cancelled } from "./errors.ts";
import type { Limiter, RateLimit } from "./limiter.ts";
import { quoted } from "./quoted.ts";
import {
  type Transport,
  TransportFailure,
  type TransportRequest,
  type TransportResponse,
} from "./transport.ts";

/** One finished attempt, for the log: no header, no body. */
export interface Attempt {
  readonly operation: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Milliseconds. */
  readonly duration: number;
  readonly error: IntercomError | undefined;
}

/** What every request of a client goes through. */
export interface Wiring {
  readonly transport: Transport;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly onAttempt: ((attempt: Attempt) => void) | undefined;
  /** Milliseconds: of an attempt, and of a call with its pauses and its waiting for a place. */
  readonly timeouts: { readonly attempt: number; readonly total: number };
}

/** A request, what it is called, what nobody may repeat of it, and what an answer to it comes to. */
export interface Trial {
  readonly request: TransportRequest;
  readonly name: string;
  readonly secrets: readonly string[];
  readonly judge: (response: TransportResponse) => TransportResponse | IntercomError;
}

/**
 * The only way out: one request, under the limiter and a deadline of its own, and told to whoever keeps the
 * log. What it came to is given, not thrown; rejects where it was not sent.
 */
export async function attempt(
  { request, name, secrets, judge }: Trial,
  signal: AbortSignal,
  { transport, limiter, onAttempt, timeouts }: Wiring,
): Promise<TransportResponse | IntercomError> {
  return limiter.run(async () => {
    const started = performance.now();
    const deadline = deadlineAfter(timeouts.attempt, signal);
    const outcome = await transport.send(request, deadline.signal).then(
      (response) => {
        const rate = rateLimitOf(response.headers);
        if (rate !== undefined) limiter.learn(rate);
        return judge(response);
      },
      (error: unknown) => errorOf(error, name, signal),
    );
    deadline.clear();
    const failed = outcome instanceof IntercomError;
    onAttempt?.({
      operation: name,
      status: failed ? outcome.facts.status : outcome.status,
      requestId: failed
        ? outcome.facts.requestId
        : quoted(outcome.headers["x-request-id"], secrets),
      duration: performance.now() - started,
      error: failed ? outcome : undefined,
    });
    return outcome;
  }, signal);
}

/** What an answer announces of the rate limit, where it does so in numbers. */
export function rateLimitOf(headers: Readonly<Record<string, string>>): RateLimit | undefined {
  const read = (name: string): number => {
    const digits = headers[`x-ratelimit-${name}`] ?? "";
    return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  };
  const [limit, remaining, reset] = [read("limit"), read("remaining"), read("reset")];
  return [limit, remaining, reset].every(Number.isFinite)
    ? { limit, remaining, resetAt: reset * 1_000 }
    : undefined;
}

/** Whatever was thrown, as the one error that leaves here; `signal` is the one that the caller gave. */
export function errorOf(cause: unknown, name: string, signal: AbortSignal): IntercomError {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  if (signal.aborted && !timedOut) return cancelled(name);
  if (cause instanceof IntercomError) return cause;
  if (cause instanceof TransportFailure && cause.code !== "ERR_CANCELED") {
    return errorOfFailure(name, cause);
  }
  return new IntercomError({ kind: "timeout", operation: name });
}
