import * as l10n from "@vscode/l10n";
import { proposedDescription } from "../diagnosis/connectorContext.ts";
import type { ApiVersion } from "../intercom/apiVersion.ts";
import {
  type DataConnectorDraft,
  type DataInputToSend,
  type HeaderToSend,
  bodyOf,
} from "../intercom/dataConnectorDraft.ts";
import { hostOfRegion } from "../intercom/endpoint.ts";
import { formatJson } from "../intercom/json.ts";
import type { Connection } from "../model/connection.ts";
import { resourceDocument } from "../text/resourceDocument.ts";
import { shownHeader } from "./headerValues.ts";

/** How a new connector is to prove who it is. */
export type ConnectorAuthorization =
  /** The token of this connection, as a header of the connector. */
  | { readonly kind: "ownToken" }
  /** An authentication token that the workspace has already. */
  | { readonly kind: "tokenId"; readonly id: string }
  /** It is set in Intercom afterwards. */
  | { readonly kind: "later" };

/** What a connector is made for: to read one instance of a type by its external_id, or to write it. */
export interface ConnectorWish {
  readonly name: string;
  readonly purpose: "read" | "write";
  readonly type: string;
  /** An instance as Intercom sent it: what the connector is to expect as an answer. */
  readonly example: Readonly<Record<string, unknown>> | undefined;
  readonly authorization: ConnectorAuthorization;
  readonly region: Connection["region"];
  readonly version: ApiVersion;
}

/** The connector that the guide sets up by hand: nothing is to be found wrong with it. */
export function connectorDraft(wish: ConnectorWish): DataConnectorDraft {
  const { name, type, example, authorization, version } = wish;
  return {
    name,
    ...(wish.purpose === "read" ? reading(wish) : writing(wish)),
    headers: [
      ...(authorization.kind === "ownToken"
        ? [{ name: "Authorization", ownToken: true } as const]
        : []),
      { name: "Accept", value: "application/json" },
      { name: "Intercom-Version", value: version },
      ...(wish.purpose === "read" ? [] : [{ name: "Content-Type", value: "application/json" }]),
    ],
    ...(example === undefined ? {} : { mockResponse: example }),
    ...(authorization.kind === "tokenId" ? { tokenIds: [authorization.id] } : {}),
    description:
      wish.purpose === "read"
        ? l10n.t("Reads one {0} by its external_id", type)
        : l10n.t("Creates or updates one {0} by its external_id", type),
  };
}

function reading(wish: ConnectorWish) {
  return {
    httpMethod: "get",
    url: `${addressOf(wish)}?external_id={{external_id}}`,
    dataInputs: [inputNamed("external_id")],
  } as const;
}

/** Every attribute of the example is an input; Intercom takes them all as strings (OpenAPI 2.16). */
function writing(wish: ConnectorWish) {
  const { custom_attributes: attributes } = wish.example ?? {};
  const names =
    typeof attributes === "object" && attributes !== null ? Object.keys(attributes) : [];
  const inputs = new Map(names.map((name) => [name.replace(/\W+/g, "_"), name]));
  inputs.delete("external_id");
  const body = {
    external_id: "{{external_id}}",
    custom_attributes: Object.fromEntries(
      [...inputs].map(([input, name]) => [name, `{{${input}}}`]),
    ),
  };
  return {
    httpMethod: "post",
    url: addressOf(wish),
    body: formatJson(body),
    dataInputs: ["external_id", ...inputs.keys()].map(inputNamed),
  } as const;
}

function addressOf({ type, region }: ConnectorWish): string {
  const host = hostOfRegion(region === "sample" ? "us" : region);
  return `https://${host}/custom_object_instances/${encodeURIComponent(type.toWellFormed())}`;
}

function inputNamed(name: string): DataInputToSend {
  const required = name === "external_id";
  return { name, type: "string", description: proposedDescription(name), required };
}

/** The exact body of the request that creates a connector, as JSON; what is secret stands as what it is. */
export function draftPreview(draft: DataConnectorDraft): string {
  const headers = draft.headers?.map((header: HeaderToSend) => shownHeader(header));
  return resourceDocument({ raw: bodyOf({ ...draft, ...(headers && { headers }) }, "") });
}

/** What a way of authorization brings with it, in plain words. */
export function consequenceOf(authorization: ConnectorAuthorization): string {
  switch (authorization.kind) {
    case "ownToken":
      return l10n.t(
        "This connection's token is stored in the connector as its Authorization header. Intercom masks that header in its logs, but not the values of other headers. Anyone who can edit the connector can send the token elsewhere, and a new token must be entered here too.",
      );
    case "tokenId":
      return l10n.t(
        "Intercom stores the token separately and adds it to each request. Intercom recommends this: the token is replaced in one place and never appears in a header row or a log.",
      );
    case "later":
      return l10n.t(
        "The connector has no credentials. Its requests get a 401 until you choose a token in Intercom, under Settings > Integrations > Data connectors.",
      );
  }
}
