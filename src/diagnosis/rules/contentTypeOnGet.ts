import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { headersNamed, placeOf, readsOnly, sentHeader } from "../headers.ts";
import { sources } from "../sources.ts";

/** A request without a body declares a type: harmless, but a sign of confusion. */
export const contentTypeOnGet: Rule = {
  code: "content-type-on-get",
  get title() {
    return l10n.t("Content-Type on a request without a body");
  },
  source: sources.rfcContentType,
  check(request) {
    const header = sentHeader(request, "content-type");
    const accept = sentHeader(request, "accept");
    if (header === undefined || accept === undefined || !readsOnly(request)) return [];
    // A header implied by an option (curl --json) cannot be removed alone.
    if (header.implied === true) return [];
    // resty takes the Accept from it (version 2, its middleware).
    if (request.client === "resty" && accept.implied === true) return [];
    if (request.body !== undefined || request.method.span === undefined) return [];
    return [
      {
        code: "content-type-on-get",
        severity: "hint",
        confidence: "certain",
        message: l10n.t(
          "A {0} request has no body, so Content-Type has no effect here.",
          request.method.text,
        ),
        span: placeOf(header),
        fix: {
          title: l10n.t("Remove {0}", "Content-Type"),
          changes: headersNamed(request, "content-type").map((each) => ({
            kind: "removeHeader",
            header: each,
          })),
        },
      },
    ];
  },
};
