import * as l10n from "@vscode/l10n";
import type { HttpRequest, Span } from "../../requests/httpRequest.ts";
import type { Finding, Rule } from "../finding.ts";
import { anchorOf, sentHeader } from "../headers.ts";
import { intercomUrl, placeInUrl } from "../intercomHost.ts";
import { lastOfOld, routeOfOld } from "../routeOfOld.ts";
import { matchRoute } from "../routes.ts";
import { sources } from "../sources.ts";
import { isBefore } from "../versions.ts";

/** The call that passes the path to the function that sends it. */
function handedOn(request: HttpRequest, path: string): Span | undefined {
  const place = placeInUrl(request, path.split("/")[1] ?? path);
  const isArgument = request.through?.some(
    ({ start, end }) => place !== undefined && start <= place.start && place.end <= end,
  );
  return isArgument === true ? place : undefined;
}

function isCommand({ client }: HttpRequest): boolean {
  return client === "curl" || client === "wget" || client === "httpie";
}

/** The path is misspelt, or does not have this method. */
export const routeUnknown: Rule = {
  code: "route-unknown",
  get title() {
    return l10n.t("Undocumented route");
  },
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
          message: l10n.t(
            "Intercom does not document {0}. You probably meant {1}.",
            `/${match.segment}`,
            `/${match.meant}`,
          ),
          span: placeInUrl(request, match.segment) ?? anchorOf(request),
          fix: {
            title: l10n.t("Use {0}", `/${match.meant}`),
            changes: [{ kind: "replaceInUrl", from: `/${match.segment}`, to: `/${match.meant}` }],
          },
        },
      ];
    }
    if (match.kind !== "otherMethod") return goneRoute(request, url.path);
    // A method that nobody wrote follows from what a command is given, of which some may not be seen.
    if (isCommand(request) && request.method.span === undefined && !request.headersComplete)
      return [];
    return [
      {
        code: "route-unknown",
        severity: "warning",
        confidence: "likely",
        message: l10n.t(
          "Intercom documents this path for {0}, not for {1}. It answers 404, or 406 if the Accept header is wrong too.",
          match.methods.reduce((all, method) => l10n.t("{0} and {1}", all, method)),
          request.method.text,
        ),
        span: handedOn(request, url.path) ?? request.method.span ?? anchorOf(request),
      },
    ];
  },
};

/** The finding for a path that contacts replaced in version 2.0, unless an older version may be requested. */
function goneRoute(request: HttpRequest, path: string): readonly Finding[] {
  const name = routeOfOld(path);
  const version = sentHeader(request, "intercom-version")?.value;
  const isNew = version?.kind === "known" && isBefore(lastOfOld, version.text.trim());
  if (name === undefined || !isNew) return [];
  return [
    {
      code: "route-unknown",
      severity: "warning",
      confidence: "likely",
      message: l10n.t("Version 2.0 replaced /{0} with /contacts.", name),
      span: placeInUrl(request, name) ?? anchorOf(request),
    },
  ];
}
