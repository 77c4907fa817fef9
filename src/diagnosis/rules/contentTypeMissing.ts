import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { headerNamed, isDetached, sentHeader } from "../headers.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";

/** A body goes out, and nothing says that it is JSON. */
export const contentTypeMissing: Rule = {
  code: "content-type-missing",
  get title() {
    return l10n.t("A body without Content-Type");
  },
  source: sources.rfcContentType,
  check(request) {
    const writes = ["POST", "PUT", "PATCH"].includes(request.method.text);
    if (!writes || request.body === undefined || !request.headersComplete) return [];
    if (sentHeader(request, "content-type") !== undefined) return [];
    if (isDetached(request, "content-type")) return [];
    const removed = headerNamed(request, "content-type") !== undefined;
    return [
      {
        code: "content-type-missing",
        severity: "warning",
        confidence: "likely",
        message:
          request.client === "curl" && !removed
            ? l10n.t(
                "Without Content-Type, curl sends this body as application/x-www-form-urlencoded.",
              )
            : l10n.t("Nothing says that the body is JSON."),
        span: request.method.span ?? request.body,
        fix: setHeader("Content-Type", "application/json"),
      },
    ];
  },
};
