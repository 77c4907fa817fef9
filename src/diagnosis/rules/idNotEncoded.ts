import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { intercomUrl, replaceAt } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/** Placeholders, which are not judged. */
const template = /\{\{.{0,300}?\}\}|\$\{?\w+\}?|\{\w+\}|<[^<>]*>|%\w+%/g;
/** Characters that must be escaped in a query, and percent signs that begin no escape. */
const raw = /[\s"<>\\^`{|}\u0080-\uffff]+|%(?![0-9A-Fa-f]{2})/g;
const externalId = /^[^?#]*\?(?:[^#]*?&)?external_id=([^&#]*)/;

/** An external_id with characters that a URL cannot carry as they are. */
export const idNotEncoded: Rule = {
  code: "id-not-encoded",
  get title() {
    return l10n.t("Unencoded external_id");
  },
  source: sources.rfcUri,
  check(request) {
    if (request.url?.kind !== "known" || intercomUrl(request) === undefined) return [];
    const { text, span } = request.url;
    const [upTo = "", value = ""] = externalId.exec(text) ?? [];
    if (!value.replace(template, "").match(raw)) return [];
    const end = upTo.length;
    // Only these are encoded: plus signs and existing escapes keep their meaning.
    const encoded = value.replace(raw, (part) => encodeURIComponent(part.toWellFormed()));
    const change = replaceAt(text, end - value.length, end, encoded);
    return [
      {
        code: "id-not-encoded",
        severity: "hint",
        confidence: "likely",
        message: l10n.t("The external_id has characters that must be percent-encoded in a URL."),
        span,
        // No fix for what may be a placeholder.
        fix: /[{}$<>]/.test(value)
          ? undefined
          : { title: l10n.t("Encode the external_id"), changes: [change] },
      },
    ];
  },
};
