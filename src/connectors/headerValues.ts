import * as l10n from "@vscode/l10n";
import { intercomUrl } from "../diagnosis/intercomHost.ts";
import { matchRoute } from "../diagnosis/routes.ts";
import { type ApiVersion, isApiVersion, laterVersion } from "../intercom/apiVersion.ts";
import type { HeaderToSend } from "../intercom/dataConnectorDraft.ts";
import { isPublicHeader } from "../intercom/secrets.ts";
import { visible } from "../intercom/visible.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";

/** The value of a header: written out, or `Bearer` and the connection's own token. */
export type HeaderValue = { readonly value: string } | { readonly ownToken: true };

/** A value that nobody but Intercom knows, to be asked for. */
export interface HeaderQuestion {
  readonly name: string;
  /** What is most probably right, and why; undefined where nothing tells. */
  readonly assumption: { readonly is: HeaderValue; readonly because: string } | undefined;
}

/** What is asked of a masked header; `request` is the one that it is sent with, as it will be. */
export function headerQuestion(
  name: string,
  request: HttpRequest,
  version: ApiVersion,
): HeaderQuestion {
  return { name, assumption: assumptionOf(name.trim().toLowerCase(), request, version) };
}

function assumptionOf(
  name: string,
  request: HttpRequest,
  version: ApiVersion,
): HeaderQuestion["assumption"] {
  const url = intercomUrl(request);
  switch (name) {
    case "accept":
    case "content-type":
      return { is: { value: "application/json" }, because: l10n.t("what Intercom's API accepts") };
    case "intercom-version":
      return versionFor(request, version);
    case "authorization":
      // The token goes to Intercom alone, and never in the clear.
      return url === undefined || url.scheme === "http"
        ? undefined
        : { is: { ownToken: true }, because: l10n.t("this connection's token") };
    default:
      return undefined;
  }
}

function versionFor(request: HttpRequest, version: ApiVersion): HeaderQuestion["assumption"] {
  const url = intercomUrl(request);
  const match = url && matchRoute(request.method.text, url);
  const since = match?.kind === "route" ? match.route.since : version;
  const needed = isApiVersion(since) ? laterVersion(version, since) : version;
  const because =
    needed === version
      ? l10n.t("this connection's version")
      : l10n.t("the first version that has this route");
  return { is: { value: needed }, because };
}

/** A header as people may see it: secrets stand as what they are. */
export function shownHeader(header: HeaderToSend): {
  readonly name: string;
  readonly value: string;
} {
  const { name } = header;
  if ("ownToken" in header) {
    return { name, value: `Bearer [redacted (${l10n.t("this connection's token")})]` };
  }
  return isPublicHeader(name)
    ? { name, value: header.value }
    : { name, value: `[redacted (${l10n.t("the value you entered")})]` };
}

/** `Accept: application/json`, for one line. */
export function headerLine(header: HeaderToSend): string {
  const { name, value } = shownHeader(header);
  return visible(`${name}: ${value}`);
}
