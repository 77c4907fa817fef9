import { originOf } from "./endpoint.ts";
import type { Sender } from "./operation.ts";
import { redact } from "./redact.ts";
import type { TransportRequest } from "./transport.ts";

/** A request whose headers are exactly those given: what somebody else's client would send. */
export interface ExactRequest {
  readonly method: TransportRequest["method"];
  /** Path and query, as they go into the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Adds this connection's token; without it no credential goes out, whatever the headers say. */
  readonly authorize: boolean;
}

/** What logs and errors call an exact request; its path may be somebody's text, and hold anything. */
export function exactNameOf({ method, target }: ExactRequest): string {
  return `${method} ${redact(target.split("?")[0] ?? "")}`;
}

/** The request that goes out, to the sender's own endpoint whatever its target says. */
export function exactRequestOf(
  request: ExactRequest,
  { endpoint, token }: Pick<Sender, "endpoint" | "token">,
): TransportRequest {
  const url = new URL(originOf(endpoint));
  const [path = "/", ...query] = request.target.split("?");
  url.pathname = path;
  url.search = query.join("?");
  const others = Object.entries(request.headers).filter(([name]) => goesAlong(name));
  return {
    method: request.method,
    url: url.href,
    headers: {
      ...Object.fromEntries(others),
      Connection: "keep-alive",
      ...(request.authorize ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

/** Whether a header of this name is sent as it is given: credentials and what the connection itself sets are not. */
export function goesAlong(name: string): boolean {
  return !/^(?:(?:proxy-)?authorization|cookie|host|connection|content-length)$/i.test(name.trim());
}
