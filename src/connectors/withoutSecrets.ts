import type { DataConnector } from "../intercom/dataConnector.ts";
import { decodeDataConnector } from "../intercom/decodeDataConnector.ts";
import { formatJson, parseJson } from "../intercom/json.ts";
import { redact } from "../intercom/redact.ts";
import { saysNothing } from "../intercom/saysNothing.ts";
import { namesSecret } from "../intercom/secrets.ts";
import { withoutCredentials } from "../intercom/withoutCredentials.ts";

/** In the place of what may be somebody's data, or of which nothing is known: that something is there. */
const leftOut = "[left out]";
const mask = "[redacted]";

/** How a field is shown. */
type Show = (value: unknown) => unknown;

/** A configuration as it may leave the program: without credentials, values of headers and what may be customers' data. */
export function withoutSecrets(connector: DataConnector): DataConnector {
  return decodeDataConnector(shown(connector.raw, fields));
}

/** What is not among the fields that are known is left out: what Intercom adds one day may be anything. */
function shown(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlyMap<string, Show>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, (known.get(name) ?? ifThere)(part)]),
  );
}

const ifThere: Show = (value) =>
  value === null || value === undefined || value === "" ? value : leftOut;
const never: Show = () => null;
const plain: Show = (value) =>
  typeof value === "object" && value !== null ? tidy(value) : text(value);
const text: Show = (value) => (typeof value === "string" ? redact(value) : value);
const url: Show = (value) =>
  typeof value === "string" ? redact(withoutCredentials(value)) : ifThere(value);
const body: Show = (value) => (typeof value === "string" ? bodyText(value) : ifThere(value));

function rows(known: ReadonlyMap<string, Show>): Show {
  return (value) =>
    Array.isArray(value)
      ? value.map((row: unknown) => (isRecord(row) ? shown(row, known) : ifThere(row)))
      : ifThere(value);
}

const fields: ReadonlyMap<string, Show> = new Map([
  ...["type", "id", "state", "created_at", "updated_at", "execution_results_url"].map(entry),
  ...["created_by_admin_id", "updated_by_admin_id", "name", "description"].map(entry),
  ...["http_method", "direct_fin_usage", "audiences", "execution_type", "token_ids"].map(entry),
  ...["configuration_response_type", "data_transformation_type", "object_mappings"].map(entry),
  ...["client_function_name", "client_function_timeout_ms", "customer_authentication"].map(entry),
  ...["bypass_authentication", "validate_missing_attributes"].map(entry),
  ["url", url],
  ["body", body],
  ["headers", rows(new Map([entry("name"), ["value", () => "****"]]))],
  ["data_inputs", rows(new Map(["name", "type", "description", "required"].map(entry)))],
  [
    "response_fields",
    rows(new Map([...["path", "type", "redacted"].map(entry), ["example_value", never]])),
  ],
]);

function entry(name: string): [string, Show] {
  return [name, plain];
}

/** The template of a body keeps its form where nothing in it has to go. */
function bodyText(template: string): string {
  try {
    const json = parseJson(template);
    const clean = tidy(json);
    return formatJson(clean) === formatJson(json) ? template : formatJson(clean);
  } catch {
    // A template with a variable outside of quotes is no JSON, and a form never was.
    const isForm = /^[\w.%[\]-]+=/.test(template);
    return redact(isForm ? withoutCredentials(`?${template}`).slice(1) : template);
  }
}

/** JSON whose secrets are masked: those that a name tells of, and those that a text holds. */
function tidy(value: unknown, isSecret = false): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => tidy(part, isSecret));
  if (isRecord(value)) {
    const isRow = [value["name"], value["key"]].some(
      (name) => typeof name === "string" && namesSecret(name),
    );
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        tidy(part, isSecret || namesSecretOf(name, part) || (isRow && name === "value")),
      ]),
    );
  }
  if (typeof value === "boolean" || value === null || value === undefined) return value;
  if (!isSecret) return text(value);
  return typeof value === "string" && (value === "" || saysNothing(value)) ? value : mask;
}

function namesSecretOf(name: string, value: unknown): boolean {
  return namesSecret(name) || (Array.isArray(value) && namesSecret(name.replace(/s$/, "")));
}

/** An object of JSON; numbers of many digits are objects of a class. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
