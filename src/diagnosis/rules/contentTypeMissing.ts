import * as l10n from "@vscode/l10n";
import type { HttpRequest, Span } from "../../requests/httpRequest.ts";
import { isWithin } from "../../requests/places/isWithin.ts";
import { type BodyFault, bodyFault } from "../bodyFault.ts";
import { describeBodyFault } from "../describeBodyFault.ts";
import type { Rule } from "../finding.ts";
import { anchorOf, isMadeElsewhere, placeOf, saidBy } from "../headers.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";

/** A body is sent without saying that it is JSON. */
export const contentTypeMissing: Rule = {
  code: "content-type-missing",
  get title() {
    return l10n.t("Body is not declared as JSON");
  },
  source: sources.rfcContentType,
  check(request) {
    const fault = bodyFault(request);
    if (fault === undefined) return [];
    return [
      {
        code: "content-type-missing",
        severity: "warning",
        confidence: "likely",
        message: describeBodyFault(fault, request),
        span: placeOfFault(fault, request),
        ...(needsOnlyType(fault, request)
          ? { fix: setHeader("Content-Type", "application/json") }
          : {}),
      },
    ];
  },
};

/** Whether the type is all that has to change: declaring a form as JSON would be wrong. */
function needsOnlyType({ kind }: BodyFault, { formBody }: HttpRequest): boolean {
  switch (kind) {
    case "untyped":
      return formBody !== true;
    case "curlDefault":
    case "jsonSaidOther":
      return true;
    case "saidForm":
    case "formSaidJson":
      return false;
  }
}

function placeOfFault(fault: BodyFault, request: HttpRequest): Span {
  if (fault.kind === "untyped") return placeOfBody(request, fault.body);
  if (fault.kind !== "formSaidJson") return saidBy(fault.header)?.span ?? placeOf(fault.header);
  const { body, span } = request;
  const isHere = body !== undefined && isWithin(body, span);
  return isHere ? body : placeOfBody(request, body ?? placeOf(fault.header));
}

/** Where to point for a body: what is made for it, the body itself, or the method if that is written elsewhere. */
function placeOfBody(request: HttpRequest, body: Span): Span {
  const { method, content, span } = request;
  if (content !== undefined) return content;
  if (method.span === undefined) return body;
  const isHeld = isWithin(body, span) && !isWithin(method.span, span);
  return isHeld || isMadeElsewhere(method.span, request) ? anchorOf(request) : method.span;
}
