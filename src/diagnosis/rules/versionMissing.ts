import type { Rule } from "../finding.ts";
import { anchorOf, isDetached, sentHeader } from "../headers.ts";
import { intercomUrl } from "../intercomHost.ts";
import { matchRoute } from "../routes.ts";
import { sources } from "../sources.ts";

/** Without the header the version depends on a setting of the app, and may change under the caller. */
export const versionMissing: Rule = {
  code: "version-missing",
  title: "No Intercom-Version header is set",
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
        message:
          "Without Intercom-Version the version of the app's package applies, which may be an older one.",
        span: anchorOf(request),
        fix: {
          title: `Set Intercom-Version: ${version}`,
          changes: [{ kind: "setHeader", name: "Intercom-Version", value: version }],
        },
      },
    ];
  },
};
