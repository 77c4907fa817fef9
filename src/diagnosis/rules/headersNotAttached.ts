import type { DetachedHeaders, Detachment, HttpRequest } from "../../requests/httpRequest.ts";
import type { Fix, Rule } from "../finding.ts";
import { sentHeader } from "../headers.ts";
import { intercomUrl } from "../intercomHost.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";
import { setAccept } from "./acceptMissing.ts";
import { tokenExchange } from "./authorizationMissing.ts";

/** Headers are written, but in a place from which they do not go out. */
export const headersNotAttached: Rule = {
  code: "headers-not-attached",
  title: "Headers that are not part of the request",
  source: sources.contentTypeReport,
  check(request) {
    return (request.detached ?? []).flatMap((detached) => {
      const names = lostNames(request, detached);
      if (names.length === 0 || isMeant(request, detached, names)) return [];
      const leavesNone =
        sentAccept(request).kind === "none" &&
        names.some((name) => name.toLowerCase() === "accept");
      const lost = names.length === 1 ? `${names.join()} does` : `${names.join(", ")} do`;
      return [
        {
          code: "headers-not-attached" as const,
          severity: leavesNone ? ("error" as const) : ("warning" as const),
          confidence: leavesNone ? ("certain" as const) : ("likely" as const),
          message: `${reasonOf(detached.because)} ${lost} not go out with this request.${leavesNone ? " Without Accept, Intercom answers 406 media_type_not_acceptable." : ""}`,
          span: detached.span,
          ...fixOf(request, detached, names),
        },
      ];
    });
  },
};

function fixOf(
  request: HttpRequest,
  detached: DetachedHeaders,
  names: readonly string[],
): { readonly fix?: Fix } {
  if (detached.repair !== undefined) {
    const changes = [{ kind: "attachHeaders", detached }] as const;
    return { fix: { title: "Attach the headers to the request", changes } };
  }
  const others = names.filter((name) => name.toLowerCase() !== "accept");
  // Where nothing else is missing, it is set among those that took its place.
  const isEnough = detached.because === "replaced" && isMeant(request, detached, others);
  return isEnough ? { fix: setAccept } : {};
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
  if (because === "unused") return intercomUrl(request)?.path === tokenExchange;
  if (because !== "replaced") return false;
  if (!request.headersComplete) return true;
  const lost = new Set(names.map((name) => name.toLowerCase()));
  const needsToken =
    !request.authorizationElsewhere && intercomUrl(request)?.path !== tokenExchange;
  if (lost.has("authorization") && needsToken) return false;
  if (lost.has("accept") && /^(?:none|unknown)$/.test(sentAccept(request).kind)) return false;
  return !lost.has("content-type") || request.body === undefined;
}

function reasonOf(because: Detachment): string {
  switch (because) {
    case "inBody":
      return "The headers stand where this call takes the body:";
    case "inQuery":
      return "The headers stand where this call takes the parameters of the query:";
    case "misplaced":
      return "This call does not look for headers here:";
    case "afterSending":
      return "The request was sent before this:";
    case "otherRequest":
      return "These headers were given to another object than the one that is sent:";
    case "replaced":
      return "Other headers take the place of these:";
    case "notCopied":
      return "An object of Headers has no entries that this could copy:";
    case "discarded":
      return "This makes a copy with these headers, which nothing uses:";
    case "unused":
      return "Nothing uses what holds these headers:";
    case "uncopied":
      return "The request has a copy that was made before this:";
  }
}
