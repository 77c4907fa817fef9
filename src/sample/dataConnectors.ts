import {
  errorAnswer,
  notInThisVersion,
  parameterInvalid,
  routeNotFound,
  type Answer,
} from "./answer.ts";
import type { ApiRequest } from "./apiRequest.ts";
import { connectorNotFound, shownDetail, shownSummary } from "./connectorAnswer.ts";
import { liveOf, type Connector } from "./connector.ts";
import type { ConnectorStore } from "./connectorStore.ts";
import { cursorPage } from "./cursorPage.ts";
import { createConnector, deleteConnector, updateConnector } from "./editConnector.ts";
import { executionResults, type RunLog } from "./executionResults.ts";
import { parameter } from "./requestTarget.ts";

/** OpenAPI 2.16, listDataConnectors. */
const sizes = { standard: 20, maximum: 50 };

/** What a token may do with Data Connectors, by its scopes (2.17 names them per operation). */
export type ConnectorAccess = "write" | "read" | "none";

/** What the routes of Data Connectors work with. */
export interface ConnectorWorkspace {
  readonly store: ConnectorStore;
  readonly log: RunLog;
  readonly access: ConnectorAccess;
}

/** Everything below `/data_connectors`. */
export function dataConnectors(workspace: ConnectorWorkspace, request: ApiRequest): Answer {
  const [, id, part, resultId, ...more] = request.segments;
  const { version, assumptions } = request;
  if (version.order < 216) {
    return assumptions.connectorsBefore216 === "not_found" ? routeNotFound() : notInThisVersion();
  }
  if (more.length > 0 || id === "" || (part !== undefined && part !== "execution_results")) {
    return routeNotFound();
  }
  const refusal = scopeRefusal(workspace.access, request.method);
  if (refusal !== undefined) return refusal;
  if (id === undefined) return withoutId(workspace, request);

  const connector = workspace.store.byId(id);
  if (connector === undefined) return connectorNotFound();
  return part === undefined
    ? withId(workspace, connector, request)
    : executionResults(connector, resultId, request, workspace.log);
}

function withoutId({ store }: ConnectorWorkspace, request: ApiRequest): Answer {
  switch (request.method) {
    case "GET":
      return listConnectors(store, request);
    case "POST":
      return createConnector(store, request);
    default:
      return routeNotFound();
  }
}

function withId({ store }: ConnectorWorkspace, connector: Connector, request: ApiRequest): Answer {
  switch (request.method) {
    case "GET":
      return showConnector(connector, request);
    case "PATCH":
      return updateConnector(store, connector, request);
    case "DELETE":
      return deleteConnector(store, connector);
    default:
      return routeNotFound();
  }
}

function listConnectors(store: ConnectorStore, { query, assumptions }: ApiRequest): Answer {
  const page = cursorPage(store.all(), query, {
    sizes,
    positionOf: ({ updatedAt, id }) => ({ seconds: updatedAt, id }),
    assumptions,
  });
  if ("refusal" in page) return page.refusal;
  const data = page.items.map(shownSummary);
  return { status: 200, body: { type: "list", data, pages: page.pages } };
}

/** RetrieveDataConnector: the live configuration unless asked for the draft. */
function showConnector(connector: Connector, { query, assumptions }: ApiRequest): Answer {
  const version = parameter(query, "state_version") ?? "live";
  if (version !== "live" && version !== "draft") {
    return parameterInvalid("Invalid state_version. Must be one of: live, draft");
  }
  const never = assumptions.liveOfDraft === "draft" ? connector.draft : undefined;
  const configuration = version === "draft" ? connector.draft : (liveOf(connector) ?? never);
  return configuration === undefined
    ? connectorNotFound()
    : { status: 200, body: shownDetail(connector, configuration, assumptions) };
}

/** The 403 of a token that lacks a scope, with the words that the description has for another one. */
function scopeRefusal(access: ConnectorAccess, method: string): Answer | undefined {
  if (access === "write" || (access === "read" && method === "GET")) return undefined;
  const message = "You do not have the required scope (read_write_data_connectors)";
  return errorAnswer(403, "forbidden", message);
}
