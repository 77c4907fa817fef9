import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { isLikeBrowsers } from "./accept.ts";
import { clientDefault } from "./clientDefaults.ts";
import type { Finding } from "./finding.ts";
import { anchorOf, headerNamed } from "./headers.ts";
import type { SentAccept } from "./sentAccept.ts";
import { setAccept } from "./setHeader.ts";

/** What becomes of a request without an Accept header. */
export type WithoutAccept =
  /** What its client sends instead. */
  | Extract<SentAccept, { readonly kind: "none" | "default" | "unknown" }>
  /** It was really refused, which is better evidence than the client's default. */
  | { readonly kind: "refused" };

/** The finding for a request that does not set an Accept header. */
export function missingAccept(request: HttpRequest, without: WithoutAccept): Finding {
  const removed = headerNamed(request, "accept");
  const isShown = removed !== undefined && removed.span.start < removed.span.end;
  return {
    code: "accept-missing",
    ...weightOf(without),
    message: describe(without, clientDefault(request.client).name),
    span: isShown ? removed.span : anchorOf(request),
    fix: setAccept(),
  };
}

function weightOf(without: WithoutAccept): Pick<Finding, "severity" | "confidence"> {
  switch (without.kind) {
    case "none":
    case "refused":
      return { severity: "error", confidence: "certain" };
    case "unknown":
      return { severity: "warning", confidence: "likely" };
    case "default":
      return {
        severity: isLikeBrowsers(without.value) ? "warning" : "hint",
        confidence: "likely",
      };
  }
}

function describe(without: WithoutAccept, client: string): string {
  switch (without.kind) {
    case "none":
      return l10n.t(
        "No Accept header is sent: {0} does not add one here, so Intercom answers 406 media_type_not_acceptable.",
        client,
      );
    case "refused":
      return l10n.t(
        "No Accept header is set, and a run since the last change was refused with 406 media_type_not_acceptable.",
      );
    case "unknown":
      return l10n.t(
        "No Accept header is set, and it is not known what {0} sends by default. Without one, Intercom answers 406 media_type_not_acceptable.",
        client,
      );
    case "default":
      return isLikeBrowsers(without.value)
        ? l10n.t(
            "No Accept header is set, so {0} sends “Accept: {1}” by default. That looks like a browser's list, and Intercom has answered such lists with 406 media_type_not_acceptable.",
            client,
            without.value,
          )
        : l10n.t(
            "No Accept header is set, so {0} sends “Accept: {1}” by default, which Intercom accepts today. Other clients send none and get a 406. Set the header to be safe.",
            client,
            without.value,
          );
  }
}
