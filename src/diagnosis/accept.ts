import Negotiator from "negotiator";

/** How Intercom treats an Accept value, as far as there is evidence (see `sources.ts`). */
export type AcceptVerdict =
  | { readonly kind: "accepted" }
  /** A list with a wildcard is taken for a browser's, which would get HTML, and the API has none. */
  | { readonly kind: "browserLike" }
  | { readonly kind: "refused"; readonly because: RefusedAccept };

/** Why a value is refused: it asks for something other than JSON, or for nothing. */
export type RefusedAccept =
  "empty" | "undefined" | "headerName" | "quoted" | "zeroQuality" | "notAMediaType" | "notJson";

/** Types that Intercom answers with JSON; the vendor type is from its own Ruby client. */
const jsonType = /^(?:\*\/\*|application\/(?:\*|json|vnd\.intercom\.\d+\+json))$/i;

/** How Rails recognizes browsers: a comma next to a wildcard (actionpack, mime_negotiation.rb). */
const besideWildcard = /,\s*\*\/\*|\*\/\*\s*,/;

/** Judges the value of an Accept header that is sent. */
export function judgeAccept(value: string): AcceptVerdict {
  const written = value.trim();
  if (written === "") return refused("empty");
  if (/^(?:undefined|null|none|nil|nan|\[object \w+\])$/i.test(written))
    return refused("undefined");
  if (/^accept$/i.test(written)) return refused("headerName");
  if (/^(["'`]).*\1$/.test(written)) return refused("quoted");
  if (besideWildcard.test(written)) return { kind: "browserLike" };
  const types = new Negotiator({ headers: { accept: written } }).mediaTypes();
  if (types.length === 0) {
    return refused(/;\s*q=0(?:\.0*)?\s*(?:,|$)/i.test(written) ? "zeroQuality" : "notAMediaType");
  }
  if (types.some((type) => jsonType.test(type))) return { kind: "accepted" };
  return refused(types.every((type) => isMediaType(type)) ? "notJson" : "notAMediaType");
}

/** Whether a value is refused because it is no media type at all. */
export function isNoType(verdict: AcceptVerdict): boolean {
  return (
    verdict.kind === "refused" &&
    ["undefined", "headerName", "notAMediaType"].includes(verdict.because)
  );
}

/** Whether a value asks for media types other than JSON. */
export function asksForOther(verdict: AcceptVerdict): boolean {
  return (
    verdict.kind === "browserLike" || (verdict.kind === "refused" && verdict.because === "notJson")
  );
}

/**
 * Whether a client's default list is taken for a browser's. It is not known for lists that name JSON, such as
 * axios's.
 */
export function isLikeBrowsers(list: string): boolean {
  return (
    judgeAccept(list).kind === "browserLike" && !/\bapplication\/(?:[\w.*-]+\+)?json\b/i.test(list)
  );
}

/** Both parts are tokens of RFC 9110: no quotes, no white space. */
function isMediaType(type: string): boolean {
  return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(type);
}

function refused(because: RefusedAccept): AcceptVerdict {
  return { kind: "refused", because };
}
