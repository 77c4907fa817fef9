import type { DetachedHeaders, HttpRequest } from "../requests/httpRequest.ts";
import { sentHeader } from "./headers.ts";
import { isTokenExchange } from "./intercomHost.ts";
import { sentAccept } from "./sentAccept.ts";

/** Headers that go out all the same are not lost. */
export function lostNames(request: HttpRequest, { headers }: DetachedHeaders): readonly string[] {
  const lost = headers.map(({ name }) => name).filter((name) => !sentHeader(request, name));
  return [...new Set(lost)];
}

/** Who puts other headers in the place of some may mean to, unless what is lost has to be there. */
export function isMeant(
  request: HttpRequest,
  { because }: DetachedHeaders,
  names: readonly string[],
): boolean {
  if (because === "otherRequest") return !request.headersComplete;
  // Nothing says that it was meant to have them.
  if (because === "unused") return isTokenExchange(request);
  if (because !== "replaced") return false;
  if (!request.headersComplete) return true;
  const lost = new Set(names.map((name) => name.toLowerCase()));
  const needsToken = !request.authorizationElsewhere && !isTokenExchange(request);
  if (lost.has("authorization") && needsToken) return false;
  if (lost.has("accept") && /^(?:none|unknown)$/.test(sentAccept(request).kind)) return false;
  return !lost.has("content-type") || request.body === undefined;
}
