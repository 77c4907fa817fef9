import * as l10n from "@vscode/l10n";
import type { DetachedHeaders, HttpRequest } from "../../requests/httpRequest.ts";
import { describeLost } from "../describeLost.ts";
import type { Fix, Rule } from "../finding.ts";
import { sentHeader } from "../headers.ts";
import { isTokenExchange } from "../intercomHost.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";
import { setAccept } from "./acceptMissing.ts";

/** Headers are written, but in a place from which they do not go out. */
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
  { because }: DetachedHeaders,
  names: readonly string[],
  leavesNone: boolean,
): string {
  const lost = describeLost(because, names);
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
  // Where nothing else is missing, it is set among those that took its place.
  const isEnough = detached.because === "replaced" && isMeant(request, detached, others);
  return isEnough ? { fix: setAccept() } : {};
}

/** Headers that go out all the same are not lost. */
function lostNames(request: HttpRequest, { headers }: DetachedHeaders): readonly string[] {
  const lost = headers.map(({ name }) => name).filter((name) => !sentHeader(request, name));
  return [...new Set(lost)];
}

/** Who puts other headers in the place of some may mean to, unless what is lost has to be there. */
function isMeant(
  request: HttpRequest,
  { because }: DetachedHeaders,
  names: readonly string[],
): boolean {
  if (because === "otherRequest") return !request.headersComplete;
  // Nothing says that it was meant to have them.
  if (because === "unused") return isTokenExchange(request);
  if (because !== "replaced") return false;
  if (!request.headersComplete) return true;
  const lost = new Set(names.map((name) => name.toLowerCase()));
  const needsToken = !request.authorizationElsewhere && !isTokenExchange(request);
  if (lost.has("authorization") && needsToken) return false;
  if (lost.has("accept") && /^(?:none|unknown)$/.test(sentAccept(request).kind)) return false;
  return !lost.has("content-type") || request.body === undefined;
}
