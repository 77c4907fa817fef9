import type { Assumptions } from "./assumptions.ts";
import type { ConnectorConfiguration, ConnectorHeader } from "./connector.ts";
import type { ConnectorChange } from "./readConnectorChange.ts";
import { responseFields } from "./responseFields.ts";

/** What a connector is before anything is set; the fields of the example that has a name alone are not published. */
export const blankConfiguration: ConnectorConfiguration = {
  name: "",
  description: null,
  url: null,
  body: undefined,
  headers: [],
  http_method: "get",
  direct_fin_usage: false,
  audiences: [],
  execution_type: "server_side",
  configuration_response_type: "test_response_type",
  data_transformation_type: "full_access",
  client_function_name: null,
  client_function_timeout_ms: 30_000,
  data_inputs: [],
  response_fields: [],
  object_mappings: [],
  token_ids: [],
  customer_authentication: false,
  bypass_authentication: false,
  validate_missing_attributes: false,
};

/** A configuration with the fields of a change; the state is none of them. */
export function editedConfiguration(
  configuration: ConnectorConfiguration,
  { set, headers, mockResponse }: ConnectorChange,
  assumptions: Pick<Assumptions, "patchedHeaders">,
): ConnectorConfiguration {
  return {
    ...configuration,
    ...set,
    ...(headers === undefined
      ? {}
      : {
          headers:
            assumptions.patchedHeaders === "merged"
              ? merged(configuration.headers, headers)
              : headers,
        }),
    ...(mockResponse === undefined
      ? {}
      : {
          configuration_response_type: "mock_response_type",
          response_fields: responseFields(mockResponse),
        }),
  };
}

function merged(
  present: readonly ConnectorHeader[],
  given: readonly ConnectorHeader[],
): readonly ConnectorHeader[] {
  const names = new Set(given.map(({ name }) => name.toLowerCase()));
  return [...present.filter(({ name }) => !names.has(name.toLowerCase())), ...given];
}
