import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { at, properties } from "../sample/exchange.ts";

/** An answer to judge, with the request that it answers. */
export interface Answered {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly json: unknown;
}

/** What is wrong with an answer by an OpenAPI description; empty where nothing is. */
export type Judge = (answered: Answered) => readonly string[];

/**
 * Judges answers by the response that the description documents for their operation and status, and by its
 * `error` schema where it documents none. Stricter than the description, in which nothing is required and
 * everything may be added: an answer has what the documented example has, and no unknown property.
 */
export function judgeBy(description: Readonly<Record<string, unknown>>): Judge {
  // Not strict: descriptions have keywords (`example`, `x-tags`) of which no schema knows.
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(properties(closed(description)), "openapi");

  return ({ method, path, status, json }) => {
    const operation = ["paths", templateOf(description, path), method.toLowerCase()];
    if (at(description, ...operation) === undefined) return [`${method} ${path} is not described`];
    const content = contentOf(description, [...operation, "responses", String(status)]);
    const schema =
      content === undefined ? ["components", "schemas", "error"] : [...content, "schema"];
    const validate = compiled(ajv, `openapi#/${schema.map(pointer).join("/")}`);
    if (validate === undefined) return [`${schema.join(" / ")} is no schema`];
    validate(json);
    const examples = Object.values(properties(at(description, ...(content ?? []), "examples")))
      .map((example) => at(example, "value"))
      .filter((example) => isList(example) === isList(json));
    return [
      ...(validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`),
      ...missing(examples[0], json, ""),
    ];
  };
}

function compiled(ajv: Ajv, key: string): ValidateFunction | undefined {
  try {
    return ajv.getSchema(key);
  } catch {
    // A keyword is used as JSON Schema does not know it; descriptions have such places.
    return undefined;
  }
}

/** OpenAPI 3.0 keeps a response, or a reference to one, at a status. */
function contentOf(description: unknown, response: readonly string[]): string[] | undefined {
  const reference = at(description, ...response, "$ref");
  const path = typeof reference === "string" ? reference.split("/").slice(1) : response;
  const content = [...path, "content", "application/json"];
  return at(description, ...content) === undefined ? undefined : content;
}

/** `/custom_object_instances/{type}/{id}` for `/custom_object_instances/Order/22`. */
export function templateOf(description: unknown, path: string): string {
  const segments = path.split("/");
  const fits = (template: string): boolean => {
    const parts = template.split("/");
    return (
      parts.length === segments.length &&
      parts.every((part, index) => part.startsWith("{") || part === segments[index])
    );
  };
  return Object.keys(properties(at(description, "paths"))).find(fits) ?? path;
}

/** Refuses properties that a schema does not name, unless it says itself what others may be. */
export function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, closed(inner)] as const);
  return {
    ...(typeof at(value, "properties") === "object" ? { additionalProperties: false } : {}),
    ...Object.fromEntries(entries),
  };
}

/** What an example has and an answer lacks; attributes are everybody's own. */
function missing(example: unknown, answer: unknown, path: string): string[] {
  if (Array.isArray(example) && Array.isArray(answer)) {
    return answer.flatMap((item, index) => missing(example[0], item, `${path}/${index}`));
  }
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(properties(example)).flatMap(([key, inner]) => {
    if (!Object.hasOwn(answer, key)) return [`${path}/${key} is missing`];
    return key === "custom_attributes" ? [] : missing(inner, at(answer, key), `${path}/${key}`);
  });
}

function isList(value: unknown): boolean {
  return at(value, "type") === "list";
}

function pointer(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
