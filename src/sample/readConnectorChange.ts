import * as v from "valibot";
import { errorAnswer, parameterInvalid, type Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";
import type { Connector, ConnectorConfiguration, ConnectorHeader } from "./connector.ts";

const nonEmpty = v.pipe(v.string(), v.regex(/\S/));

const object = v.custom<object>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/** A body may nest as deep as it is long, which neither this program nor JSON.stringify could follow. */
const deepest = 100;

const mockResponse = v.pipe(
  object,
  v.check((value) => !isDeeper(value, deepest)),
);

const schema = v.object({
  name: v.exactOptional(nonEmpty),
  description: v.exactOptional(v.nullable(v.string())),
  state: v.exactOptional(v.picklist(["draft", "live"])),
  http_method: v.exactOptional(v.picklist(["get", "post", "put", "delete", "patch"])),
  url: v.exactOptional(v.nullable(v.string())),
  body: v.exactOptional(v.string()),
  direct_fin_usage: v.exactOptional(v.boolean()),
  audiences: v.exactOptional(v.array(v.picklist(["leads", "users", "visitors"]))),
  headers: v.exactOptional(v.array(v.object({ name: nonEmpty, value: v.string() }))),
  data_inputs: v.exactOptional(
    v.array(
      v.object({
        name: nonEmpty,
        type: v.optional(v.picklist(["string", "integer", "decimal", "boolean"]), "string"),
        description: nonEmpty,
        required: v.optional(v.boolean(), false),
        default_value: v.optional(v.string(), ""),
      }),
    ),
  ),
  customer_authentication: v.exactOptional(v.boolean()),
  bypass_authentication: v.exactOptional(v.boolean()),
  validate_missing_attributes: v.exactOptional(v.boolean()),
  mock_response: v.exactOptional(mockResponse),
  token_ids: v.exactOptional(v.array(v.string())),
});

/** What a body asks for; undefined where it does not. */
export interface ConnectorChange {
  /** The fields that are set as they are given. */
  readonly set: Partial<ConnectorConfiguration>;
  readonly headers: readonly ConnectorHeader[] | undefined;
  readonly mockResponse: object | undefined;
  readonly state: Connector["state"] | undefined;
}

/** The fields of a body that can be set, each checked, or the 422 of the first that cannot. */
export function readConnectorChange(
  body: unknown,
  assumptions: Pick<Assumptions, "refusedField">,
): ConnectorChange | { readonly refusal: Answer } {
  const result = v.safeParse(v.pipe(object, schema), body, { abortEarly: true });
  if (result.success) {
    const { headers, mock_response: mockResponse, state, ...set } = result.output;
    return { set, headers, mockResponse, state };
  }
  const [issue] = result.issues;
  const [field, , part] = issue.path?.map(({ key }) => String(key)) ?? [];
  if (field === undefined) return { refusal: parameterInvalid("The body must be a JSON object") };
  return { refusal: field === "name" ? nameMissing() : refused(field, part, assumptions) };
}

/** The 422 of a field whose value is none. */
export function refused(
  field: string,
  part: string | undefined,
  { refusedField }: Pick<Assumptions, "refusedField">,
): Answer {
  const message = documented[field] ?? `${words(field)}${part ? ` ${part}` : ""} is invalid`;
  const error = { code: "parameter_invalid", message };
  return { status: 422, error: refusedField === "named" ? { ...error, field } : error };
}

/** The 422 of a connector without a name (documented). */
export function nameMissing(): Answer {
  return errorAnswer(422, "parameter_not_found", "Name is required");
}

/** The texts of the OpenAPI examples; the others are made alike. */
const documented: Readonly<Record<string, string>> = {
  audiences: "Invalid audiences. Must be a subset of: leads, users, visitors",
  http_method: "Http Method isn't an option",
  state: "Invalid state. Must be one of: draft, live",
};

function words(field: string): string {
  const spaced = field.replaceAll("_", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
