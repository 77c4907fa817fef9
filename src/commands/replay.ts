import { l10n } from "vscode";
import { intercomUrl } from "../diagnosis/intercomHost.ts";
import { sentAccept } from "../diagnosis/sentAccept.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import type { Session } from "../session/session.ts";

/** What was sent for Accept, and the status that came back. */
export interface Replayed {
  readonly accept: string;
  readonly status: number;
}

/**
 * Sends a request to the connection's own endpoint as its client would: with that client's own Accept where
 * none is written. Of its headers those go along whose value is known; the token is the connection's.
 */
export async function replay(
  request: HttpRequest,
  send: Session["sendExactly"],
  signal: AbortSignal,
): Promise<Replayed> {
  const url = intercomUrl(request);
  const { path = "/", query = "" } = url ?? {};
  const written = request.headers.flatMap(({ name, value, removes }) =>
    value.kind === "known" &&
    removes !== true &&
    /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
    /^[\t -~]*$/.test(value.text)
      ? [[name, value.text] as const]
      : [],
  );
  const sent = sentAccept(request);
  const headers = Object.fromEntries(
    sent.kind === "default" ? [...written, ["Accept", sent.value] as const] : written,
  );
  const { status } = await send(
    {
      method: "GET",
      target: query === "" ? path : `${path}?${query}`,
      headers,
      authorize: true,
    },
    signal,
  );
  const accept = Object.entries(headers).find(([name]) => name.toLowerCase() === "accept")?.[1];
  return { status, accept: accept === undefined ? l10n.t("no Accept") : `Accept: ${accept}` };
}
