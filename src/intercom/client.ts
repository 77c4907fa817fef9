import { IntercomError, cancelled } from "./errors.ts";
import { Limiter, type RateLimit } from "./limiter.ts";
import { type Operation, type Sender, isIdempotent, requestOf } from "./operation.ts";
import { nameOf } from "./operationName.ts";
import {
  type Transport,
  TransportFailure,
  type TransportResponse,
  createTransport,
} from "./transport.ts";
import { errorOfBody, errorOfFailure, errorOfResponse } from "./classify.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type ExactRequest, sendExactly } from "./exactRequest.ts";
import { deadlineAfter } from "./deadline.ts";
import { parseJson } from "./json.ts";
import { quoted } from "./quoted.ts";
import { retryDelay } from "./retry.ts";

/** What a call that succeeded gives. */
export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  readonly requestId: string | undefined;
  /** The version that answered (`intercom-version`), which may differ from the one asked for. */
  readonly version: string | undefined;
  /** Milliseconds from the first attempt to the last byte. */
  readonly duration: number;
  readonly rateLimit: RateLimit | undefined;
}

/** One finished attempt, for the log: no header, no body. */
export interface Attempt {
  readonly operation: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Milliseconds. */
  readonly duration: number;
  readonly error: IntercomError | undefined;
}

/** What a client is made of. */
export interface ClientOptions extends Sender {
  readonly onAttempt?: (attempt: Attempt) => void;
  /** Milliseconds; the defaults are 30 s an attempt and 90 s in all. */
  readonly timeouts?: { readonly attempt: number; readonly total: number };
  /** By which the pauses between attempts and under the rate limit are kept; the system's by default. */
  readonly clock?: Clock;
}

/** Sends operations to one connection's endpoint. */
export interface IntercomClient {
  /** Throws `IntercomError` and nothing else. */
  send<T>(operation: Operation<T>, signal: AbortSignal): Promise<Answer<T>>;
  /** Sends exactly these headers, once; what comes back is not judged. Throws `IntercomError`. */
  sendExactly(request: ExactRequest, signal: AbortSignal): Promise<TransportResponse>;
  /** Cancels what is under way and ends the sockets that are kept open; nothing can be sent afterwards. */
  close(): Promise<void>;
}

const defaultTimeouts = { attempt: 30_000, total: 90_000 };

/** A client owns its connections: close it. */
export function createClient(options: ClientOptions): IntercomClient {
  const transport = createTransport();
  const clock = options.clock ?? systemClock;
  const wiring = { options, transport, limiter: new Limiter(clock), clock };
  const closed = new AbortController();
  return {
    send: (operation, signal) => call(operation, AbortSignal.any([signal, closed.signal]), wiring),
    sendExactly: (request, signal) =>
      sendExactly(request, AbortSignal.any([signal, closed.signal]), {
        sender: options,
        transport,
        timeout: (options.timeouts ?? defaultTimeouts).attempt,
      }),
    close: () => {
      closed.abort();
      transport.close();
      return Promise.resolve();
    },
  };
}

interface Wiring {
  readonly options: ClientOptions;
  readonly transport: Transport;
  readonly limiter: Limiter;
  readonly clock: Clock;
}

/** Attempts until one succeeds or no further try is of use, within the total time. */
async function call<T>(
  operation: Operation<T>,
  signal: AbortSignal,
  wiring: Wiring,
): Promise<Answer<T>> {
  const started = performance.now();
  const deadline = deadlineAfter((wiring.options.timeouts ?? defaultTimeouts).total, signal);
  try {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(operation, deadline.signal, wiring);
      if (!(outcome instanceof IntercomError)) {
        return answerOf(operation, outcome, {
          duration: performance.now() - started,
          secrets: secretsOf(operation, wiring.options),
        });
      }
      const wait = retryDelay(outcome.facts, {
        attempt,
        idempotent: isIdempotent(operation),
        random: Math.random,
      });
      if (wait === undefined || deadline.signal.aborted) throw outcome;
      await wiring.clock.delay(wait, deadline.signal);
    }
  } catch (error) {
    throw errorOf(error, operation, signal);
  } finally {
    deadline.clear();
  }
}

/** One request, under the limiter and a deadline of its own: a 2xx answer, or the error it came to. */
async function attemptOnce(
  operation: Operation<unknown>,
  signal: AbortSignal,
  { options, transport, limiter, clock }: Wiring,
): Promise<TransportResponse | IntercomError> {
  const request = requestOf(operation, options);
  const secrets = secretsOf(operation, options);
  return limiter.run(async () => {
    const started = performance.now();
    const deadline = deadlineAfter((options.timeouts ?? defaultTimeouts).attempt, signal);
    const outcome = await transport.send(request, deadline.signal).then(
      (response) => {
        const rate = rateLimitOf(response.headers);
        if (rate !== undefined) limiter.learn(rate);
        return response.status >= 200 && response.status < 300
          ? response
          : errorOfResponse(nameOf(operation), response, { now: clock.now(), secrets });
      },
      (error: unknown) => errorOf(error, operation, signal),
    );
    deadline.clear();
    const failed = outcome instanceof IntercomError;
    options.onAttempt?.({
      operation: nameOf(operation),
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

function secretsOf(operation: Operation<unknown>, { token }: Sender): readonly string[] {
  return [token, ...(operation.secrets ?? [])];
}

function answerOf<T>(
  operation: Operation<T>,
  response: TransportResponse,
  { duration, secrets }: { readonly duration: number; readonly secrets: readonly string[] },
): Answer<T> {
  try {
    return {
      data: operation.decode(parseJson(response.body)),
      status: response.status,
      requestId: quoted(response.headers["x-request-id"], secrets),
      version: quoted(response.headers["intercom-version"], secrets),
      duration,
      rateLimit: rateLimitOf(response.headers),
    };
  } catch (cause) {
    throw errorOfBody(nameOf(operation), response, { cause, secrets });
  }
}

function rateLimitOf(headers: Readonly<Record<string, string>>): RateLimit | undefined {
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
function errorOf(
  cause: unknown,
  operation: Operation<unknown>,
  signal: AbortSignal,
): IntercomError {
  const name = nameOf(operation);
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  if (signal.aborted && !timedOut) return cancelled(name);
  if (cause instanceof IntercomError) return cause;
  if (cause instanceof TransportFailure && cause.code !== "ERR_CANCELED") {
    return errorOfFailure(name, cause);
  }
  return new IntercomError({ kind: "timeout", operation: name });
}
