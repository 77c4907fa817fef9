import * as v from "valibot";
import type { DataConnector, DataConnectorSummary } from "./dataConnector.ts";
import { decode, flag, identifier, quantity, record, text } from "./decode.ts";

const adminId = v.fallback(v.optional(identifier), undefined);

const summarySchema = v.object({
  id: identifier,
  name: text,
  description: text,
  state: text,
  http_method: text,
  direct_fin_usage: flag,
  created_by_admin_id: adminId,
  updated_by_admin_id: adminId,
  created_at: text,
  updated_at: text,
});

/** A list of which every item can be read, else undefined: half a list would pass for the whole one. */
function listOf<const Item extends v.GenericSchema>(item: Item) {
  return v.fallback(v.optional(v.array(item)), undefined);
}

const dataInput = v.object({
  name: v.string(),
  type: text,
  description: text,
  required: flag,
  default_value: text,
});

const responseField = v.object({
  path: v.string(),
  type: text,
  example_value: v.unknown(),
  redacted: flag,
});

const detailSchema = v.object({
  url: text,
  body: text,
  headers: listOf(v.object({ name: v.string() })),
  audiences: listOf(v.string()),
  execution_type: text,
  configuration_response_type: text,
  data_transformation_type: text,
  client_function_name: text,
  client_function_timeout_ms: quantity,
  data_inputs: listOf(dataInput),
  response_fields: listOf(responseField),
  object_mappings: listOf(v.unknown()),
  token_ids: listOf(identifier),
  customer_authentication: flag,
  bypass_authentication: flag,
  validate_missing_attributes: flag,
});

/** Reads one row of the list; throws `DecodeError`. */
export function decodeSummary(json: unknown, path: string): DataConnectorSummary {
  const raw = record(json, path);
  const fields = decode(summarySchema, raw, path);
  return {
    id: fields.id,
    name: fields.name,
    description: fields.description,
    state: fields.state,
    httpMethod: fields.http_method,
    directFinUsage: fields.direct_fin_usage,
    createdByAdminId: fields.created_by_admin_id,
    updatedByAdminId: fields.updated_by_admin_id,
    createdAt: fields.created_at,
    updatedAt: fields.updated_at,
    raw,
  };
}

/** Reads a configuration with all its fields; throws `DecodeError`. */
export function decodeDataConnector(json: unknown): DataConnector {
  const summary = decodeSummary(json, "");
  const fields = decode(detailSchema, summary.raw);
  return {
    ...summary,
    url: fields.url,
    body: fields.body,
    headers: fields.headers,
    audiences: fields.audiences,
    executionType: fields.execution_type,
    configurationResponseType: fields.configuration_response_type,
    dataTransformationType: fields.data_transformation_type,
    clientFunctionName: fields.client_function_name,
    clientFunctionTimeout: fields.client_function_timeout_ms,
    dataInputs: fields.data_inputs?.map((input) => ({
      name: input.name,
      type: input.type,
      description: input.description,
      required: input.required,
      defaultValue: input.default_value,
    })),
    responseFields: fields.response_fields?.map((field) => ({
      path: field.path,
      type: field.type,
      exampleValue: field.example_value,
      redacted: field.redacted,
    })),
    objectMappings: fields.object_mappings,
    tokenIds: fields.token_ids,
    customerAuthentication: fields.customer_authentication,
    bypassAuthentication: fields.bypass_authentication,
    validateMissingAttributes: fields.validate_missing_attributes,
  };
}
