import * as l10n from "@vscode/l10n";
import type { Header, HttpRequest } from "../../requests/httpRequest.ts";
import { isLikeBrowsers, judgeAccept } from "../accept.ts";
import { clientDefault } from "../clientDefaults.ts";
import type { Finding, Fix, Rule } from "../finding.ts";
import { anchorOf, headerNamed, isDetached, readsOnly, sentHeader } from "../headers.ts";
import { isDownload } from "../downloads.ts";
import { isTokenExchange, onlyReaches } from "../intercomHost.ts";
import { sentAccept } from "../sentAccept.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";
import { misspeltAccept } from "./acceptName.ts";

/** No Accept is written: the effect depends on the client's default. */
export const acceptMissing: Rule = {
  code: "accept-missing",
  get title() {
    return l10n.t("No Accept header is set");
  },
  source: `${sources.useOfHttp}; ${sources.workersReport}; ${sources.browserReport}`,
  check(request, { connector }) {
    // Reported by another rule, which knows the cause.
    if (misspeltAccept(request) !== undefined || contentTypeStandsIn(request)) return [];
    if (isDownload(request) || isDetached(request, "accept")) return [];
    if (onlyReaches(request) || isTokenExchange(request)) return [];
    const sent = sentAccept(request);
    const { name } = clientDefault(request.client);
    switch (sent.kind) {
      case "written":
      case "variable":
        return [];
      case "none":
        return [noAccept(request)];
      case "default":
        if (isLikeBrowsers(sent.value)) {
          return [
            finding(request, {
              severity: "warning",
              confidence: "likely",
              message: l10n.t(
                "No Accept header is set: {0} sends “Accept: {1}” by itself. Such a list looks like a browser's: Intercom answered those with 406 media_type_not_acceptable.",
                name,
                sent.value,
              ),
            }),
          ];
        }
        return [
          finding(request, {
            severity: "hint",
            confidence: "likely",
            message: l10n.t(
              "No Accept header is set: {0} sends “Accept: {1}” by itself, which Intercom takes today. Other clients send none and get a 406: set the header to be sure.",
              name,
              sent.value,
            ),
          }),
        ];
      case "unknown":
        if (sent.because === "headersElsewhere") return [];
        return connector?.refused === true
          ? [refused(request)]
          : [
              finding(request, {
                severity: "warning",
                confidence: "likely",
                message: l10n.t(
                  "No Accept header is set, and what {0} sends by itself is not known. Without one Intercom answers 406 media_type_not_acceptable.",
                  name,
                ),
              }),
            ];
    }
  },
};

/** The finding for a request whose client adds no Accept. */
export function noAccept(request: HttpRequest): Finding {
  return finding(request, {
    severity: "error",
    confidence: "certain",
    message: l10n.t(
      "No Accept header goes out: {0} sends none here, and Intercom answers 406 media_type_not_acceptable.",
      clientDefault(request.client).name,
    ),
  });
}

/** Whether a Content-Type without a body was probably meant as the missing Accept. */
export function contentTypeStandsIn(request: HttpRequest): boolean {
  return (
    readsOnly(request) &&
    request.headersComplete &&
    isWritten(sentHeader(request, "content-type")) &&
    headerNamed(request, "accept") === undefined &&
    !asksForJson(request)
  );
}

/** Whether the client's default asks for JSON, and is not taken for a browser's. */
function asksForJson({ client }: HttpRequest): boolean {
  const { accept } = clientDefault(client);
  return (
    accept.kind === "sends" &&
    !accept.value.includes("*/*") &&
    judgeAccept(accept.value).kind === "accepted"
  );
}

function isWritten(header: Header | undefined): boolean {
  return header !== undefined && header.implied !== true;
}

/** The fix that most rules about Accept share. */
export function setAccept(): Fix {
  return setHeader("Accept", "application/json");
}

/** The finding for a request that was really refused, which is better evidence than the client's default. */
function refused(request: HttpRequest): Finding {
  return finding(request, {
    severity: "error",
    confidence: "certain",
    message: l10n.t(
      "No Accept header is set, and a run since the last change was refused: 406 media_type_not_acceptable.",
    ),
  });
}

function finding(
  request: HttpRequest,
  said: Pick<Finding, "severity" | "confidence" | "message">,
): Finding {
  const removed = headerNamed(request, "accept");
  const isShown = removed !== undefined && removed.span.start < removed.span.end;
  return {
    code: "accept-missing",
    ...said,
    span: isShown ? removed.span : anchorOf(request),
    fix: setAccept(),
  };
}
