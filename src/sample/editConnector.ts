import { errorAnswer, type Answer } from "./answer.ts";
import type { ApiRequest } from "./apiRequest.ts";
import { shownDetail } from "./connectorAnswer.ts";
import { blankConfiguration, editedConfiguration } from "./editedConfiguration.ts";
import { liveOf, type Connector } from "./connector.ts";
import type { ConnectorStore } from "./connectorStore.ts";
import {
  nameMissing,
  readConnectorChange,
  refused,
  type ConnectorChange,
} from "./readConnectorChange.ts";

/** `POST /data_connectors` (createDataConnector): always a draft, whatever the body says of its state. */
export function createConnector(store: ConnectorStore, request: ApiRequest): Answer {
  const change = readConnectorChange(request.body, request.assumptions);
  if ("refusal" in change) return change.refusal;
  if (change.set.name === undefined) return nameMissing();
  const connector: Connector = {
    id: store.newId(),
    state: "draft",
    draft: editedConfiguration(blankConfiguration, change, request.assumptions),
    published: [],
    inUse: false,
    createdAt: request.nowSeconds,
    updatedAt: request.nowSeconds,
    schedule: undefined,
  };
  store.save(connector);
  return { status: 201, body: shownDetail(connector, connector.draft, request.assumptions) };
}

/**
 * `PATCH /data_connectors/{id}` (updateDataConnector): edits the draft, then changes the state where that is
 * asked for; all or nothing.
 */
export function updateConnector(
  store: ConnectorStore,
  connector: Connector,
  { body, assumptions, nowSeconds }: ApiRequest,
): Answer {
  const change = readConnectorChange(body, assumptions);
  if ("refusal" in change) return change.refusal;
  const draft = editedConfiguration(connector.draft, change, assumptions);
  if (change.state === "draft" && connector.inUse) {
    const message = "Data connector is in use by other resources and cannot be set to draft";
    return errorAnswer(409, "data_connector_in_use", message);
  }
  const unfinished = draft.url === null || draft.url.trim() === "";
  if (change.state === "live" && unfinished && assumptions.liveWithoutUrl === "refused") {
    return refused("url", undefined, assumptions);
  }
  const updated = inState({ ...connector, draft, updatedAt: nowSeconds }, change, nowSeconds);
  store.save(updated);
  return { status: 200, body: shownDetail(updated, draft, assumptions) };
}

/** `DELETE /data_connectors/{id}` (deleteDataConnector). */
export function deleteConnector(store: ConnectorStore, connector: Connector): Answer {
  if (connector.inUse) {
    const message = "Data connector is in use by other resources and cannot be deleted";
    return errorAnswer(409, "data_connector_in_use", message);
  }
  if (connector.state !== "draft") {
    const message = "Data connector must be in draft state to be deleted";
    return errorAnswer(409, "conflict", message);
  }
  store.delete(connector);
  return { status: 200, body: { id: connector.id, object: "data_connector", deleted: true } };
}

function inState(connector: Connector, { state }: ConnectorChange, since: number): Connector {
  const wasLive = liveOf(connector) !== undefined;
  if (state === undefined || (state === "draft" && !wasLive)) return connector;
  const configuration = state === "live" ? connector.draft : undefined;
  return { ...connector, state, published: [...connector.published, { since, configuration }] };
}
