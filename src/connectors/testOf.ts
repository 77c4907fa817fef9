import * as l10n from "@vscode/l10n";
import { variablesOf } from "../diagnosis/connectorContext.ts";
import { connectorText } from "../diagnosis/connectorText.ts";
import { intercomUrl } from "../diagnosis/intercomHost.ts";
import type { ApiVersion } from "../intercom/apiVersion.ts";
import type { DataConnector, DataInput } from "../intercom/dataConnector.ts";
import { hostOfRegion } from "../intercom/endpoint.ts";
import type { TransportRequest } from "../intercom/transport.ts";
import type { Connection } from "../model/connection.ts";
import { resourceDocument } from "../text/resourceDocument.ts";
import { type HeaderQuestion, headerQuestion } from "./headerValues.ts";

/** A connector that can be tested from here, and what has to be told before. */
export interface ConnectorTest {
  readonly kind: "test";
  readonly connector: DataConnector;
  readonly method: TransportRequest["method"];
  readonly url: string;
  /** The inputs that its request uses, declared or not. */
  readonly inputs: readonly DataInput[];
  /** Its headers, all of which are masked. */
  readonly questions: readonly HeaderQuestion[];
}

/** Why a connector cannot be tested from here, a sentence. */
export interface Untestable {
  readonly kind: "untestable";
  readonly because: string;
}

const methods: readonly TransportRequest["method"][] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Looks at a connector before it is tested. Its token goes to the connection's own host alone. */
export function testOf(
  connector: DataConnector,
  { region, version }: { readonly region: Connection["region"]; readonly version: ApiVersion },
): ConnectorTest | Untestable {
  const { request } = connectorText(resourceDocument(connector)) ?? {};
  const { url } = connector;
  if (request === undefined || url === undefined || url.trim() === "") {
    return untestable(l10n.t("The connector has no URL yet."));
  }
  if (connector.headers === undefined) {
    return untestable(l10n.t("Intercom does not say which headers the connector has."));
  }
  const method = methods.find((each) => each === request.method.text);
  if (method === undefined) {
    return untestable(l10n.t("The connector's method cannot be sent from here."));
  }
  const host = hostOfRegion(region === "sample" ? "us" : region);
  const address = intercomUrl(request);
  if (address?.host !== host || address.scheme !== "https") {
    return untestable(
      l10n.t(
        "Its URL does not point to https://{0}. This connection's token is sent nowhere else. Test the connector in Intercom.",
        host,
      ),
    );
  }
  const used = new Set([url, connector.body ?? ""].flatMap(variablesOf));
  return {
    kind: "test",
    connector,
    method,
    url,
    inputs: [...used].map((name) => inputNamed(connector, name)),
    questions: connector.headers.map(({ name }) => headerQuestion(name, request, version)),
  };
}

function untestable(because: string): Untestable {
  return { kind: "untestable", because };
}

function inputNamed({ dataInputs }: DataConnector, name: string): DataInput {
  const undeclared = { name, type: undefined, description: undefined, required: undefined };
  const declared = dataInputs?.find((input) => input.name === name);
  return declared ?? { ...undeclared, defaultValue: undefined };
}
