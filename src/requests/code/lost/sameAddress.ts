import type { HttpRequest } from "../../httpRequest.ts";

/**
 * Whether a request goes to an address, ignoring the query; where `url` is only a path, the request's base may
 * precede it.
 */
export function isSameAddress(other: HttpRequest["url"], url: string): boolean {
  const written = other?.kind === "known" ? other.text : other?.source;
  if (written === undefined) return false;
  const [whole, own] = [withoutQuery(written), withoutQuery(url)];
  const isPath = own !== "" && !own.includes("://");
  return whole === own || (isPath && whole.endsWith(`/${own.replace(/^\//, "")}`));
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
