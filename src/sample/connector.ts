/** What a Data Connector asks for before it runs, with Intercom's names (OpenAPI 2.16, data_inputs). */
export interface DataInput {
  readonly name: string;
  readonly type: "string" | "integer" | "decimal" | "boolean";
  readonly description: string;
  readonly required: boolean;
  readonly default_value: string;
}

/** A header with its real value, which no answer of the API shows. */
export interface ConnectorHeader {
  readonly name: string;
  readonly value: string;
}

/** A field that a Data Connector takes from its answer. */
export interface ResponseField {
  /** Dotted. */
  readonly path: string;
  readonly type: "unknown" | "string" | "integer" | "decimal" | "datetime" | "boolean";
  readonly example_value: unknown;
  readonly redacted: boolean;
}

/** What can be edited of a Data Connector, in the key order of the OpenAPI examples. */
export interface ConnectorConfiguration {
  readonly name: string;
  readonly description: string | null;
  readonly url: string | null;
  /** undefined for none: the schema does not allow null. */
  readonly body: string | undefined;
  readonly headers: readonly ConnectorHeader[];
  readonly http_method: ConnectorMethod;
  readonly direct_fin_usage: boolean;
  readonly audiences: readonly ("leads" | "users" | "visitors")[];
  readonly execution_type: "server_side";
  readonly configuration_response_type: "test_response_type" | "mock_response_type";
  readonly data_transformation_type: "full_access" | "redacted_access";
  readonly client_function_name: null;
  readonly client_function_timeout_ms: number;
  readonly data_inputs: readonly DataInput[];
  readonly response_fields: readonly ResponseField[];
  readonly object_mappings: readonly object[];
  readonly token_ids: readonly string[];
  readonly customer_authentication: boolean;
  readonly bypass_authentication: boolean;
  readonly validate_missing_attributes: boolean;
}

export type ConnectorMethod = "get" | "post" | "put" | "delete" | "patch";

/** A Data Connector with its two configurations. All times are Unix seconds. */
export interface Connector {
  /** Decimal digits. */
  readonly id: string;
  readonly state: "draft" | "live";
  readonly draft: ConnectorConfiguration;
  /** What was live since when, oldest first; no configuration since it was taken out of service. */
  readonly published: readonly Publication[];
  /** Whether a workflow or Fin uses it. */
  readonly inUse: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** undefined where nothing runs it. */
  readonly schedule: RunSchedule | undefined;
}

export interface Publication {
  readonly since: number;
  readonly configuration: ConnectorConfiguration | undefined;
}

/**
 * When a Data Connector runs. Runs are computed from the clock when asked for: they lie on a grid of periods,
 * each somewhat late, so that every hour has one where period and lateness are an hour together.
 */
export interface RunSchedule {
  /** Seconds. */
  readonly period: number;
  /** The most that a run is late, in seconds. */
  readonly lateness: number;
  /** How long before the server's start it ran for the last time, in seconds; it still runs where undefined. */
  readonly quietFor?: number;
  /** What went wrong in a run beside the request itself, by the number of the run on the grid. */
  readonly incidentAt?: (run: number) => Incident | undefined;
}

/** A failure that has nothing to do with the request. */
export interface Incident {
  readonly error_type: string;
  /** `{url}` stands for the address that was called, with its query. */
  readonly error_message: string;
  /** null where there was no answer. */
  readonly http_status: number | null;
  readonly source_type?: string;
  /** The answer's body: a text of its own, that of the request as it succeeds, or none. */
  readonly answered: { readonly text: string } | "as usual" | "nothing";
}

/** The configuration that runs, undefined for a connector that is not in service. */
export function liveOf({ published }: Connector): ConnectorConfiguration | undefined {
  return published.at(-1)?.configuration;
}
