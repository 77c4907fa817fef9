import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../requests/httpRequest.ts";
import type { BodyFault } from "./bodyFault.ts";
import { headerNamed } from "./headers.ts";

/** What is wrong with a body, and what to do about it. */
export function describeBodyFault(fault: BodyFault, request: HttpRequest): string {
  switch (fault.kind) {
    case "untyped":
    case "saidForm":
      return describeUndeclared(request);
    case "formSaidJson":
      return l10n.t(
        "The body is sent as a form, although Content-Type says {0}. Encode it as JSON.",
        fault.type,
      );
    case "curlDefault":
      return l10n.t(
        "This is curl's default Content-Type. It does not declare the body as application/json.",
      );
    case "jsonSaidOther":
      return l10n.t(
        "The body is JSON, but Content-Type says {0}. Set Content-Type: application/json.",
        fault.type,
      );
  }
}

function describeUndeclared(request: HttpRequest): string {
  if (request.formBody === true)
    return l10n.t(
      "The body is sent as a form. Encode it as JSON and set Content-Type: application/json.",
    );
  return addsTypeOfForm(request)
    ? l10n.t(
        "Without Content-Type, curl sends this body as application/x-www-form-urlencoded. Set Content-Type: application/json.",
      )
    : l10n.t("Nothing declares the body as JSON. Set Content-Type: application/json.");
}

/** Whether the client declares the body as a form by itself: curl does, unless it is told not to. */
function addsTypeOfForm(request: HttpRequest): boolean {
  return request.client === "curl" && headerNamed(request, "content-type") === undefined;
}
