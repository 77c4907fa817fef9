import type { ExactRequest } from "../intercom/exactRequest.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { intercomUrl } from "./intercomHost.ts";
import { sentAccept } from "./sentAccept.ts";

/**
 * A request as its client would send it, for the connection's own endpoint: with that client's own Accept where
 * none is written. Of its headers those go along whose value is known; the token is the connection's.
 */
export function replayOf(request: HttpRequest): ExactRequest {
  const { path = "/", query = "" } = intercomUrl(request) ?? {};
  const written = request.headers.flatMap(({ name, value, removes }) =>
    value.kind === "known" &&
    removes !== true &&
    /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
    /^[\t -~]*$/.test(value.text)
      ? [[name, value.text] as const]
      : [],
  );
  const sent = sentAccept(request);
  return {
    method: "GET",
    target: query === "" ? path : `${path}?${query}`,
    headers: Object.fromEntries(
      sent.kind === "default" ? [...written, ["Accept", sent.value] as const] : written,
    ),
    authorize: true,
  };
}
