import type { HttpRequest } from "../httpRequest.ts";

/** Whether a body is clearly JSON: it begins with a brace and a quoted name, not a placeholder. */
export function jsonBody(body: string | undefined): Pick<HttpRequest, "jsonBody"> {
  return /^\s*\{\s*"/.test(body?.slice(0, 2000) ?? "") ? { jsonBody: true } : {};
}
