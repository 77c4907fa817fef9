import * as l10n from "@vscode/l10n";
import type { Header, HttpRequest, Span } from "../../requests/httpRequest.ts";
import { type AcceptVerdict, type RefusedAccept, judgeAccept } from "../accept.ts";
import { describeRefusedAccept, holdsMore } from "../describeRefusedAccept.ts";
import { isDownload, isFileOfCall } from "../downloads.ts";
import type { Finding, Rule } from "../finding.ts";
import { placeOf, sentHeader } from "../headers.ts";
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
    if (sent.kind === "variable") return unlessGiven(request, sent.header) ?? whichever(request);
    if (sent.kind !== "written") return [];
    const verdict = judgeAccept(sent.value);
    const { span } =
      sent.header.value.span.start < sent.header.value.span.end ? sent.header.value : sent.header;
    if (isDownload(request)) {
      // A download may have any type, but not something that is no type.
      return verdict.kind === "refused" && typeless.has(verdict.because)
        ? [
            {
              code: "accept-value",
              severity: "warning",
              confidence: "likely",
              message: l10n.t(
                "This is not a media type. This endpoint serves application/octet-stream.",
              ),
              span,
              fix: setHeader("Accept", "application/octet-stream"),
            },
          ]
        : [];
    }
    if (isFileOfCall(request) && asksForOther(verdict)) return [];
    switch (verdict.kind) {
      case "accepted":
        return [];
      case "browserLike":
        return [
          {
            code: "accept-value",
            severity: "warning",
            confidence: "likely",
            message: l10n.t(
              "A list that contains */* looks like a browser's. Intercom has answered such lists with 406 media_type_not_acceptable. The single value application/json is safe.",
            ),
            span,
            fix: setAccept(),
          },
        ];
      case "refused":
        return [
          {
            code: "accept-value",
            severity: "error",
            confidence: "certain",
            message: describeRefusedAccept(verdict.because, sent.value),
            span,
            // A fix would delete the other header in the value.
            ...(holdsMore(sent.value) ? {} : { fix: setAccept() }),
          },
        ];
    }
  },
};

/** Reasons why a value is no media type at all. */
const typeless: ReadonlySet<RefusedAccept> = new Set([
  ...(["undefined", "headerName", "notAMediaType"] as const),
]);

/** Whether a value asks for media types other than JSON. */
function asksForOther(verdict: AcceptVerdict): boolean {
  return (
    verdict.kind === "browserLike" || (verdict.kind === "refused" && verdict.because === "notJson")
  );
}

/** The finding for a default that is sent unless another value is passed. */
function unlessGiven(request: HttpRequest, { value }: Header): readonly Finding[] | undefined {
  const otherwise = value.kind === "unknown" ? value.otherwise : undefined;
  if (otherwise?.isDefault !== true || isForFiles(otherwise.text, request)) return undefined;
  const verdict = judgeAccept(otherwise.text);
  return verdict.kind === "refused" ? [refused(verdict.because, otherwise.span)] : undefined;
}

/** Whether the request, or the value, is for files; a program may do that elsewhere. */
function isForFiles(value: string, request: HttpRequest): boolean {
  return isDownload(request) || isFileOfCall(request) || value.includes("octet-stream");
}

function refused(because: RefusedAccept, span: Span): Finding {
  return {
    code: "accept-value",
    severity: "error",
    confidence: "certain",
    message: describeRefusedAccept(because),
    span,
  };
}

/** The finding for a value with several alternatives that are all wrong. */
function whichever(request: HttpRequest): readonly Finding[] {
  const header = sentHeader(request, "accept");
  const ways = header?.value.kind === "unknown" ? new Set(header.value.ways) : new Set<string>();
  if (header === undefined || ways.size < 2) return [];
  if ([...ways].some((way) => isForFiles(way, request))) return [];
  const verdicts = [...ways].map(judgeAccept);
  const [first] = verdicts;
  if (first?.kind !== "refused" || verdicts.some(({ kind }) => kind !== "refused")) return [];
  return [refused(first.because, placeOf(header))];
}
