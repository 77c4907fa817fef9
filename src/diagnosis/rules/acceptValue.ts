import * as l10n from "@vscode/l10n";
import type { Header, Span } from "../../requests/httpRequest.ts";
import { type RefusedAccept, asksForOther, isNoType, judgeAccept } from "../accept.ts";
import { describeRefusedAccept, holdsMore } from "../describeRefusedAccept.ts";
import { isDownload, isFileOfCall, mayBeDownload } from "../downloads.ts";
import type { Finding, Rule } from "../finding.ts";
import { refusedAnyway } from "../refusedAnyway.ts";
import { sentAccept } from "../sentAccept.ts";
import { setAccept, setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";

/** An Accept header is sent that does not ask for JSON. */
export const acceptValue: Rule = {
  code: "accept-value",
  get title() {
    return l10n.t("Accept does not ask for JSON");
  },
  source: `${sources.useOfHttp}; ${sources.browserReport}; ${sources.postman}`,
  check(request) {
    const sent = sentAccept(request);
    if (sent.kind === "variable") {
      const wrong = refusedAnyway(request, sent.header);
      return wrong === undefined ? [] : [refused(wrong.because, wrong.span)];
    }
    if (sent.kind !== "written") return [];
    const verdict = judgeAccept(sent.value);
    const span = shownOf(sent.header);
    // A download may have any type, but not something that is no type.
    if (isDownload(request)) return isNoType(verdict) ? [typeless(span)] : [];
    if (isFileOfCall(request) && asksForOther(verdict)) return [];
    if (mayBeDownload(request) && /^application\/octet-stream\b/i.test(sent.value.trim()))
      return [];
    switch (verdict.kind) {
      case "accepted":
        return [];
      case "browserLike":
        return [browserLike(span)];
      case "refused":
        return [
          {
            ...refused(verdict.because, span, sent.value),
            // A fix would delete the other header in the value.
            ...(holdsMore(sent.value) ? {} : { fix: setAccept() }),
          },
        ];
    }
  },
};

/** Where the value is shown: an empty one has no place of its own. */
function shownOf({ value, span }: Header): Span {
  return value.span.start < value.span.end ? value.span : span;
}

function refused(because: RefusedAccept, span: Span, value?: string): Finding {
  return {
    code: "accept-value",
    severity: "error",
    confidence: "certain",
    message: describeRefusedAccept(because, value),
    span,
  };
}

function browserLike(span: Span): Finding {
  return {
    code: "accept-value",
    severity: "warning",
    confidence: "likely",
    message: l10n.t(
      "A list that contains */* looks like a browser's. Intercom has answered such lists with 406 media_type_not_acceptable. The single value application/json is safe.",
    ),
    span,
    fix: setAccept(),
  };
}

/** The finding for a download that is asked for with something that is no type. */
function typeless(span: Span): Finding {
  return {
    code: "accept-value",
    severity: "warning",
    confidence: "likely",
    message: l10n.t("This is not a media type. This endpoint serves application/octet-stream."),
    span,
    fix: setHeader("Accept", "application/octet-stream"),
  };
}
