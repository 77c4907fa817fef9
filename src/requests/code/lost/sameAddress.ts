import type { HttpRequest } from "../../httpRequest.ts";

/** Whether a request goes to an address, whatever the query; what is sent has that of its client before a path alone. */
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
