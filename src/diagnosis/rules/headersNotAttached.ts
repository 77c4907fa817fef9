import * as l10n from "@vscode/l10n";
import type { DetachedHeaders, HttpRequest } from "../../requests/httpRequest.ts";
import { describeLost } from "../describeLost.ts";
import type { Fix, Rule } from "../finding.ts";
import { sentHeader } from "../headers.ts";
import { isTokenExchange } from "../intercomHost.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";
import { setAccept } from "./acceptMissing.ts";

/** Headers are written, but where they are not sent. */
export const headersNotAttached: Rule = {
  code: "headers-not-attached",
  get title() {
    return l10n.t("Headers that are not part of the request");
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
  { because }: DetachedHeaders,
  names: readonly string[],
  leavesNone: boolean,
): string {
  const lost = describeLost(because, names);
  return leavesNone
    ? `${lost} ${l10n.t("Without Accept, Intercom answers 406 media_type_not_acceptable.")}`
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

/** The names of headers that are really missing from the request. */
function lostNames(request: HttpRequest, { headers }: DetachedHeaders): readonly string[] {
  const lost = headers.map(({ name }) => name).filter((name) => !sentHeader(request, name));
  return [...new Set(lost)];
}

/** Whether headers may have been replaced on purpose: none of those lost is required. */
function isMeant(
  request: HttpRequest,
  { because }: DetachedHeaders,
  names: readonly string[],
): boolean {
  if (because === "otherRequest") return !request.headersComplete;
  // Nothing shows that an unused variable was meant for this request, except its being required.
  if (because === "unused") return isTokenExchange(request);
  if (because !== "replaced") return false;
  if (!request.headersComplete) return true;
  const lost = new Set(names.map((name) => name.toLowerCase()));
  const needsToken = !request.authorizationElsewhere && !isTokenExchange(request);
  if (lost.has("authorization") && needsToken) return false;
  if (lost.has("accept") && /^(?:none|unknown)$/.test(sentAccept(request).kind)) return false;
  return !lost.has("content-type") || request.body === undefined;
}
