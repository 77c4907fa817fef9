import Negotiator from "negotiator";

/** What Intercom makes of an Accept header, as far as evidence goes (see `sources.ts`). */
export type AcceptVerdict =
  | { readonly kind: "accepted" }
  /** A list with a wildcard in it is taken for a browser's, and HTML is not what the API has. */
  | { readonly kind: "browserLike" }
  | { readonly kind: "refused"; readonly because: RefusedAccept };

/** Ways in which a value asks for something else than JSON, or for nothing. */
export type RefusedAccept =
  "empty" | "undefined" | "headerName" | "quoted" | "zeroQuality" | "notAMediaType" | "notJson";

/** The types that Intercom is known to answer with JSON for; the vendor's is that of its own Ruby client. */
const jsonType = /^(?:\*\/\*|application\/(?:\*|json|vnd\.intercom\.\d+\+json))$/i;

/** How Rails tells a browser: a comma beside a wildcard (actionpack, mime_negotiation.rb). */
const besideWildcard = /,\s*\*\/\*|\*\/\*\s*,/;

/** Judges a value that is written out; a header that is not sent at all is no value. */
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

/** Whether a client's own list is taken for a browser's; of one that names JSON, as axios's does, nobody knows. */
export function isLikeBrowsers(list: string): boolean {
  return (
    judgeAccept(list).kind === "browserLike" && !/\bapplication\/(?:[\w.*-]+\+)?json\b/i.test(list)
  );
}

/** Both halves are tokens of RFC 9110: no quotes, no white space. */
function isMediaType(type: string): boolean {
  return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(type);
}

function refused(because: RefusedAccept): AcceptVerdict {
  return { kind: "refused", because };
}
