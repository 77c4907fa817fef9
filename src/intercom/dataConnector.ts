/**
 * A Data Connector as the list shows it (OpenAPI 2.16, data_connector): without URL and headers. Whatever an
 * answer does not tell is undefined; words that Intercom may add to (states, methods) are kept as they come.
 */
export interface DataConnectorSummary {
  readonly id: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** `draft` or `live`; from 2.17 on also `paused` and `previously_live`. */
  readonly state: string | undefined;
  /** Lower case, as Intercom writes it: `get`, `post`, `put`, `delete`, `patch`. */
  readonly httpMethod: string | undefined;
  /** Whether Fin uses it directly, not only through workflows. */
  readonly directFinUsage: boolean | undefined;
  readonly createdByAdminId: string | undefined;
  readonly updatedByAdminId: string | undefined;
  /** ISO 8601, unlike the times of instances. */
  readonly createdAt: string | undefined;
  /** ISO 8601; changes with every edit. */
  readonly updatedAt: string | undefined;
  /** The whole object as it came, for documents and copies. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** One configuration of a Data Connector, draft or live (OpenAPI 2.16, data_connector_detail). */
export interface DataConnector extends DataConnectorSummary {
  /** With variables like `{{external_id}}`; undefined where it has none yet. */
  readonly url: string | undefined;
  /** The template of the request's body. */
  readonly body: string | undefined;
  /** undefined where the answer has no list of headers: then it is not known which there are. */
  readonly headers: readonly MaskedHeader[] | undefined;
  /** Some of `users`, `leads`, `visitors`. */
  readonly audiences: readonly string[] | undefined;
  /** `server_side` or `client_side`. */
  readonly executionType: string | undefined;
  /** `test_response_type` or `mock_response_type`. */
  readonly configurationResponseType: string | undefined;
  /** `full_access`, `redacted_access` or `code_block_transformation`. */
  readonly dataTransformationType: string | undefined;
  readonly clientFunctionName: string | undefined;
  /** Milliseconds. */
  readonly clientFunctionTimeout: number | undefined;
  readonly dataInputs: readonly DataInput[] | undefined;
  readonly responseFields: readonly ResponseField[] | undefined;
  /** As they come: nothing here reads into them. */
  readonly objectMappings: readonly unknown[] | undefined;
  /** Authentication tokens of the workspace that are sent along; their headers are not among `headers`. */
  readonly tokenIds: readonly string[] | undefined;
  /** Whether the customer has to prove who they are (one-time password) before it runs. */
  readonly customerAuthentication: boolean | undefined;
  readonly bypassAuthentication: boolean | undefined;
  readonly validateMissingAttributes: boolean | undefined;
}

/**
 * A header of a connector that exists. Intercom shows the values of all of them as `****`, which is no value:
 * there is none here, so that it cannot be sent back as one (`HeaderToSend` needs a real one).
 */
export interface MaskedHeader {
  readonly name: string;
}

/** What a connector asks for before it runs; `{{name}}` stands for it in URL, headers and body. */
export interface DataInput {
  readonly name: string;
  /** `string`, `integer`, `decimal` or `boolean`. */
  readonly type: string | undefined;
  readonly description: string | undefined;
  readonly required: boolean | undefined;
  readonly defaultValue: string | undefined;
}

/** A field that Intercom takes from the connector's answer. */
export interface ResponseField {
  /** Dotted: `custom_attributes.Title`. */
  readonly path: string;
  /** `unknown`, `string`, `integer`, `decimal`, `datetime` or `boolean`. */
  readonly type: string | undefined;
  readonly exampleValue: unknown;
  readonly redacted: boolean | undefined;
}
