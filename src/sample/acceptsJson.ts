import type { Assumptions } from "./assumptions.ts";

/** What axios sends when its user sets no Accept header (measured with axios 1.21.1). */
export const axiosDefaultAccept = "application/json, text/plain, */*";

/** actionpack's mime_negotiation.rb: a list with a wildcard in it is taken for a browser's, and gets HTML. */
const browserLike = /,\s*\*\/\*|\*\/\*\s*,/;

const json = /^(?:\*\/\*|application\/(?:\*|json|vnd\.intercom\.\d+\+json))$/;

/**
 * Whether Intercom answers a request with this Accept header, or refuses it with 406. What is known of
 * Intercom fits how Rails negotiates: no header means HTML, a single wildcard means anything, a list that
 * contains a wildcard means a browser.
 */
export function acceptsJson(
  accept: string | undefined,
  assumptions: Pick<Assumptions, "axiosDefaultAccept">,
): boolean {
  if (accept === undefined) return false;
  const ranges = accept.split(",").map((range) => range.trim());
  if (assumptions.axiosDefaultAccept === "accepted" && ranges.join(", ") === axiosDefaultAccept) {
    return true;
  }
  return !browserLike.test(accept) && ranges.some(isJson);
}

function isJson(range: string): boolean {
  const [mediaType = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const refused = parameters.some((parameter) => /^q\s*=\s*0(?:\.0*)?$/.test(parameter));
  return !refused && json.test(mediaType);
}
