import type { DataConnector } from "../intercom/dataConnector.ts";
import type { ExecutionResult } from "../intercom/executionResults.ts";
import { parseJson } from "../intercom/json.ts";
import { jsonDocument } from "./resourceDocument.ts";

/** A refused run as one JSON text that the doctor can read: the configuration that was sent, and the answer. */
export function runMaterial(run: ExecutionResult, configuration: DataConnector): string {
  return jsonDocument({ data_connector: configuration.raw, answer: answerOf(run) });
}

function answerOf({ rawResponseBody, responseBody, errorMessage, httpStatus }: ExecutionResult) {
  const body = rawResponseBody ?? responseBody;
  if (body !== undefined) {
    try {
      return parseJson(body);
    } catch {
      return body;
    }
  }
  // Where Intercom keeps no body, the status says the same.
  return httpStatus === 406
    ? { type: "error.list", errors: [{ code: "media_type_not_acceptable" }] }
    : (errorMessage ?? null);
}
