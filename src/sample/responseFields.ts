import type { ResponseField } from "./connector.ts";

/** Deeper than that a mock response is not looked into: a body may nest as deep as it is long. */
const deepest = 10;

/** The response fields that Intercom makes of an example of the answer; their form is documented by one example. */
export function responseFields(response: object): readonly ResponseField[] {
  return fieldsOf(response, [], deepest);
}

function fieldsOf(value: unknown, path: readonly string[], depth: number): ResponseField[] {
  if (depth > 0 && typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      fieldsOf(inner, [...path, name], depth - 1),
    );
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
