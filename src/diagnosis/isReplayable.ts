import type { HttpRequest } from "../requests/httpRequest.ts";
import { intercomUrl } from "./intercomHost.ts";

/** Whether a request may be sent again to explain it: only a GET, which changes nothing, with a complete URL. */
export function isReplayable(request: HttpRequest): boolean {
  const { method, url } = request;
  if (method.text !== "GET" || url?.kind !== "known" || request.body !== undefined) return false;
  return intercomUrl(request) !== undefined && !/[{}<>$\s]/.test(url.text);
}
