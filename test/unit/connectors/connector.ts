import type { DataConnector } from "../../../src/intercom/dataConnector.ts";
import { getDataConnector } from "../../../src/intercom/dataConnectors.ts";

/** A connector that reads an instance, as Intercom shows it, with some of its fields otherwise. */
export function connector(fields: Readonly<Record<string, unknown>> = {}): DataConnector {
  const raw = {
    type: "data_connector",
    id: "12345",
    name: "Get order",
    state: "live",
    url: "https://api.intercom.io/custom_object_instances/Order?external_id={{external_id}}",
    headers: masked("Accept", "Authorization", "Intercom-Version"),
    http_method: "get",
    data_inputs: [
      {
        name: "external_id",
        type: "string",
        description: "The external_id of the order",
        required: true,
        default_value: "",
      },
    ],
    response_fields: [],
    object_mappings: [{ any: "thing" }],
    token_ids: [],
    updated_at: "2026-01-20T14:22:15Z",
    ...fields,
  };
  return getDataConnector(raw.id, "draft").decode(raw);
}

/** Headers as Intercom shows them. */
export function masked(...names: readonly string[]): { name: string; value: string }[] {
  return names.map((name) => ({ name, value: "****" }));
}
