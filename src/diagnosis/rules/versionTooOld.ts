import type { Rule } from "../finding.ts";
import { sentHeader } from "../headers.ts";
import { intercomUrl } from "../intercomHost.ts";
import { matchRoute } from "../routes.ts";
import { sources } from "../sources.ts";
import { isBefore } from "../versions.ts";

/** The route came with a later version than the one that is asked for. */
export const versionTooOld: Rule = {
  code: "version-too-old",
  title: "The Intercom-Version is older than the route",
  source: sources.openApi,
  check(request) {
    const header = sentHeader(request, "intercom-version");
    const url = intercomUrl(request);
    if (header?.value.kind !== "known" || url === undefined) return [];
    const match = matchRoute(request.method.text, url);
    if (match.kind !== "route") return [];
    const { route } = match;
    const version = header.value.text.trim();
    // A list by reference worked before it was documented, as Intercom's own change note says.
    const byReference = /(?:^|&)references_(?:contact|conversation)_id=/.test(url.query);
    if (!isBefore(version, route.since) || (byReference && !isBefore(version, "2.13"))) return [];
    return [
      {
        code: "version-too-old",
        severity: "error",
        confidence: "certain",
        message:
          route.operation === "listCustomObjectInstances" && !isBefore(version, "2.13")
            ? `Listing instances needs version ${route.since}; ${version} only fetches one by external_id.`
            : `This route needs version ${route.since}; ${version} does not have it.`,
        span: header.value.span,
        fix: {
          title: `Set Intercom-Version: ${route.since}`,
          changes: [{ kind: "setHeader", name: "Intercom-Version", value: route.since }],
        },
      },
    ];
  },
};
