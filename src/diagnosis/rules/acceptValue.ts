import { type RefusedAccept, judgeAccept } from "../accept.ts";
import { isDownload } from "../downloads.ts";
import type { Rule } from "../finding.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";
import { setAccept } from "./acceptMissing.ts";

/** An Accept is written, but it does not ask for JSON. */
export const acceptValue: Rule = {
  code: "accept-value",
  title: "The Accept header does not ask for JSON",
  source: `${sources.useOfHttp}; ${sources.browserReport}; ${sources.postman}`,
  check(request) {
    const sent = sentAccept(request);
    if (sent.kind !== "written" || isDownload(request)) return [];
    const verdict = judgeAccept(sent.value);
    const { span } =
      sent.header.value.span.start < sent.header.value.span.end ? sent.header.value : sent.header;
    switch (verdict.kind) {
      case "accepted":
        return [];
      case "browserLike":
        return [
          {
            code: "accept-value",
            severity: "warning",
            confidence: "likely",
            message:
              "A list with */* in it looks like a browser's: Intercom answered such lists with 406 media_type_not_acceptable. The single value application/json is safe.",
            span,
            fix: setAccept,
          },
        ];
      case "refused":
        return [
          {
            code: "accept-value",
            severity: "error",
            confidence: "certain",
            message: `${reasonOf(verdict.because)} Intercom answers 406 media_type_not_acceptable.`,
            span,
            fix: setAccept,
          },
        ];
    }
  },
};

function reasonOf(because: RefusedAccept): string {
  switch (because) {
    case "empty":
      return "The Accept header is empty.";
    case "undefined":
      return "The Accept header carries a variable that had no value.";
    case "headerName":
      return "The value is the name of the header, not a media type.";
    case "quoted":
      return "The quotes are part of the value, so that it is no media type.";
    case "zeroQuality":
      return "A quality of 0 says that JSON is not wanted.";
    case "notAMediaType":
      return "This is no media type: application/json is.";
    case "notJson":
      return "This asks for something else than application/json.";
  }
}
