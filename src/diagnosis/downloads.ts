import type { HttpRequest } from "../requests/httpRequest.ts";
import { intercomUrl } from "./intercomHost.ts";

/** Downloads are `application/octet-stream`, and want to be asked for it (OpenAPI 2.13 and Preview). */
export function isDownload(request: HttpRequest): boolean {
  const url = intercomUrl(request);
  return url !== undefined && /^\/download\/(?:content\/data|reporting_data)\//.test(url.path);
}

/** Whether it may be a download, since its path begins with something unknown. */
export function mayBeDownload(request: HttpRequest): boolean {
  const url = intercomUrl(request);
  return isDownload(request) || /^\/?\$\{/.test(url?.path ?? "");
}

/** A call has a transcript (text) and a recording (audio): neither is JSON (OpenAPI 2.14). */
export function isFileOfCall(request: HttpRequest): boolean {
  const url = intercomUrl(request);
  return url !== undefined && /^\/calls\/[^/]+\/(?:transcript|recording)\/?$/.test(url.path);
}
