import { type ErrorKind, IntercomError, type Unexpected } from "./errors.ts";
import { DecodeError } from "./decode.ts";
import type { TransportFailure, TransportResponse } from "./transport.ts";
import { readErrorBody } from "./errorBody.ts";
import { quoted } from "./quoted.ts";

/** What answers are judged with: the time in Unix milliseconds, and what no error may repeat. */
export interface Judging {
  readonly now: number;
  readonly secrets: readonly string[];
}

/** The error of an answer whose status is not 2xx: by status first, by body second. */
export function errorOfResponse(
  operation: string,
  response: TransportResponse,
  { now, secrets }: Judging,
): IntercomError {
  const { status, headers } = response;
  const html = isHtml(response);
  const body = html ? {} : readErrorBody(response.body, secrets);
  const proxy = (html && hasProxyMarks(response)) || isProxyRefusal(response);
  const kind = proxy ? "proxy" : kindOfStatus(status, body.code);
  return new IntercomError({
    kind,
    operation,
    status,
    requestId: quoted(headers["x-request-id"], secrets) ?? body.requestId,
    code: body.code,
    said: body.message,
    field: body.field,
    unexpected: unexpectedStatus(kind, response, secrets),
    retryAfter: retryAfter(response, now),
  });
}

/** The error of a 2xx answer that is not the JSON it should be. */
export function errorOfBody(
  operation: string,
  response: TransportResponse,
  { cause, secrets }: { readonly cause: unknown; readonly secrets: readonly string[] },
): IntercomError {
  const html = isHtml(response);
  return new IntercomError({
    kind: html && hasProxyMarks(response) ? "proxy" : "unexpectedResponse",
    operation,
    status: response.status,
    requestId: quoted(response.headers["x-request-id"], secrets),
    unexpected: unexpectedBody(response, cause),
  });
}

/** The error of a call that got no answer, by Node's, TLS's and axios's codes. */
export function errorOfFailure(operation: string, failure: TransportFailure): IntercomError {
  const { code } = failure;
  return codecCode.test(code)
    ? new IntercomError({ kind: "unexpectedResponse", operation, unexpected: { what: "notJson" } })
    : new IntercomError({ kind: kindOfFailure(failure), operation, code });
}

function kindOfStatus(status: number, code: string | undefined): ErrorKind {
  if (code === "intercom_version_invalid") return "versionUnsupported";
  switch (status) {
    case 401:
      return "unauthorized";
    case 402:
    case 403:
      return "forbidden";
    case 404:
    case 410:
      return "notFound";
    case 406:
      return "notAcceptable";
    case 407:
      return "proxy";
    case 408:
      return "timeout";
    case 409:
      return "conflict";
    case 429:
      return "rateLimited";
  }
  if (status >= 500) return "server";
  return status >= 400 ? "invalidRequest" : "unexpectedResponse";
}

/** Codes of OpenSSL that Node passes on; all of them mean that the certificate was not believed. */
const tlsCode =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** zlib's codes for bytes that are not what Content-Encoding said; a body that was cut off is Z_BUF_ERROR. */
const codecCode = /^(?:Z_DATA_ERROR$|ERR__ERROR_FORMAT)/;

function kindOfFailure({ code, message }: TransportFailure): ErrorKind {
  if (code === "TOO_LARGE") return "tooLarge";
  if (code === "ERR_CANCELED") return "cancelled";
  if (code === "ETIMEDOUT" || code === "ECONNABORTED") return "timeout";
  if (tlsCode.test(code)) return "tls";
  return /\bproxy\b|\btunnel/i.test(message) ? "proxy" : "network";
}

function unexpectedStatus(
  kind: ErrorKind,
  response: TransportResponse,
  secrets: readonly string[],
): Unexpected | undefined {
  if (kind !== "unexpectedResponse") return isHtml(response) ? { what: "html" } : undefined;
  const location = response.headers["location"];
  const host =
    location !== undefined && URL.canParse(location) ? new URL(location).host : undefined;
  return { what: "redirect", location: quoted(host, namesOf(secrets)) };
}

/** Hosts are compared, and therefore told, in lower case. */
function namesOf(secrets: readonly string[]): string[] {
  return secrets.flatMap((secret) => [secret, secret.toLowerCase()]);
}

function unexpectedBody(response: TransportResponse, cause: unknown): Unexpected {
  if (cause instanceof DecodeError) {
    return { what: "shape", path: cause.path, expected: cause.expected };
  }
  if (response.body.trim() === "") return { what: "empty" };
  return { what: isHtml(response) ? "html" : "notJson" };
}

function isHtml({ headers, body }: TransportResponse): boolean {
  return (
    /^text\/html/i.test(headers["content-type"] ?? "") ||
    /^\s*<(?:!doctype|html|head|body)/i.test(body.slice(0, 1_000))
  );
}

/**
 * A proxy that opens no tunnel: VS Code's patched https gives its answer for that of the server behind. What
 * Intercom refuses it explains, and numbers.
 */
function isProxyRefusal({ status, headers, body }: TransportResponse): boolean {
  return status === 403 && body.trim() === "" && headers["x-request-id"] === undefined;
}

/** Names that proxies and filters put on their own pages. */
function hasProxyMarks({ headers, body }: TransportResponse): boolean {
  return (
    "proxy-authenticate" in headers ||
    "x-squid-error" in headers ||
    /\b(?:squid|zscaler|blue ?coat|forcepoint|mcafee web gateway|fortiguard|websense|netskope|proxy (?:server|error|authentication))\b/i.test(
      body.slice(0, 20_000),
    )
  );
}

/**
 * Milliseconds to wait: Retry-After in seconds or as a date, else X-RateLimit-Reset (Unix seconds), which
 * every answer has, where the rate was exceeded; one that has passed says nothing. `now` in milliseconds.
 */
function retryAfter({ status, headers }: TransportResponse, now: number): number | undefined {
  const header = headers["retry-after"];
  if (header !== undefined) {
    const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1_000;
  return status === 429 && reset > now ? reset - now : undefined;
}
