import type { HttpRequest } from "../requests/httpRequest.ts";
import { intercomUrl } from "./intercomHost.ts";
import { type Route, matchRoute } from "./routes.ts";
import { isBefore } from "./versions.ts";

/** The request's route, if it is newer than the given version. */
export function routeAhead(request: HttpRequest, version: string): Route | undefined {
  const url = intercomUrl(request);
  const match = url && matchRoute(request.method.text, url);
  if (url === undefined || match?.kind !== "route") return undefined;
  const { route } = match;
  // Listing by reference worked before it was documented, according to Intercom's change notes.
  const byReference = /(?:^|&)references_(?:contact|conversation)_id=/.test(url.query);
  const isAhead = isBefore(version, route.since) && !(byReference && !isBefore(version, "2.13"));
  return isAhead ? route : undefined;
}
