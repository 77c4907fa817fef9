import type { ResponseField } from "./connector.ts";

/**
 * What Intercom makes of an answer: the response fields that were not taken out, each at its place. That the
 * rest is left out is inferred from the names ("raw (unmapped) response body", OpenAPI 2.16).
 */
export function mappedBody(raw: string, fields: readonly ResponseField[]): string {
  if (fields.length === 0) return raw;
  const json: unknown = JSON.parse(raw);
  const kept = fields.filter(({ redacted }) => !redacted).map(({ path }) => path.split("."));
  return JSON.stringify(picked(json, kept) ?? {});
}

function picked(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (typeof value !== "object" || value === null) return undefined;
  const names = new Set(paths.flatMap(([name]) => (name === undefined ? [] : [name])));
  const entries = Object.entries(value)
    .filter(([name]) => names.has(name))
    .map(([name, inner]) => {
      const below = paths.filter(([first]) => first === name).map((path) => path.slice(1));
      return [name, picked(inner, below)] as const;
    });
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
