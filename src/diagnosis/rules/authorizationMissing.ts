import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../../requests/httpRequest.ts";
import { credentialsIn } from "../credentialsIn.ts";
import type { Rule } from "../finding.ts";
import { anchorOf, headerNamed, isDetached } from "../headers.ts";
import { intercomUrl, isTokenExchange } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/**
 * No Authorization is sent: the 406 is followed by a 401. Not reported for Data Connectors, which may get a token
 * elsewhere in Intercom.
 */
export const authorizationMissing: Rule = {
  code: "authorization-missing",
  get title() {
    return l10n.t("Missing Authorization header");
  },
  source: sources.authentication,
  check(request) {
    if (!request.headersComplete || request.authorizationElsewhere) return [];
    if (isDetached(request, "authorization")) return [];
    // A request to the bare host only tests whether it is there.
    if (isTokenExchange(request) || intercomUrl(request)?.path === "/") return [];
    if (request.client === "dataConnector" || request.url === undefined) return [];
    // A browser session replaces a token.
    if (headerNamed(request, "cookie") !== undefined) return [];
    const header = headerNamed(request, "authorization");
    if (header !== undefined && header.removes !== true) return [];
    return [
      {
        code: "authorization-missing",
        severity: "warning",
        confidence: "likely",
        message: hasQueryCredential(request)
          ? l10n.t(
              "Intercom does not read a token from the query and answers 401. The query also ends up in logs. Send the token in the Authorization header.",
            )
          : l10n.t(
              "No token is sent. Intercom answers 401, or 406 if the Accept header is wrong too.",
            ),
        span: anchorOf(request),
      },
    ];
  },
};

function hasQueryCredential({ url }: HttpRequest): boolean {
  return url?.kind === "known" && credentialsIn(url.text).length > 0;
}
