import type { Rule } from "../finding.ts";
import { anchorOf } from "../headers.ts";
import { asWritten, intercomUrl } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/** The token would cross the network in the clear. */
export const plainHttp: Rule = {
  code: "plain-http",
  title: "Intercom is called without TLS",
  source: sources.regions,
  check(request) {
    if (intercomUrl(request)?.scheme !== "http") return [];
    return [
      {
        code: "plain-http",
        severity: "error",
        confidence: "certain",
        message:
          "Over http: the token crosses the network in the clear. Intercom's API is served by https:.",
        span: anchorOf(request),
        fix: {
          title: "Use https:",
          changes: [{ kind: "replaceInUrl", from: asWritten(request, "http://"), to: "https://" }],
        },
      },
    ];
  },
};
