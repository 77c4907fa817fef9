import * as l10n from "@vscode/l10n";
import { isDownload } from "../downloads.ts";
import type { Rule } from "../finding.ts";
import { sentAccept } from "../sentAccept.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";

/** JSON is requested from an endpoint that serves files. */
export const acceptOnDownload: Rule = {
  code: "accept-on-download",
  get title() {
    return l10n.t("Download requested as JSON");
  },
  source: sources.downloads,
  check(request) {
    const sent = sentAccept(request);
    if (!isDownload(request) || sent.kind !== "written") return [];
    // A list that also allows the file's type is fine.
    if (!/\bapplication\/json\b/i.test(sent.value)) return [];
    if (/octet-stream|\/\*/i.test(sent.value)) return [];
    return [
      {
        code: "accept-on-download",
        severity: "warning",
        confidence: "likely",
        message: l10n.t(
          "This endpoint serves application/octet-stream. Asking for JSON may be refused.",
        ),
        span: sent.header.value.span,
        fix: setHeader("Accept", "application/octet-stream"),
      },
    ];
  },
};
