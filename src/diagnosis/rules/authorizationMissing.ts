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
    // A token that is in the query is reported by `secret-in-query`.
    if (!lacksAuthorization(request) || hasQueryCredential(request)) return [];
    return [
      {
        code: "authorization-missing",
        severity: "warning",
        confidence: "likely",
        message: l10n.t(
          "No token is sent. Intercom answers 401, or 406 if the Accept header is wrong too.",
        ),
        span: anchorOf(request),
      },
    ];
  },
};

/** Whether a request certainly has no Authorization header, although Intercom requires one. */
export function lacksAuthorization(request: HttpRequest): boolean {
  if (!request.headersComplete || request.authorizationElsewhere) return false;
  if (isDetached(request, "authorization")) return false;
  // A request to the bare host only tests whether it is there.
  if (isTokenExchange(request) || intercomUrl(request)?.path === "/") return false;
  if (request.client === "dataConnector" || request.url === undefined) return false;
  // A browser session replaces a token.
  if (headerNamed(request, "cookie") !== undefined) return false;
  const header = headerNamed(request, "authorization");
  return header === undefined || header.removes === true;
}

function hasQueryCredential({ url }: HttpRequest): boolean {
  return url?.kind === "known" && credentialsIn(url.text).length > 0;
}
