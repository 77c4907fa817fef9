import { isPublicHeader } from "./secrets.ts";

/** The methods that a Data Connector can use (OpenAPI 2.16). */
export type ConnectorMethod = "get" | "post" | "put" | "delete" | "patch";

/** What a change of a Data Connector sets: what is not given stays as it is (OpenAPI 2.16, updateDataConnector). */
export interface DataConnectorChange {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly httpMethod?: ConnectorMethod | undefined;
  /** With variables like `{{external_id}}`. */
  readonly url?: string | undefined;
  /** The template of the request's body. */
  readonly body?: string | undefined;
  readonly directFinUsage?: boolean | undefined;
  readonly audiences?: readonly ("users" | "leads" | "visitors")[] | undefined;
  /** All of them: whether Intercom merges or replaces is not documented. */
  readonly headers?: readonly HeaderToSend[] | undefined;
  /** All of them: these replace what is there (documented). */
  readonly dataInputs?: readonly DataInputToSend[] | undefined;
  readonly customerAuthentication?: boolean | undefined;
  readonly bypassAuthentication?: boolean | undefined;
  readonly validateMissingAttributes?: boolean | undefined;
  /** An answer to expect: Intercom makes the response fields of it and stops asking the real URL for them. */
  readonly mockResponse?: Readonly<Record<string, unknown>> | undefined;
  /** All of them; none removes every token (documented). */
  readonly tokenIds?: readonly string[] | undefined;
}

/** A Data Connector to be created: a name is all that Intercom needs. */
export interface DataConnectorDraft extends DataConnectorChange {
  readonly name: string;
}

/** A header with its real value, which Intercom never shows again. */
export type HeaderToSend =
  /** May hold variables like `{{locale}}`. */
  | { readonly name: string; readonly value: string }
  /** `Bearer` and the token of the connection that sends this: whoever asks for it need not know it. */
  | { readonly name: string; readonly ownToken: true };

/** An input as Intercom wants it: without a description it is refused (OpenAPI 2.16). */
export interface DataInputToSend {
  readonly name: string;
  /** `string`, `integer`, `decimal` or `boolean`; what came is sent back as it came. */
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
  /** Empty by default. */
  readonly defaultValue?: string | undefined;
}

/**
 * Whether a value holds a mask instead of a secret: Intercom's `****`, or what this program writes for one. To
 * send it would replace the secret by the mask.
 */
export function isMasked(value: string): boolean {
  return value.includes("****") || value.includes("[redacted");
}

/** The values of headers that may be credentials, whole and without their scheme: for `Operation.secrets`. */
export function secretsOf({ headers = [] }: DataConnectorChange): readonly string[] {
  return (
    headers
      .filter(({ name }) => !isPublicHeader(name))
      .flatMap((header) => ("value" in header ? [header.value] : []))
      .flatMap((value) => [value, value.replace(/^\s*[\w-]+\s+/, "")])
      .map((value) => value.trim())
      // Shorter ones are flags and numbers, which also stand in innocent words.
      .filter((value) => value.length >= 8)
  );
}

/**
 * The JSON of a request that creates or updates, with Intercom's names; what is undefined is left out.
 * `token` is what stands for the sender's own: the token itself, or what is shown of it.
 */
export function bodyOf(
  change: DataConnectorChange,
  token: string,
): Readonly<Record<string, unknown>> {
  const fields = {
    name: change.name,
    description: change.description,
    http_method: change.httpMethod,
    url: change.url,
    body: change.body,
    direct_fin_usage: change.directFinUsage,
    audiences: change.audiences,
    headers: change.headers?.map((header) => ({
      name: header.name,
      value: "value" in header ? header.value : `Bearer ${token}`,
    })),
    data_inputs: change.dataInputs?.map(({ defaultValue, ...input }) => ({
      name: input.name,
      type: input.type,
      description: input.description,
      required: input.required,
      ...(defaultValue === undefined ? {} : { default_value: defaultValue }),
    })),
    customer_authentication: change.customerAuthentication,
    bypass_authentication: change.bypassAuthentication,
    validate_missing_attributes: change.validateMissingAttributes,
    mock_response: change.mockResponse,
    token_ids: change.tokenIds,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
