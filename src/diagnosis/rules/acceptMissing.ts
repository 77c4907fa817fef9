import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../../requests/httpRequest.ts";
import { isLikeBrowsers } from "../accept.ts";
import { clientDefault } from "../clientDefaults.ts";
import { contentTypeStandsIn } from "../contentTypeStandsIn.ts";
import type { Finding, Rule } from "../finding.ts";
import { anchorOf, headerNamed, isDetached } from "../headers.ts";
import { isDownload } from "../downloads.ts";
import { isTokenExchange, onlyReaches } from "../intercomHost.ts";
import { sentAccept } from "../sentAccept.ts";
import { setAccept } from "../setHeader.ts";
import { sources } from "../sources.ts";
import { misspeltAccept } from "../misspeltAccept.ts";

/** No Accept is written: the effect depends on the client's default. */
export const acceptMissing: Rule = {
  code: "accept-missing",
  get title() {
    return l10n.t("Missing Accept header");
  },
  source: `${sources.useOfHttp}; ${sources.workersReport}; ${sources.browserReport}`,
  check(request, { connector }) {
    // Reported by another rule, which knows the cause.
    if (misspeltAccept(request) !== undefined || contentTypeStandsIn(request)) return [];
    if (isDownload(request) || isDetached(request, "accept")) return [];
    if (onlyReaches(request) || isTokenExchange(request)) return [];
    const sent = sentAccept(request);
    const { name } = clientDefault(request.client);
    switch (sent.kind) {
      case "written":
      case "variable":
        return [];
      case "none":
        return [noAccept(request)];
      case "default":
        if (isLikeBrowsers(sent.value)) {
          return [
            finding(request, {
              severity: "warning",
              confidence: "likely",
              message: l10n.t(
                "No Accept header is set, so {0} sends “Accept: {1}” by default. That looks like a browser's list, and Intercom has answered such lists with 406 media_type_not_acceptable.",
                name,
                sent.value,
              ),
            }),
          ];
        }
        return [
          finding(request, {
            severity: "hint",
            confidence: "likely",
            message: l10n.t(
              "No Accept header is set, so {0} sends “Accept: {1}” by default, which Intercom accepts today. Other clients send none and get a 406. Set the header to be safe.",
              name,
              sent.value,
            ),
          }),
        ];
      case "unknown":
        if (sent.because === "headersElsewhere") return [];
        return connector?.refused === true
          ? [refused(request)]
          : [
              finding(request, {
                severity: "warning",
                confidence: "likely",
                message: l10n.t(
                  "No Accept header is set, and it is not known what {0} sends by default. Without one, Intercom answers 406 media_type_not_acceptable.",
                  name,
                ),
              }),
            ];
    }
  },
};

/** The finding for a request whose client adds no Accept. */
export function noAccept(request: HttpRequest): Finding {
  return finding(request, {
    severity: "error",
    confidence: "certain",
    message: l10n.t(
      "No Accept header is sent: {0} does not add one here, so Intercom answers 406 media_type_not_acceptable.",
      clientDefault(request.client).name,
    ),
  });
}

/** The finding for a request that was really refused, which is better evidence than the client's default. */
function refused(request: HttpRequest): Finding {
  return finding(request, {
    severity: "error",
    confidence: "certain",
    message: l10n.t(
      "No Accept header is set, and a run since the last change was refused with 406 media_type_not_acceptable.",
    ),
  });
}

function finding(
  request: HttpRequest,
  said: Pick<Finding, "severity" | "confidence" | "message">,
): Finding {
  const removed = headerNamed(request, "accept");
  const isShown = removed !== undefined && removed.span.start < removed.span.end;
  return {
    code: "accept-missing",
    ...said,
    span: isShown ? removed.span : anchorOf(request),
    fix: setAccept(),
  };
}
