import { errorAnswer, type Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";
import { liveOf, type Connector, type ConnectorConfiguration } from "./connector.ts";

/** The admin of `GET /me`, who made and edits all connectors. */
const adminId = "991267459";

/** A connector as a row of the list. */
export function shownSummary(connector: Connector): object {
  const { name, description, http_method, direct_fin_usage } = liveOf(connector) ?? connector.draft;
  return {
    type: "data_connector",
    id: connector.id,
    name,
    description,
    state: connector.state,
    http_method,
    direct_fin_usage,
    ...stamps(connector),
  };
}

/** One configuration of a connector, with every header's value masked. */
export function shownDetail(
  connector: Connector,
  configuration: ConnectorConfiguration,
  assumptions: Pick<Assumptions, "stateOfDraft">,
): object {
  const { name, description, url, body, headers, ...others } = configuration;
  const asDraft = configuration === connector.draft && assumptions.stateOfDraft === "draft";
  return {
    type: "data_connector",
    id: connector.id,
    name,
    description,
    state: asDraft ? "draft" : connector.state,
    url,
    ...(body === undefined ? {} : { body }),
    headers: headers.map((header) => ({ name: header.name, value: "****" })),
    ...others,
    ...stamps(connector),
  };
}

/** Unix seconds as Intercom writes the times of connectors: `2026-01-20T14:22:15Z`. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
}

export function connectorNotFound(): Answer {
  return errorAnswer(404, "data_connector_not_found", "Data connector not found");
}

function stamps({ id, createdAt, updatedAt }: Connector): object {
  return {
    created_by_admin_id: adminId,
    updated_by_admin_id: adminId,
    created_at: isoTime(createdAt),
    updated_at: isoTime(updatedAt),
    execution_results_url: `/data_connectors/${id}/execution_results`,
  };
}
