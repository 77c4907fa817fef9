import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../../requests/httpRequest.ts";
import { contentTypeStandsIn } from "../contentTypeStandsIn.ts";
import { isDownload } from "../downloads.ts";
import type { Rule } from "../finding.ts";
import { isDetached } from "../headers.ts";
import { isTokenExchange, onlyReaches } from "../intercomHost.ts";
import { missingAccept } from "../missingAccept.ts";
import { misspeltAccept } from "../misspeltAccept.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";

/** No Accept is written: the effect depends on the client's default. */
export const acceptMissing: Rule = {
  code: "accept-missing",
  get title() {
    return l10n.t("Missing Accept header");
  },
  source: `${sources.useOfHttp}; ${sources.workersReport}; ${sources.browserReport}`,
  check(request, { connector }) {
    if (hasKnownCause(request) || needsNone(request)) return [];
    const sent = sentAccept(request);
    switch (sent.kind) {
      case "written":
      case "variable":
        return [];
      case "none":
      case "default":
        return [missingAccept(request, sent)];
      case "unknown":
        if (sent.because === "headersElsewhere") return [];
        return [missingAccept(request, connector?.refused === true ? { kind: "refused" } : sent)];
    }
  },
};

/** Whether another rule reports it, which knows the cause. */
function hasKnownCause(request: HttpRequest): boolean {
  return (
    misspeltAccept(request) !== undefined ||
    contentTypeStandsIn(request) ||
    isDetached(request, "accept")
  );
}

/** Whether the request asks for something other than Intercom's JSON. */
function needsNone(request: HttpRequest): boolean {
  return isDownload(request) || onlyReaches(request) || isTokenExchange(request);
}
