import { acceptsJson } from "./acceptsJson.ts";
import { notAcceptable, routeNotFound, versionUnknown, type Answer } from "./answer.ts";
import { apiVersion } from "./apiVersion.ts";
import type { ApiRequest } from "./apiRequest.ts";
import { authorizationRefusal } from "./authorizationRefusal.ts";
import type { Assumptions } from "./assumptions.ts";
import type { ConnectorHeader } from "./connector.ts";
import { requestTarget } from "./requestTarget.ts";

/** A GET that a Data Connector makes: an address with its query, and the headers as they are configured. */
export interface ConnectorRequest {
  readonly url: URL;
  readonly headers: readonly ConnectorHeader[];
  /** Whether an authentication token of the workspace is sent along. */
  readonly authenticated: boolean;
}

/** Makes the call, without any network; undefined for a host that is none of Intercom's. */
export type ConnectorCall = (request: ConnectorRequest, nowSeconds: number) => Answer | undefined;

/** The hosts of Intercom's API, all of which are this workspace. */
const hosts = ["api.intercom.io", "api.eu.intercom.io", "api.au.intercom.io"];

/** Calls of Data Connectors to this workspace's own custom objects, judged as all requests are. */
export function connectorCalls({
  token,
  version: standardVersion,
  assumptions,
  instances,
}: {
  readonly token: string;
  readonly version: string;
  readonly assumptions: Assumptions;
  readonly instances: (request: ApiRequest) => Answer;
}): ConnectorCall {
  return ({ url, headers, authenticated }, nowSeconds) => {
    if (!hosts.includes(url.host)) return undefined;
    const value = (name: string): string | undefined =>
      headers.find((header) => header.name.trim().toLowerCase() === name)?.value;
    const accept =
      value("accept") ?? (assumptions.connectorAccept === "anything" ? "*/*" : undefined);
    if (!acceptsJson(accept, assumptions)) return notAcceptable();

    const authorization = value("authorization") ?? (authenticated ? `Bearer ${token}` : undefined);
    const refusal = authorizationRefusal(authorization, token, assumptions);
    if (refusal !== undefined) return refusal;
    const version = apiVersion(value("intercom-version")?.trim() || standardVersion);
    if (version === undefined) return versionUnknown();

    const target = requestTarget(url.pathname + url.search, []);
    // Custom objects alone: a connector that asked for its own runs would never come to an end.
    if (typeof target === "string" || target.segments[0] !== "custom_object_instances") {
      return routeNotFound();
    }
    const origin = url.origin;
    return instances({
      method: "GET",
      ...target,
      body: undefined,
      version,
      assumptions,
      origin,
      nowSeconds,
    });
  };
}
