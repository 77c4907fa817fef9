import type { HttpRequest, Span } from "../../requests/httpRequest.ts";
import type { Rule } from "../finding.ts";
import { anchorOf } from "../headers.ts";
import { intercomUrl, placeInUrl } from "../intercomHost.ts";
import { matchRoute } from "../routes.ts";
import { sources } from "../sources.ts";

/** Where a call hands the path on to the function of the file that sends it. */
function handedOn(request: HttpRequest, path: string): Span | undefined {
  const place = placeInUrl(request, path.split("/")[1] ?? path);
  const isArgument = request.through?.some(
    ({ start, end }) => place !== undefined && start <= place.start && place.end <= end,
  );
  return isArgument === true ? place : undefined;
}

/** A path that was meant to be another one, or a method that its path does not have. */
export const routeUnknown: Rule = {
  code: "route-unknown",
  title: "A route that Intercom does not document",
  source: `${sources.openApi}; ${sources.httpResponses}`,
  check(request) {
    const url = intercomUrl(request);
    if (url === undefined) return [];
    const match = matchRoute(request.method.text, url);
    if (match.kind === "misspelt") {
      return [
        {
          code: "route-unknown",
          severity: "warning",
          confidence: "likely",
          message: `Intercom documents no /${match.segment}; /${match.meant} is probably meant.`,
          span: placeInUrl(request, match.segment) ?? anchorOf(request),
          fix: {
            title: `Use /${match.meant}`,
            changes: [{ kind: "replaceInUrl", from: `/${match.segment}`, to: `/${match.meant}` }],
          },
        },
      ];
    }
    if (match.kind !== "otherMethod") return [];
    return [
      {
        code: "route-unknown",
        severity: "warning",
        confidence: "likely",
        message: `Intercom documents this path for ${match.methods.join(" and ")}, not for ${request.method.text}: it answers 404, or 406 where the Accept header is not right either.`,
        span: handedOn(request, url.path) ?? request.method.span ?? anchorOf(request),
      },
    ];
  },
};
