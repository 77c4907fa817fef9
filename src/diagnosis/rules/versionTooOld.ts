import * as l10n from "@vscode/l10n";
import type { Header } from "../../requests/httpRequest.ts";
import type { Finding, Rule } from "../finding.ts";
import { saidBy, sentHeader } from "../headers.ts";
import { intercomUrl } from "../intercomHost.ts";
import { routeAhead } from "../routeAhead.ts";
import { type Route, matchRoute } from "../routes.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";
import { isBefore } from "../versions.ts";

/** The requested version is older than the route. */
export const versionTooOld: Rule = {
  code: "version-too-old",
  get title() {
    return l10n.t("Intercom-Version is too old for this route");
  },
  source: sources.openApi,
  check(request, { connector }) {
    const header = sentHeader(request, "intercom-version");
    const url = intercomUrl(request);
    if (header === undefined || url === undefined) return [];
    const match = matchRoute(request.method.text, url);
    if (match.kind !== "route") return [];
    const { route } = match;
    const said = saidBy(header);
    if (said === undefined) {
      return connector === undefined || !isBefore("2.13", route.since)
        ? []
        : [possiblyTooOld(header, route)];
    }
    const version = said.text.trim();
    if (routeAhead(request, version) === undefined) return [];
    return [
      {
        code: "version-too-old",
        severity: "error",
        confidence: "certain",
        message:
          route.operation === "listCustomObjectInstances" && !isBefore(version, "2.13")
            ? l10n.t(
                "Listing instances needs version {0}. Version {1} can only fetch one by external_id.",
                route.since,
                version,
              )
            : l10n.t(
                "This route needs version {0}. Version {1} does not have it.",
                route.since,
                version,
              ),
        span: said.span,
        // A default applies to other routes, too.
        ...(header.value.kind === "known" && { fix: setHeader("Intercom-Version", route.since) }),
      },
    ];
  },
};

/** The finding for a connector's masked version, which may be the guide's 2.13 or newer. */
function possiblyTooOld({ span }: Header, { since }: Route): Finding {
  return {
    code: "version-too-old",
    severity: "information",
    confidence: "possible",
    message: l10n.t(
      "This route needs version {0}. Intercom masks the version that the connector sends.",
      since,
    ),
    span,
    fix: setHeader("Intercom-Version", since),
  };
}
