import * as l10n from "@vscode/l10n";
import type { Change } from "../../requests/change.ts";
import { credentialsIn } from "../credentialsIn.ts";
import type { Rule } from "../finding.ts";
import { isDetached } from "../headers.ts";
import { isTokenExchange, placeInUrl, replaceAt } from "../intercomHost.ts";
import { authorizationMissing } from "./authorizationMissing.ts";
import { sources } from "../sources.ts";

/** A credential in the URL: proxies and servers write URLs down. */
export const secretInQuery: Rule = {
  code: "secret-in-query",
  get title() {
    return l10n.t("Secret in the URL's query");
  },
  source: sources.secretsInUrls,
  anyHost: true,
  check(request, context) {
    const { url, client } = request;
    // What is changed for a token may stand there, too.
    if (url?.kind !== "known" || isTokenExchange(request)) return [];
    // Of a header that was meant to be none another rule says so.
    const found = credentialsIn(url.text).filter(
      ({ name }) => !isDetached(request, name.toLowerCase()),
    );
    // A name alone that is all the request has to show: for Intercom that is no token, as another rule says, too.
    const isMissed =
      client !== "dataConnector" && authorizationMissing.check(request, context).length > 0;
    const told = isMissed ? found.filter(({ certain }) => certain) : found;
    return told.map(({ name, certain, start, end }) => ({
      code: "secret-in-query",
      severity: certain ? "error" : "warning",
      confidence: certain ? "certain" : "likely",
      message:
        client === "dataConnector"
          ? l10n.t(
              "The query sends a credential as {0}, and URLs end up in logs. Put it in a header or in one of the workspace's authentication tokens.",
              name,
            )
          : l10n.t(
              "The query sends a credential as {0}, and URLs end up in logs. Put it in a header.",
              name,
            ),
      span: placeInUrl(request, name) ?? url.span,
      fix: {
        title: l10n.t("Remove {0} from the URL", name),
        changes: [without(url.text, start, end)],
      },
    }));
  },
};

/** A parameter goes with the sign that joined it to the others. */
function without(url: string, start: number, end: number): Change {
  if (url[end] === "&") return replaceAt(url, start, end + 1, "");
  return replaceAt(url, start - 1, end, "");
}
