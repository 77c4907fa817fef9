import { originOf } from "./endpoint.ts";
import { errorOfFailure } from "./classify.ts";
import { IntercomError, cancelled, toIntercomError } from "./errors.ts";
import { deadlineAfter } from "./deadline.ts";
import type { Sender } from "./operation.ts";
import { redact } from "./redact.ts";
import {
  type Transport,
  TransportFailure,
  type TransportRequest,
  type TransportResponse,
} from "./transport.ts";

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

/** Sends a request once, to the sender's own endpoint, and gives back what came, whatever its status. */
export async function sendExactly(
  request: ExactRequest,
  signal: AbortSignal,
  { sender, transport, timeout }: { sender: Sender; transport: Transport; timeout: number },
): Promise<TransportResponse> {
  const operation = `${request.method} ${redact(request.target.split("?")[0] ?? "")}`;
  const url = new URL(originOf(sender.endpoint));
  const [path = "/", ...query] = request.target.split("?");
  url.pathname = path;
  url.search = query.join("?");
  const others = Object.entries(request.headers).filter(([name]) => goesAlong(name));
  const deadline = deadlineAfter(timeout, signal);
  try {
    return await transport.send(
      {
        method: request.method,
        url: url.href,
        headers: {
          ...Object.fromEntries(others),
          Connection: "keep-alive",
          ...(request.authorize ? { Authorization: `Bearer ${sender.token}` } : {}),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
      },
      deadline.signal,
    );
  } catch (error) {
    if (signal.aborted) throw cancelled(operation);
    if (deadline.signal.aborted) throw new IntercomError({ kind: "timeout", operation });
    if (error instanceof TransportFailure) throw errorOfFailure(operation, error);
    throw toIntercomError(error, operation);
  } finally {
    deadline.clear();
  }
}

/** Whether a header of this name is sent as it is given: credentials and what the connection itself sets are not. */
export function goesAlong(name: string): boolean {
  return !/^(?:(?:proxy-)?authorization|cookie|host|connection|content-length)$/i.test(name.trim());
}
