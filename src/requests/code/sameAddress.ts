import type { HttpRequest } from "../httpRequest.ts";

/** Whether a request goes to an address, whatever the query; a path alone is that of the other's address. */
export function isSameAddress(other: HttpRequest["url"], url: string): boolean {
  const written = other?.kind === "known" ? other.text : other?.source;
  if (written === undefined) return false;
  const whole = withoutQuery(written);
  const path = url.startsWith("/") ? whole.replace(/^[a-z]+:\/\/[^/]*/i, "") : whole;
  return path === withoutQuery(url);
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
