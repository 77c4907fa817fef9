import type { HttpRequest } from "../httpRequest.ts";

/** Whether a body is plainly JSON by its beginning: a brace and a name; what is filled in later is not. */
export function jsonBody(body: string | undefined): Pick<HttpRequest, "jsonBody"> {
  return /^\s*\{\s*"/.test(body?.slice(0, 2000) ?? "") ? { jsonBody: true } : {};
}
