import { l10n } from "vscode";
import type { ExactRequest } from "../intercom/exactRequest.ts";
import type { Session } from "../session/session.ts";

/** What was sent for Accept, and the status that came back. */
export interface Replayed {
  readonly accept: string;
  readonly status: number;
}

/** Sends a request that somebody agreed to, and says what came of it. */
export async function replay(
  request: ExactRequest,
  send: Session["sendExactly"],
  signal: AbortSignal,
): Promise<Replayed> {
  const { status } = await send(request, signal);
  const accept = Object.entries(request.headers).find(([name]) => name.toLowerCase() === "accept");
  return { status, accept: accept === undefined ? l10n.t("no Accept") : `Accept: ${accept[1]}` };
}
