import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../../requests/httpRequest.ts";
import type { Fix, Rule } from "../finding.ts";
import { anchorOf } from "../headers.ts";
import { asWritten, intercomUrl, placeInUrl } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/** The token would cross the network in the clear. */
export const plainHttp: Rule = {
  code: "plain-http",
  get title() {
    return l10n.t("Request without TLS");
  },
  source: sources.regions,
  anyHost: true,
  check(request, { connector }) {
    const url = intercomUrl(request);
    const elsewhere = url === undefined && connector !== undefined && isPlain(request);
    if (url?.scheme !== "http" && !elsewhere) return [];
    return [
      {
        code: "plain-http",
        severity: "error",
        confidence: "certain",
        message: elsewhere
          ? l10n.t(
              "Over http:, everything the connector sends crosses the network unencrypted. Use https:.",
            )
          : l10n.t(
              "Over http:, the token crosses the network unencrypted. Intercom's API uses https:.",
            ),
        span: placeInUrl(request, asWritten(request, "http://")) ?? anchorOf(request),
        // A client that only speaks `http:` would have to change as well.
        ...(request.speaksPlain === true ? {} : { fix: withTls(request) }),
      },
    ];
  },
};

function withTls(request: HttpRequest): Fix {
  return {
    title: l10n.t("Use {0}", "https:"),
    changes: [{ kind: "replaceInUrl", from: asWritten(request, "http://"), to: "https://" }],
  };
}

function isPlain({ url }: HttpRequest): boolean {
  return url?.kind === "known" && /^http:\/\//i.test(url.text);
}
