import type { DetachedHeaders, Header, HttpRequest } from "../requests/httpRequest.ts";
import { isDownload } from "./downloads.ts";
import { sentHeader } from "./headers.ts";
import { isTokenExchange } from "./intercomHost.ts";
import { sentAccept } from "./sentAccept.ts";

/** The names of headers that are really missing from the request. */
export function lostNames(request: HttpRequest, { headers }: DetachedHeaders): readonly string[] {
  const lost = headers.map(({ name }) => name).filter((name) => !sentHeader(request, name));
  return [...new Set(lost)];
}

/** Whether headers may have been replaced on purpose: none of those lost is required. */
export function isMeant(
  request: HttpRequest,
  { because, headers }: DetachedHeaders,
  names: readonly string[],
): boolean {
  if (because === "otherRequest") return !request.headersComplete;
  // Nothing shows that an unused variable was meant for this request, except its being required.
  if (because === "unused") return isTokenExchange(request);
  if (because !== "replaced") return false;
  const lost = new Set(names.map((name) => name.toLowerCase()));
  if (!request.headersComplete) {
    // Whatever a client from outside adds, it is not known to add what the call itself set and lost again.
    const isBoth = lost.has("authorization") && lost.has("accept");
    return request.isClientOpen !== true || !isBoth;
  }
  const needsToken = !request.authorizationElsewhere && !isTokenExchange(request);
  if (lost.has("authorization") && needsToken) return false;
  const sent = sentAccept(request);
  if (lost.has("accept") && /^(?:none|unknown)$/.test(sent.kind)) return false;
  // A client that asks for JSON by itself needs no other Accept, and a set with a token of its own is a whole one.
  const asksForAny = sent.kind === "default" && !/json/.test(sent.value);
  const isSigned = sentHeader(request, "authorization") !== undefined;
  if (lost.has("accept") && asksForAny && isSigned && !headers.some(isAuthorization))
    return isDownload(request);
  return !lost.has("content-type") || request.body === undefined;
}

function isAuthorization({ name }: Header): boolean {
  return name.toLowerCase() === "authorization";
}
