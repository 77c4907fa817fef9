import * as v from "valibot";
import type { DataConnector, DataConnectorSummary } from "./dataConnector.ts";
import {
  type DataConnectorChange,
  type DataConnectorDraft,
  bodyOf,
  isMasked,
  secretsOf,
} from "./dataConnectorDraft.ts";
import { decode } from "./decode.ts";
import { decodeDataConnector, decodeSummary } from "./decodeDataConnector.ts";
import { IntercomError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import { nameOf } from "./operationName.ts";
import { type Cursor, type Page, decodePage } from "./page.ts";
import { quoted } from "./quoted.ts";

/** The first version that documents Data Connectors; 2.13 to 2.15 have no path of theirs. */
const minimumVersion = "2.16";

/**
 * Which of a connector's two configurations: the one that runs, or the one that is edited. Intercom shows the
 * live one unless asked (OpenAPI 2.16), so it is always asked.
 */
export type StateVersion = "draft" | "live";

/** A page of the workspace's Data Connectors, the last updated first; at most 50 (`maxConnectorsPerPage`). */
export function listDataConnectors({
  perPage,
  cursor,
}: {
  readonly perPage: number;
  readonly cursor?: Cursor | undefined;
}): Operation<Page<DataConnectorSummary>> {
  return {
    method: "GET",
    path: ["data_connectors"],
    query: { per_page: String(perPage), ...cursor },
    minimumVersion,
    decode: (json) => decodePage(json, decodeSummary),
  };
}

/** One configuration of a Data Connector. One that was never live has no live one: `notFound`, it is supposed. */
export function getDataConnector(id: string, stateVersion: StateVersion): Operation<DataConnector> {
  return {
    method: "GET",
    path: ["data_connectors", id],
    query: { state_version: stateVersion },
    minimumVersion,
    decode: decodeOf(id),
  };
}

/**
 * Creates a Data Connector, always as a draft. Sent once only: a repetition would create another one. Throws
 * `IntercomError` (`masked_header_value`) for a header that holds a mask.
 */
export function createDataConnector(draft: DataConnectorDraft): Operation<DataConnector> {
  return sending(draft, {
    method: "POST",
    path: ["data_connectors"],
    minimumVersion,
    decode: decodeDataConnector,
  });
}

/**
 * Changes the fields given, and no others. Sent once only: what became of a change that was cut off is found
 * out by reading. Throws `IntercomError` (`masked_header_value`) for a header that holds a mask.
 */
export function updateDataConnector(
  id: string,
  change: DataConnectorChange,
): Operation<DataConnector> {
  return sending(change, {
    method: "PATCH",
    path: ["data_connectors", id],
    minimumVersion,
    decode: decodeOf(id),
  });
}

/** Publishes the draft, or takes the connector out of service; one that is in use cannot be (`conflict`). */
export function setDataConnectorState(id: string, state: StateVersion): Operation<DataConnector> {
  return {
    method: "PATCH",
    path: ["data_connectors", id],
    body: { state },
    minimumVersion,
    decode: decodeOf(id),
  };
}

/** Another connector in the answer than the one asked for is refused. */
function decodeOf(id: string): (json: unknown) => DataConnector {
  return (json) => {
    const connector = decodeDataConnector(json);
    decode(v.literal(id), connector.id, "id");
    return connector;
  };
}

/** Adds what is sent. The last guard before a mask would replace a secret: whoever asks for values has to have asked before. */
function sending<T>(change: DataConnectorChange, operation: Operation<T>): Operation<T> {
  const masked = change.headers?.find((header) => "value" in header && isMasked(header.value));
  if (masked !== undefined) {
    throw new IntercomError({
      kind: "invalidRequest",
      operation: nameOf(operation),
      code: "masked_header_value",
      field: quoted(masked.name, []),
    });
  }
  const bodyWith = (token: string): unknown => bodyOf(change, token);
  return { ...operation, bodyWith, secrets: secretsOf(change) };
}
