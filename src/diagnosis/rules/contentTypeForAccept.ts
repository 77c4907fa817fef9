import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { clientDefault } from "../clientDefaults.ts";
import { isDetached, placeOf, sentHeader } from "../headers.ts";
import { sources } from "../sources.ts";
import { isDownload } from "../downloads.ts";
import { contentTypeStandsIn } from "../contentTypeStandsIn.ts";
import { setAccept } from "../setHeader.ts";
import { misspeltAccept } from "../misspeltAccept.ts";

/** Content-Type is set on a request without a body, and Accept is missing: people often confuse the two. */
export const contentTypeForAccept: Rule = {
  code: "content-type-for-accept",
  get title() {
    return l10n.t("Content-Type instead of Accept");
  },
  source: `${sources.contentTypeReport}; ${sources.rfcContentType}`,
  check(request, { connector }) {
    const header = sentHeader(request, "content-type");
    if (header === undefined || !contentTypeStandsIn(request)) return [];
    if (misspeltAccept(request) !== undefined || isDownload(request)) return [];
    if (isDetached(request, "accept")) return [];
    const none =
      clientDefault(request.client).accept.kind === "sendsNone" || connector?.refused === true;
    return [
      {
        code: "content-type-for-accept",
        severity: none ? "error" : "warning",
        confidence: none ? "certain" : "likely",
        message: none
          ? l10n.t(
              "Content-Type describes the body you send. The header for the answer you want is Accept, and it is missing. Intercom answers 406 media_type_not_acceptable.",
            )
          : l10n.t(
              "Content-Type describes the body you send. The header for the answer you want is Accept, and it is missing.",
            ),
        span: placeOf(header),
        fix: setAccept(),
      },
    ];
  },
};
