import type { HttpRequest } from "../requests/httpRequest.ts";
import { documentedMethods } from "./documentedMethods.ts";
import { intercomUrl } from "./intercomHost.ts";
import { matchRoute } from "./routes.ts";

/** Whether a request goes to a path of Intercom's that is known to serve JSON, or nearly so. */
export function isDocumented(request: HttpRequest): boolean {
  const url = intercomUrl(request);
  if (url === undefined) return false;
  const segments = url.path.split("/").filter((segment) => segment !== "");
  if (segments.length === 0) return false;
  return (
    documentedMethods(segments).length > 0 || matchRoute(request.method.text, url).kind === "route"
  );
}
