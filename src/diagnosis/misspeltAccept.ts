import { distance } from "fastest-levenshtein";
import type { Header, HttpRequest } from "../requests/httpRequest.ts";
import { headerNamed } from "./headers.ts";

/** Registered header names that begin alike but mean something else. */
const others = new Set([
  "accept-additions",
  "accept-ch",
  "accept-charset",
  "accept-datetime",
  "accept-encoding",
  "accept-features",
  "accept-language",
  "accept-patch",
  "accept-post",
  "accept-query",
  "accept-ranges",
  "accept-signature",
  "except",
  "expect",
]);

/** Common wrong names for Accept that are no simple misspelling. */
const usual = new Set([
  "accept-type",
  "accepttype",
  "accept-types",
  "accept-header",
  "http-accept",
  "http_accept",
  "accept-content",
  "accept-content-type",
  "acceptencoding",
  "accepted",
]);

/** The header that was meant to be Accept, if there is no real one. */
export function misspeltAccept(request: HttpRequest): Header | undefined {
  if (headerNamed(request, "accept") !== undefined) return undefined;
  return request.headers.find(({ name, value }) => isMisspelt(name) && isMediaRange(value));
}

function isMisspelt(name: string): boolean {
  const plain = name.toLowerCase().replace(/[\s:"'\u200b\u00a0\ufeff]/g, "");
  if (others.has(plain)) return false;
  return usual.has(plain) || distance(plain, "accept") <= 2;
}

/** Whether the value suits Accept: `AcceptEncoding: gzip` was meant to be another header. */
function isMediaRange(value: Header["value"]): boolean {
  return value.kind === "unknown" || /\/|json/i.test(value.text);
}
