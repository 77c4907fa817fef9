import type { HttpRequest } from "../requests/httpRequest.ts";
import { intercomUrl } from "./intercomHost.ts";

/** Downloads answer `application/octet-stream` and want to be asked for it (OpenAPI 2.13 and Preview). */
export function isDownload(request: HttpRequest): boolean {
  const url = intercomUrl(request);
  return url !== undefined && /^\/download\/(?:content\/data|reporting_data)\//.test(url.path);
}
