import type { DetachedHeaders, Detachment, HttpRequest } from "../../requests/httpRequest.ts";
import type { Rule } from "../finding.ts";
import { sentHeader } from "../headers.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";

/** Headers are written, but in a place from which they do not go out. */
export const headersNotAttached: Rule = {
  code: "headers-not-attached",
  title: "Headers that are not part of the request",
  source: sources.contentTypeReport,
  check(request) {
    return (request.detached ?? []).flatMap((detached) => {
      const names = lostNames(request, detached);
      if (names.length === 0) return [];
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
          ...(detached.repair === undefined
            ? {}
            : {
                fix: {
                  title: "Attach the headers to the request",
                  changes: [{ kind: "attachHeaders" as const, detached }],
                },
              }),
        },
      ];
    });
  },
};

/** Headers that go out all the same are not lost. */
function lostNames(request: HttpRequest, { headers }: DetachedHeaders): readonly string[] {
  const lost = headers.map(({ name }) => name).filter((name) => !sentHeader(request, name));
  return [...new Set(lost)];
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
    case "discarded":
      return "This makes a copy with these headers, which nothing uses:";
    case "replaced":
      return "Other headers took the place of these:";
  }
}
