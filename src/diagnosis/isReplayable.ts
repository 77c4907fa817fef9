import type { HttpRequest } from "../requests/httpRequest.ts";
import { intercomUrl } from "./intercomHost.ts";

/** A GET changes nothing: anything else is not sent for the sake of an explanation. Nor is half a URL. */
export function isReplayable(request: HttpRequest): boolean {
  const { method, url } = request;
  if (method.text !== "GET" || url?.kind !== "known" || request.body !== undefined) return false;
  return intercomUrl(request) !== undefined && !/[{}<>$\s]/.test(url.text);
}
