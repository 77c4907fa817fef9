import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { anchorOf, isDetached, sentHeader } from "../headers.ts";
import { intercomUrl } from "../intercomHost.ts";
import { routeOfOld } from "../routeOfOld.ts";
import { matchRoute } from "../routes.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";

/** Without the header the version depends on a setting of the app, and may change under the caller. */
export const versionMissing: Rule = {
  code: "version-missing",
  get title() {
    return l10n.t("Missing Intercom-Version header");
  },
  source: sources.versioning,
  check(request) {
    const header = sentHeader(request, "intercom-version");
    if (!request.headersComplete || header !== undefined) return [];
    if (isDetached(request, "intercom-version")) return [];
    const url = intercomUrl(request);
    const match = url && matchRoute(request.method.text, url);
    const since = match?.kind === "route" ? match.route.since : "2.13";
    const version = since === "1.0" ? "2.13" : since;
    return [
      {
        code: "version-missing",
        severity: "hint",
        confidence: "certain",
        message: l10n.t(
          "Without an Intercom-Version header, Intercom uses the version set for the app, which may be older.",
        ),
        span: anchorOf(request),
        // A newer version would not have this old route.
        ...(url !== undefined && routeOfOld(url.path) !== undefined
          ? {}
          : { fix: setHeader("Intercom-Version", version) }),
      },
    ];
  },
};
