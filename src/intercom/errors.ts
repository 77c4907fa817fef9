import { quoted } from "./quoted.ts";

/** Everything that can go wrong in a call, told apart by what a person would do next. */
export type ErrorKind =
  | "unauthorized"
  | "forbidden"
  | "notFound"
  | "notAcceptable"
  | "versionUnsupported"
  | "invalidRequest"
  | "conflict"
  | "rateLimited"
  | "server"
  | "network"
  | "proxy"
  | "tls"
  | "timeout"
  | "cancelled"
  | "tooLarge"
  | "unexpectedResponse";

/** What an answer was, where JSON of a known shape was expected. */
export type Unexpected =
  | { readonly what: "html" | "empty" | "notJson" }
  | { readonly what: "redirect"; readonly location: string | undefined }
  | { readonly what: "shape"; readonly path: string; readonly expected: string };

/** The facts of a failure. No header, no body and no cause: nothing here can carry a token. */
export interface IntercomErrorFacts {
  readonly kind: ErrorKind;
  /** `GET /me`: method and path, without the query. */
  readonly operation: string;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Intercom's own code (`not_found`), or Node's (`ECONNREFUSED`). */
  readonly code?: string | undefined;
  /** Intercom's own message: redacted, controls made visible, at most 300 characters. */
  readonly said?: string | undefined;
  /** The field of the request that Intercom refuses (`errors[0].field`), where it names one. */
  readonly field?: string | undefined;
  readonly unexpected?: Unexpected | undefined;
  /** Milliseconds that the server asked to wait, from Retry-After or X-RateLimit-Reset. */
  readonly retryAfter?: number | undefined;
}

/** The one error that a call to Intercom throws. `message` is for logs; people read `describeError`. */
export class IntercomError extends Error {
  override readonly name = "IntercomError";
  readonly facts: IntercomErrorFacts;

  constructor(facts: IntercomErrorFacts) {
    super(
      [facts.operation, facts.kind, facts.status, facts.code, facts.said]
        .filter((part) => part !== undefined)
        .join(" "),
    );
    this.facts = facts;
  }

  get kind(): ErrorKind {
    return this.facts.kind;
  }
}

/** The error a cancelled call ends with; boundaries stay silent about it. */
export function cancelled(operation: string): IntercomError {
  return new IntercomError({ kind: "cancelled", operation });
}

export function isCancelled(error: unknown): boolean {
  return error instanceof IntercomError && error.kind === "cancelled";
}

/** Any failure as an `IntercomError`; one that is none yet happened before a request was made. */
export function toIntercomError(error: unknown, operation: string): IntercomError {
  if (error instanceof IntercomError) return error;
  return new IntercomError({
    kind: "network",
    operation,
    code: error instanceof Error && "code" in error ? quoted(String(error.code), []) : undefined,
    said: error instanceof Error ? quoted(error.message, []) : undefined,
  });
}
