import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../../requests/httpRequest.ts";
import type { Change } from "../../requests/change.ts";
import { credentialsIn } from "../credentialsIn.ts";
import type { Rule } from "../finding.ts";
import { isDetached } from "../headers.ts";
import { isTokenExchange, placeInUrl, replaceAt } from "../intercomHost.ts";
import { lacksAuthorization } from "./authorizationMissing.ts";
import { sources } from "../sources.ts";

/** A credential is in the URL, which proxies and servers log. */
export const secretInQuery: Rule = {
  code: "secret-in-query",
  get title() {
    return l10n.t("Secret in the URL's query");
  },
  source: sources.secretsInUrls,
  anyHost: true,
  check(request) {
    const { url } = request;
    // A token exchange may send its code or secret in the query.
    if (url?.kind !== "known" || isTokenExchange(request)) return [];
    // A misplaced header is reported by another rule.
    const found = credentialsIn(url.text).filter(
      ({ name }) => !isDetached(request, name.toLowerCase()),
    );
    // Without an Authorization header the credential has to move there, which no fix here can write.
    const isOnlyOne = lacksAuthorization(request);
    return found.map(({ name, certain, start, end }) => ({
      code: "secret-in-query",
      severity: certain ? "error" : "warning",
      confidence: certain ? "certain" : "likely",
      message: messageFor(name, request, isOnlyOne),
      span: placeInUrl(request, name) ?? url.span,
      ...(isOnlyOne
        ? {}
        : {
            fix: {
              title: l10n.t("Remove {0} from the URL", name),
              changes: [without(url.text, start, end)],
            },
          }),
    }));
  },
};

function messageFor(name: string, { client }: HttpRequest, isOnlyOne: boolean): string {
  if (client === "dataConnector") {
    return l10n.t(
      "The query sends a credential as {0}, and URLs end up in logs. Put it in a header or in one of the workspace's authentication tokens.",
      name,
    );
  }
  return isOnlyOne
    ? l10n.t(
        "The query sends a credential as {0}. Intercom does not read it there and answers 401, and URLs end up in logs. Send the token in the Authorization header.",
        name,
      )
    : l10n.t(
        "The query sends a credential as {0}, and URLs end up in logs. Put it in a header.",
        name,
      );
}

/** Removes a parameter together with its separator. */
function without(url: string, start: number, end: number): Change {
  if (url[end] === "&") return replaceAt(url, start, end + 1, "");
  return replaceAt(url, start - 1, end, "");
}
