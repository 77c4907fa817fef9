import type { Rule } from "../finding.ts";
import { intercomUrl } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/** Templates are filled in later; what is in them is not to be judged. */
const template = /\{\{.*?\}\}|\$\{?\w+\}?|\{\w+\}|<[^>]*>|%\w+%/g;
/** Characters that a query may not hold as they are, and percent signs that begin no escape. */
const raw = /[\s"<>\\^`{|}\u0080-\uffff]|%(?![0-9A-Fa-f]{2})/;

/** An external_id with characters that a URL cannot carry as they are. */
export const idNotEncoded: Rule = {
  code: "id-not-encoded",
  title: "An external_id that is not percent-encoded",
  source: sources.rfcUri,
  check(request) {
    const url = intercomUrl(request);
    if (url === undefined || request.url?.kind !== "known") return [];
    const value = /(?:^|&)external_id=([^&]*)/.exec(url.query)?.[1];
    if (value === undefined || !raw.test(value.replace(template, ""))) return [];
    const encoded = encodeURIComponent(decoded(value));
    const plain = !/[{}$<>]/.test(value);
    return [
      {
        code: "id-not-encoded",
        severity: "hint",
        confidence: "likely",
        message: "The external_id has characters that must be percent-encoded in a URL.",
        span: request.url.span,
        fix: plain
          ? {
              title: "Encode the external_id",
              changes: [
                {
                  kind: "replaceInUrl",
                  from: `external_id=${value}`,
                  to: `external_id=${encoded}`,
                },
              ],
            }
          : undefined,
      },
    ];
  },
};

/** Escapes that are there already are kept as what they mean. */
function decoded(value: string): string {
  return value.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
