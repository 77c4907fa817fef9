import type { HttpRequest } from "../requests/httpRequest.ts";
import { isWithin } from "../requests/places/isWithin.ts";
import type { Finding } from "./finding.ts";
import { headerNamed, headersNamed, readsOnly } from "./headers.ts";
import { missingAccept } from "./missingAccept.ts";
import { sentAccept } from "./sentAccept.ts";

/** What other requests show about one that shares their Content-Type. */
interface Others {
  /** Those whose bodies the Content-Type describes. */
  readonly needing: readonly HttpRequest[];
  /** Other reads send headers of their own, so that the writes' headers were probably taken by mistake. */
  readonly asksElsewhere: boolean;
}

/**
 * A finding without the suspicion that a Content-Type was meant as Accept: an Accept is simply missing, or the client's
 * default is sent. Where the program keeps an Accept for all that need the Content-Type, this request was forgotten.
 */
export function withoutMixUp(
  finding: Finding,
  request: HttpRequest,
  { needing, asksElsewhere }: Others,
): Finding {
  if (finding.severity === "error") return missingAccept(request, { kind: "none" });
  const sent = sentAccept(request);
  if (sent.kind === "unknown") return missingAccept(request, sent);
  return asksElsewhere || needing.every(isGivenAccept) ? finding : { ...finding, severity: "hint" };
}

/** Whether a request without a body has an Accept and, unlike those with one, no Content-Type. */
export function isReadWithAccept(request: HttpRequest): boolean {
  return (
    readsOnly(request) && hasAccept(request) && headerNamed(request, "content-type") === undefined
  );
}

function hasAccept(request: HttpRequest): boolean {
  return headersNamed(request, "accept").some(({ implied }) => implied !== true);
}

/** Whether a request gets its Accept from elsewhere. One that it writes itself says nothing about others. */
function isGivenAccept(request: HttpRequest): boolean {
  return headersNamed(request, "accept").some(
    ({ implied, span }) => implied !== true && !isWithin(span, request.span),
  );
}
