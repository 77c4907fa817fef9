import type { ResponseField } from "./connector.ts";

/** The response fields that Intercom makes of an example of the answer; their form is documented by one example. */
export function responseFields(response: object): readonly ResponseField[] {
  return fieldsOf(response, []);
}

function fieldsOf(value: unknown, path: readonly string[]): ResponseField[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, [...path, name]));
  }
  return [{ path: path.join("."), type: typeOf(value), example_value: value, redacted: false }];
}

function typeOf(value: unknown): ResponseField["type"] {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "decimal";
  // null and lists: what else Intercom may call them is not documented.
  if (typeof value !== "string") return "unknown";
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? "datetime" : "string";
}
