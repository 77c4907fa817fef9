import type { DataConnector, DataConnectorSummary } from "../../../src/intercom/dataConnector.ts";
import { decodeDataConnector, decodeSummary } from "../../../src/intercom/decodeDataConnector.ts";
import type { ExecutionResult } from "../../../src/intercom/executionResults.ts";
import { listExecutionResults } from "../../../src/intercom/executionResults.ts";

/** A connector as a row of the list, of what Intercom sends; the rest is not told. */
export function summary(given: Readonly<Record<string, unknown>> = {}): DataConnectorSummary {
  return decodeSummary({ type: "data_connector", id: "7", ...given }, "");
}

/** A configuration, of what Intercom sends; the rest is not told. */
export function configuration(given: Readonly<Record<string, unknown>> = {}): DataConnector {
  return decodeDataConnector({ type: "data_connector", id: "7", ...given });
}

/** A run, of what Intercom sends; the rest is not told. */
export function run(given: Readonly<Record<string, unknown>> = {}): ExecutionResult {
  const json = { type: "list", data: [{ id: "99001", ...given }] };
  const [result] = listExecutionResults("7", { perPage: 1 }).decode(json).items;
  if (result === undefined) throw new Error("no run was decoded");
  return result;
}
