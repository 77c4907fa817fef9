import * as v from "valibot";
import { decode, flag, identifier, quantity, record, text } from "./decode.ts";
import type { Operation } from "./operation.ts";
import { type Cursor, type Page, decodePage } from "./page.ts";

/**
 * One run of a Data Connector (OpenAPI 2.16, data_connector_execution_result). What an answer does not tell is
 * undefined; the headers that were sent are never told.
 */
export interface ExecutionResult {
  readonly id: string;
  readonly connectorId: string | undefined;
  readonly success: boolean | undefined;
  /** What the API behind the URL answered; undefined where there was no answer. */
  readonly httpStatus: number | undefined;
  /** Lower case: `get`. */
  readonly httpMethod: string | undefined;
  /** One of `errorTypes`, or one that Intercom added since. */
  readonly errorType: string | undefined;
  /** Query, user info and fragment of URLs in it are taken out by Intercom. */
  readonly errorMessage: string | undefined;
  /** Milliseconds. */
  readonly executionTime: number | undefined;
  /** What ran it: `workflow`, `inbox`, `fin`, `answer`, `saved_reply`, … */
  readonly sourceType: string | undefined;
  readonly sourceId: string | undefined;
  readonly conversationId: string | undefined;
  /** ISO 8601. */
  readonly createdAt: string | undefined;
  /** Without its query: that a parameter is not in it says nothing about whether it was sent. */
  readonly requestUrl: string | undefined;
  /** The three bodies come with `includeBodies`, or with the one result by its id. */
  readonly requestBody: string | undefined;
  /** As Intercom mapped it. */
  readonly responseBody: string | undefined;
  /** As it came from the API. */
  readonly rawResponseBody: string | undefined;
  /** The whole object as it came. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Every documented `error_type`, which is also what results can be asked for by. */
export const errorTypes = [
  "request_configuration_error",
  "faraday_error",
  "3rd_party_error",
  "response_mapping_error",
  "token_refresh_error",
  "fin_action_response_formatting_error",
  "fin_action_identity_verification_error",
  "email_verification_error",
  "non_fin_standalone_action_identity_verification_error",
  "request_validation_error",
  "client_side_action_error",
] as const;

export type ErrorType = (typeof errorTypes)[number];

/** Which runs to list. Without a start they are those of the last hour. */
export interface ResultsQuery {
  /** At most 30 (`maxResultsPerPage`). */
  readonly perPage: number;
  readonly cursor?: Cursor | undefined;
  /** Unix seconds; an hour ago by default. */
  readonly start?: number | undefined;
  /** Unix seconds; now by default. */
  readonly end?: number | undefined;
  readonly success?: boolean | undefined;
  readonly errorType?: ErrorType | undefined;
  readonly includeBodies?: boolean | undefined;
}

const schema = v.object({
  id: identifier,
  data_connector_id: v.fallback(v.optional(identifier), undefined),
  success: flag,
  http_status: quantity,
  http_method: text,
  error_type: text,
  error_message: text,
  execution_time_ms: quantity,
  source_type: text,
  source_id: v.fallback(v.optional(identifier), undefined),
  conversation_id: v.fallback(v.optional(identifier), undefined),
  created_at: text,
  request_url: text,
  request_body: text,
  response_body: text,
  raw_response_body: text,
});

/** A page of a connector's runs, the last one first (as in the example). */
export function listExecutionResults(
  connectorId: string,
  asked: ResultsQuery,
): Operation<Page<ExecutionResult>> {
  const filters = Object.entries({
    start_ts: asked.start,
    end_ts: asked.end,
    success: asked.success,
    error_type: asked.errorType,
    include_bodies: asked.includeBodies,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
  return {
    method: "GET",
    path: ["data_connectors", connectorId, "execution_results"],
    query: { per_page: String(asked.perPage), ...Object.fromEntries(filters), ...asked.cursor },
    minimumVersion: "2.16",
    decode: (json) => decodePage(json, decodeResult),
  };
}

/** One run with its bodies. Another one in the answer than the one asked for is refused. */
export function getExecutionResult(connectorId: string, id: string): Operation<ExecutionResult> {
  return {
    method: "GET",
    path: ["data_connectors", connectorId, "execution_results", id],
    minimumVersion: "2.16",
    decode: (json) => {
      const result = decodeResult(json, "");
      decode(v.literal(id), result.id, "id");
      return result;
    },
  };
}

function decodeResult(json: unknown, path: string): ExecutionResult {
  const raw = record(json, path);
  const fields = decode(schema, raw, path);
  return {
    id: fields.id,
    connectorId: fields.data_connector_id,
    success: fields.success,
    httpStatus: fields.http_status,
    httpMethod: fields.http_method,
    errorType: fields.error_type,
    errorMessage: fields.error_message,
    executionTime: fields.execution_time_ms,
    sourceType: fields.source_type,
    sourceId: fields.source_id,
    conversationId: fields.conversation_id,
    createdAt: fields.created_at,
    requestUrl: fields.request_url,
    requestBody: fields.request_body,
    responseBody: fields.response_body,
    rawResponseBody: fields.raw_response_body,
    raw,
  };
}
