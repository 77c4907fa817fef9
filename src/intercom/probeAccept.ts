import type { ExactRequest } from "./exactRequest.ts";
import type { TransportResponse } from "./transport.ts";

/** One Accept value, and the status that the host gave for it. */
export interface ProbedAccept {
  /** Undefined: no Accept header was sent. */
  readonly accept: string | undefined;
  readonly status: number;
  /** True where the answer was the refusal of the Accept header. */
  readonly refused: boolean;
}

const values = [undefined, "*/*", "application/json", "application/json, text/plain, */*"];

/**
 * Asks a host which Accept values it takes now, by `GET /me` without any credential: Accept is judged before
 * authorization, so that a 401 means that the header was fine. Throws `IntercomError`.
 */
export async function probeAccept(
  send: (request: ExactRequest, signal: AbortSignal) => Promise<TransportResponse>,
  signal: AbortSignal,
): Promise<readonly ProbedAccept[]> {
  const probed: ProbedAccept[] = [];
  for (const accept of values) {
    const headers = accept === undefined ? {} : { Accept: accept };
    const { status } = await send(
      { method: "GET", target: "/me", headers, authorize: false },
      signal,
    );
    probed.push({ accept, status, refused: status === 406 });
  }
  return probed;
}
