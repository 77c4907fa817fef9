import * as l10n from "@vscode/l10n";
import type { HttpRequest, Span, Run } from "../../requests/httpRequest.ts";
import type { Finding, Rule } from "../finding.ts";
import { anchorOf } from "../headers.ts";
import { intercomUrl, placeInUrl } from "../intercomHost.ts";
import type { Misspelt } from "../misspelt.ts";
import { type ReplacedBase, replacedBase } from "../replacedBase.ts";
import { type OldKind, goneRoute } from "../routeOfOld.ts";
import { matchRoute } from "../routes.ts";
import { sources } from "../sources.ts";

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
    const lost = replacedBase(request, url);
    if (lost !== undefined) return [replaced(request, lost)];
    const match = matchRoute(request.method.text, url);
    switch (match.kind) {
      case "misspelt":
        return [misspelt(request, match)];
      case "otherMethod":
        return isGuessed(request) || request.mayNotBeMade === true
          ? []
          : [otherMethod(request, url.path, match.methods)];
      case "route":
      case "other": {
        const name = goneRoute(request, url.path);
        return name === undefined ? [] : [gone(request, name)];
      }
    }
  },
};

/** Intercom may have routes that it does not document. */
const likely = { code: "route-unknown", severity: "warning", confidence: "likely" } as const;

function misspelt(request: HttpRequest, { segment, meant, isTwice }: Misspelt): Finding {
  const at = isTwice === true ? segment.length - meant.length : 0;
  const finding = {
    ...likely,
    message: l10n.t(
      "Intercom does not document {0}. You probably meant {1}.",
      `/${segment}`,
      `/${meant}`,
    ),
  };
  if (isOneConstant(request, segment, at)) return { ...finding, span: anchorOf(request) };
  const span = placeInUrl(request, segment, at) ?? anchorOf(request);
  if (isBuilt(request, segment)) return { ...finding, span };
  return {
    ...finding,
    span,
    fix: {
      title: l10n.t("Use {0}", `/${meant}`),
      changes: [{ kind: "replaceInUrl", from: `/${segment}`, to: `/${meant}` }],
    },
  };
}

/**
 * Whether the program makes a segment of a word that is written elsewhere, of its plural or of a name that other code
 * relies on: the right one cannot be written there.
 */
function isBuilt(request: HttpRequest, segment: string): boolean {
  if (request.url?.runs === undefined) return false;
  const start = startOf(request, segment);
  const run = runAt(request, start);
  return (
    run === undefined ||
    run.isFixed === true ||
    /^e?s$/.test(segment.slice(run.at + run.length - start))
  );
}

/** Whether a URL contains one text of the file twice, at the beginning of a part and further on: it cannot be changed. */
function isOneConstant(request: HttpRequest, part: string, further: number): boolean {
  const start = startOf(request, part);
  const [first, second] = [runAt(request, start), runAt(request, start + further)];
  return first !== second && first?.span.start === second?.span.start;
}

function startOf({ url }: HttpRequest, part: string): number {
  return (url?.kind === "known" ? url.text : (url?.source ?? "")).indexOf(part);
}

function runAt({ url }: HttpRequest, place: number): Run | undefined {
  return url?.runs?.find(({ at, length }) => at <= place && place < at + length);
}

function replaced(request: HttpRequest, { sent, meant, written }: ReplacedBase): Finding {
  const at = anchorOf(request);
  const isOutside =
    written !== undefined && (written.span.start < at.start || at.end < written.span.end);
  const change = written && {
    fix: { title: l10n.t("Use {0}", meant), changes: [written.change] },
  };
  return {
    ...likely,
    message: l10n.t(
      "The request goes to {0} instead of {1}: its path takes the place of the end of the base URL. Intercom does not document {0}.",
      sent,
      meant,
    ),
    span: isOutside ? written.span : at,
    ...change,
  };
}

/** Whether the method, which nobody wrote, follows from what a command is given, of which some may not be seen. */
function isGuessed({ client, method, headersComplete }: HttpRequest): boolean {
  const isCommand = client === "curl" || client === "wget" || client === "httpie";
  return isCommand && method.span === undefined && !headersComplete;
}

/** The finding for a path that only has other `methods`. */
function otherMethod(request: HttpRequest, path: string, methods: readonly string[]): Finding {
  return {
    ...likely,
    message: l10n.t(
      "Intercom documents this path for {0}, not for {1}. It answers 404, or 406 if the Accept header is wrong too.",
      methods.reduce((all, method) => l10n.t("{0} and {1}", all, method)),
      request.method.text,
    ),
    span: handedOn(request, path) ?? request.method.span ?? anchorOf(request),
  };
}

/** The call that passes the path to the function that sends it. */
function handedOn(request: HttpRequest, path: string): Span | undefined {
  const place = placeInUrl(request, path.split("/")[1] ?? path);
  const isArgument = request.through?.some(
    ({ start, end }) => place !== undefined && start <= place.start && place.end <= end,
  );
  return isArgument === true ? place : undefined;
}

function gone(request: HttpRequest, name: OldKind): Finding {
  return {
    ...likely,
    message: l10n.t("Version 2.0 replaced /{0} with /contacts.", name),
    span: placeInUrl(request, name) ?? anchorOf(request),
  };
}
