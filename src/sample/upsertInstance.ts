import { parameterInvalid, type Answer } from "./answer.ts";
import type { ApiVersion } from "./apiVersion.ts";
import type { Assumptions } from "./assumptions.ts";
import type { AttributeValue } from "./instance.ts";
import type { InstanceContent, InstanceStore } from "./instanceStore.ts";

/** What an upsert needs to know beyond its store. */
export interface UpsertRequest {
  /** The decoded JSON of the body, of any shape. */
  readonly body: unknown;
  readonly version: ApiVersion;
  readonly assumptions: Assumptions;
  readonly nowSeconds: number;
}

/**
 * `POST /custom_object_instances/{type}` (createCustomObjectInstances): 200 whether it creates or updates,
 * and without an external_id it creates every time (2.17).
 */
export function upsertInstance(store: InstanceStore, request: UpsertRequest): Answer {
  const { body, version, assumptions, nowSeconds } = request;
  if (!isObject(body)) return parameterInvalid("The body must be a JSON object");

  const externalId = body["external_id"] ?? null;
  if (externalId !== null && typeof externalId !== "string") {
    return parameterInvalid("external_id must be a string");
  }
  if (externalId === "reference_not_found" && version.order >= 217) {
    return parameterInvalid("external_id must not be reference_not_found");
  }

  const given = attributes(body["custom_attributes"] ?? {});
  if (given === undefined) {
    return parameterInvalid(
      "custom_attributes must be an object of strings, numbers, booleans, lists or null",
    );
  }

  const existing = externalId === null ? undefined : store.byExternalId(externalId);
  const kept =
    assumptions.attributesNotMentioned === "kept" ? (existing?.custom_attributes ?? {}) : {};
  const content: InstanceContent = {
    custom_attributes: { ...kept, ...given },
    external_id: externalId,
    external_created_at: time(body, "external_created_at", existing?.external_created_at),
    external_updated_at: time(body, "external_updated_at", existing?.external_updated_at),
  };
  return {
    status: 200,
    body:
      existing === undefined
        ? store.create(content, nowSeconds)
        : store.update(existing, content, nowSeconds),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function attributes(value: unknown): Record<string, AttributeValue> | undefined {
  if (!isObject(value)) return undefined;
  const entries: [string, AttributeValue][] = [];
  for (const [name, attribute] of Object.entries(value)) {
    if (!isAttributeValue(attribute)) return undefined;
    entries.push([name, attribute]);
  }
  // fromEntries defines properties, where an assignment to `__proto__` would not.
  return Object.fromEntries(entries);
}

function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === "string" || typeof item === "number");
  }
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** Unix seconds; what cannot be read as a time becomes null instead of an error (2.17), a date string is read. */
function time(
  body: Readonly<Record<string, unknown>>,
  name: string,
  existing: number | null | undefined,
): number | null {
  const value = body[name];
  if (value === undefined) return existing ?? null;
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== "string") return null;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1_000);
}
