import type { DetachedHeaders, HttpRequest } from "../requests/httpRequest.ts";
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
  { because, isApart }: DetachedHeaders,
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
  const isSigned = sentHeader(request, "authorization");
  if (isApart === true && lost.has("accept") && isSigned) return isDownload(request);
  if (lost.has("accept") && /^(?:none|unknown)$/.test(sentAccept(request).kind)) return false;
  return !lost.has("content-type") || request.body === undefined;
}
