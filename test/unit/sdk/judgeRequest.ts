import { Ajv } from "ajv";
import type { Operation } from "../../../src/intercom/operation.ts";
import { nameOf } from "../../../src/intercom/operationName.ts";
import { at, properties } from "../sample/exchange.ts";
import { closed, templateOf } from "./judge.ts";

/**
 * What is wrong with a request by an OpenAPI description; empty where nothing is. Parameters and properties
 * that the description does not name are wrong.
 */
export function judgeRequest(
  description: Readonly<Record<string, unknown>>,
  operation: Operation<unknown>,
): readonly string[] {
  const { method, path, query = {} } = operation;
  const template = templateOf(description, `/${path.join("/")}`);
  const described = at(description, "paths", template, method.toLowerCase());
  if (described === undefined) return [`${nameOf(operation)} is not described`];
  const body: unknown = operation.bodyWith?.("a-token") ?? operation.body;
  return [
    ...complaints(description, querySchema(described), { ...query }),
    ...(body === undefined ? [] : complaints(description, bodySchema(described), body)),
  ];
}

function querySchema(described: unknown): object {
  const parameters = at(described, "parameters");
  const inQuery = Array.isArray(parameters)
    ? parameters.filter((parameter) => at(parameter, "in") === "query")
    : [];
  const named = inQuery.map((parameter) => [String(at(parameter, "name")), parameter] as const);
  return {
    type: "object",
    additionalProperties: false,
    required: named
      .filter(([, parameter]) => at(parameter, "required") === true)
      .map(([name]) => name),
    properties: Object.fromEntries(
      named.map(([name, parameter]) => [name, at(parameter, "schema")] as const),
    ),
  };
}

function bodySchema(described: unknown): object {
  return properties(at(described, "requestBody", "content", "application/json", "schema"));
}

function complaints(
  description: Readonly<Record<string, unknown>>,
  schema: object,
  value: unknown,
): string[] {
  // A query is made of strings, which stand for the numbers that are described.
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true });
  const validate = ajv.compile({
    ...schema,
    components: closed(at(description, "components")),
  });
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}
