import type { ApiVersion } from "./apiVersion.ts";
import { type Attempt, type Trial, type Wiring, attempt, errorOf, rateLimitOf } from "./attempt.ts";
import { errorOfBody, errorOfResponse } from "./classify.ts";
import { type Clock, systemClock } from "./clock.ts";
import { deadlineAfter } from "./deadline.ts";
import { IntercomError } from "./errors.ts";
import { type ExactRequest, exactNameOf, exactRequestOf } from "./exactRequest.ts";
import { parseJson } from "./json.ts";
import { Limiter, type RateLimit } from "./limiter.ts";
import { type Operation, type Sender, isIdempotent, requestOf } from "./operation.ts";
import { nameOf } from "./operationName.ts";
import { quoted } from "./quoted.ts";
import { retryDelay } from "./retry.ts";
import { type TransportResponse, createTransport } from "./transport.ts";

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

/** What a client is made of. */
export interface ClientOptions extends Omit<Sender, "version"> {
  /** The floor, asked for at each request: whoever changes it need not connect again. */
  readonly version: () => ApiVersion;
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
  /** Sends exactly these headers, once; what comes back is not judged. It waits its turn as any request. Throws `IntercomError`. */
  sendExactly(request: ExactRequest, signal: AbortSignal): Promise<TransportResponse>;
  /** Cancels what is under way and ends the sockets that are kept open; nothing can be sent afterwards. */
  close(): Promise<void>;
}

const defaultTimeouts = { attempt: 30_000, total: 90_000 };

/** A client owns its connections: close it. */
export function createClient(options: ClientOptions): IntercomClient {
  const transport = createTransport();
  const { clock = systemClock, timeouts = defaultTimeouts, onAttempt } = options;
  const wiring = { transport, limiter: new Limiter(clock), clock, onAttempt, timeouts };
  const closed = new AbortController();
  const either = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, closed.signal]);
  return {
    send: (operation, signal) => call(operation, either(signal), { options, wiring }),
    sendExactly: (request, signal) => callOnce(request, either(signal), { options, wiring }),
    close: () => {
      closed.abort();
      transport.close();
      return Promise.resolve();
    },
  };
}

interface Calling {
  readonly options: ClientOptions;
  readonly wiring: Wiring;
}

/** Attempts until one succeeds or no further try is of use, within the total time. */
async function call<T>(
  operation: Operation<T>,
  signal: AbortSignal,
  { options, wiring }: Calling,
): Promise<Answer<T>> {
  const started = performance.now();
  const secrets = [options.token, ...(operation.secrets ?? [])];
  const deadline = deadlineAfter(wiring.timeouts.total, signal);
  try {
    for (let tries = 1; ; tries += 1) {
      const trial = trialOf(operation, secrets, { options, wiring });
      const outcome = await attempt(trial, deadline.signal, wiring);
      if (!(outcome instanceof IntercomError)) {
        const duration = performance.now() - started;
        return answerOf(operation, outcome, { duration, secrets });
      }
      const wait = retryDelay(outcome.facts, {
        attempt: tries,
        idempotent: isIdempotent(operation),
        random: Math.random,
      });
      if (wait === undefined || deadline.signal.aborted) throw outcome;
      await wiring.clock.delay(wait, deadline.signal);
    }
  } catch (error) {
    throw errorOf(error, nameOf(operation), signal);
  } finally {
    deadline.clear();
  }
}

/** An operation as it is sent now: a 2xx answer is what was asked for, any other an error. */
function trialOf(
  operation: Operation<unknown>,
  secrets: readonly string[],
  { options: { endpoint, token, version }, wiring: { clock } }: Calling,
): Trial {
  const name = nameOf(operation);
  return {
    request: requestOf(operation, { endpoint, token, version: version() }),
    name,
    secrets,
    judge: (response) =>
      response.status >= 200 && response.status < 300
        ? response
        : errorOfResponse(name, response, { now: clock.now(), secrets }),
  };
}

/** One attempt, whose answer is taken as it is. */
async function callOnce(
  request: ExactRequest,
  signal: AbortSignal,
  { options, wiring }: Calling,
): Promise<TransportResponse> {
  const name = exactNameOf(request);
  const deadline = deadlineAfter(wiring.timeouts.total, signal);
  try {
    const sent = exactRequestOf(request, options);
    const trial = { request: sent, name, secrets: [options.token], judge: asItIs };
    const outcome = await attempt(trial, deadline.signal, wiring);
    if (outcome instanceof IntercomError) throw outcome;
    return outcome;
  } catch (error) {
    throw errorOf(error, name, signal);
  } finally {
    deadline.clear();
  }
}

function asItIs(response: TransportResponse): TransportResponse {
  return response;
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
