import * as l10n from "@vscode/l10n";
import { hostOfRegion } from "../../intercom/endpoint.ts";
import type { HttpRequest } from "../../requests/httpRequest.ts";
import type { Finding, Rule, RuleContext } from "../finding.ts";
import { anchorOf } from "../headers.ts";
import { asWritten, intercomUrl, mistakenHost, placeInUrl } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/** The host is of another region than the connected workspace, or of none. */
export const regionHost: Rule = {
  code: "region-host",
  get title() {
    return l10n.t("Wrong host for the region");
  },
  source: sources.regions,
  check(request, { region }) {
    const mistaken = mistakenHost(request);
    if (mistaken !== undefined) return [noHost(request, mistaken, region)];
    const url = intercomUrl(request);
    if (url === undefined || region === undefined || url.region === region) return [];
    const host = hostOfRegion(region);
    return [
      {
        code: "region-host",
        severity: "warning",
        confidence: "likely",
        message: l10n.t(
          "The connected workspace is stored in {0}. Its host is {1}.",
          region.toUpperCase(),
          host,
        ),
        span: placeInUrl(request, asWritten(request, url.host)) ?? anchorOf(request),
        fix: {
          title: l10n.t("Use {0}", host),
          changes: [{ kind: "replaceInUrl", from: asWritten(request, url.host), to: host }],
        },
      },
    ];
  },
};

function noHost(
  request: HttpRequest,
  { host, isWhole }: { readonly host: string; readonly isWhole: boolean },
  region: RuleContext["region"],
): Finding {
  const named = /eu|au/i.exec(host)?.[0].toLowerCase();
  const meant = hostOfRegion(region ?? (named === "eu" || named === "au" ? named : "us"));
  return {
    code: "region-host",
    severity: "warning",
    confidence: "likely",
    message: l10n.t(
      "Intercom’s API has no host {0}. The host for this region is {1}.",
      host,
      meant,
    ),
    span: placeInUrl(request, host) ?? anchorOf(request),
    // A host assembled from parts may be right for other regions: no fix.
    ...(isWhole
      ? {
          fix: {
            title: l10n.t("Use {0}", meant),
            changes: [{ kind: "replaceInUrl", from: host, to: meant }],
          },
        }
      : {}),
  };
}
