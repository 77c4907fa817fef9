import * as l10n from "@vscode/l10n";
import type { DetachedHeaders, HttpRequest } from "../../requests/httpRequest.ts";
import { describeLost } from "../describeLost.ts";
import type { Fix, Rule } from "../finding.ts";
import { isMeant, lostNames } from "../lostHeaders.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";
import { setAccept } from "../setHeader.ts";

/** Headers are written, but where they are not sent. */
export const headersNotAttached: Rule = {
  code: "headers-not-attached",
  get title() {
    return l10n.t("Headers that are not sent");
  },
  source: sources.contentTypeReport,
  check(request) {
    return (request.detached ?? []).flatMap((detached) => {
      const names = lostNames(request, detached);
      if (names.length === 0 || isMeant(request, detached, names)) return [];
      const leavesNone =
        sentAccept(request).kind === "none" &&
        names.some((name) => name.toLowerCase() === "accept");
      return [
        {
          code: "headers-not-attached" as const,
          severity: leavesNone ? ("error" as const) : ("warning" as const),
          confidence: leavesNone ? ("certain" as const) : ("likely" as const),
          message: messageOf(detached, names, leavesNone),
          span: detached.span,
          ...fixOf(request, detached, names),
        },
      ];
    });
  },
};

function messageOf(
  detached: DetachedHeaders,
  names: readonly string[],
  leavesNone: boolean,
): string {
  const lost = describeLost(detached, names);
  return leavesNone
    ? `${lost} ${l10n.t("Without an Accept header, Intercom answers 406 media_type_not_acceptable.")}`
    : lost;
}

function fixOf(
  request: HttpRequest,
  detached: DetachedHeaders,
  names: readonly string[],
): { readonly fix?: Fix } {
  if (detached.repair !== undefined) {
    const changes = [{ kind: "attachHeaders", detached }] as const;
    return { fix: { title: l10n.t("Attach the headers to the request"), changes } };
  }
  const others = names.filter((name) => name.toLowerCase() !== "accept");
  // If nothing else is lost, Accept is simply added to the headers that are sent.
  const isEnough = detached.because === "replaced" && isMeant(request, detached, others);
  return isEnough ? { fix: setAccept() } : {};
}
