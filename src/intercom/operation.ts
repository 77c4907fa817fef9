import { type ApiVersion, laterVersion } from "./apiVersion.ts";
import { type Endpoint, originOf } from "./endpoint.ts";
import { IntercomError } from "./errors.ts";
import { compactJson } from "./json.ts";
import { encodeSegment, nameOf } from "./operationName.ts";
import type { TransportRequest } from "./transport.ts";

/** One thing that Intercom's REST API can do: what is sent, and how the answer is read. */
export interface Operation<T> {
  readonly method: TransportRequest["method"];
  /** Path segments, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Makes the body where the sender's own token is a part of it: nobody else is told the token. */
  readonly bodyWith?: (token: string) => unknown;
  /** What the body holds that no error or log may repeat, beside the sender's token. */
  readonly secrets?: readonly string[];
  /** The first version that documents the operation, where that is later than 2.13. */
  readonly minimumVersion?: ApiVersion;
  /** Reads the parsed body; throws `DecodeError`. */
  readonly decode: (json: unknown) => T;
}

/** Who asks whom: everything a request needs that is not the operation's own. */
export interface Sender {
  readonly endpoint: Endpoint;
  readonly token: string;
  /** The floor: an operation that needs a later version is sent with that one. */
  readonly version: ApiVersion;
}

/** The request that goes out, every header set on purpose. Throws `IntercomError` for an id that no URL can hold. */
export function requestOf(operation: Operation<unknown>, sender: Sender): TransportRequest {
  const { method, path, query, minimumVersion } = operation;
  const body = operation.bodyWith?.(sender.token) ?? operation.body;
  // A URL resolves "." and ".." even when they are encoded, and drops nothing for "": all three would
  // address something else.
  if (path.some((segment) => /^\.{0,2}$/.test(segment))) {
    throw new IntercomError({
      kind: "invalidRequest",
      operation: nameOf(operation),
      code: "id_not_addressable",
    });
  }
  const url = new URL(`/${path.map(encodeSegment).join("/")}`, originOf(sender.endpoint));
  url.search = new URLSearchParams(query ?? {}).toString();
  return {
    method,
    url: url.href,
    headers: {
      Accept: "application/json",
      Authorization: `Bearer ${sender.token}`,
      "Intercom-Version": laterVersion(sender.version, minimumVersion ?? sender.version),
      // VS Code's patched http closes the connection after each request unless told otherwise.
      Connection: "keep-alive",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: compactJson(body) }),
  };
}

/**
 * Safe to send twice. An upsert without external_id creates one more each time (API 2.17), and so does every
 * other POST. A PATCH that was cut off may have been applied, and somebody else may have changed the same
 * thing since: sending it again would undo their change in silence, so whoever sent it reads back and decides.
 */
export function isIdempotent({ method }: Operation<unknown>): boolean {
  return method === "GET" || method === "DELETE";
}
