import { isLosslessNumber } from "lossless-json";
import * as v from "valibot";
import { visible } from "./visible.ts";

/** Says where a value left the expected shape: `path` is dotted, `data[3].id`; empty for the whole body. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  readonly path: string;
  readonly expected: string;

  constructor(path: string, expected: string) {
    super(`${path || "the body"} should be ${expected}`);
    this.path = path;
    // It may quote an id, which Intercom chose.
    this.expected = visible(expected);
  }
}

export function shapeError(path: string, expected: string): DecodeError {
  return new DecodeError(path, expected);
}

/** Checks `value` against a schema; throws `DecodeError` whose path starts with the one given. */
export function decode<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  path = "",
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const inner = v.getDotPath(issue) ?? "";
  throw shapeError([path, inner].filter(Boolean).join("."), expectedBy(issue));
}

/** valibot words two cases for its authors: a key that is missing, and a check of our own. */
function expectedBy(issue: v.BaseIssue<unknown>): string {
  if (issue.type === "custom") return issue.message;
  if (issue.type === "object" && issue.received === "undefined") return "present";
  return issue.expected ?? "something else";
}

/** A JSON object, whatever it holds; arrays and null are refused. */
export function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  return decode(v.custom<Readonly<Record<string, unknown>>>(isObject, "an object"), value, path);
}

function isObject(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
  );
}

/** An identifier: documented as a string, seen as a number in examples; kept as text. */
export const identifier = v.pipe(
  v.custom<unknown>(
    (value) =>
      (typeof value === "string" && value !== "") ||
      typeof value === "number" ||
      isLosslessNumber(value),
    "a string or a number",
  ),
  v.transform(String),
);

/** Unix seconds. Documented as nullable; whatever is not a number counts as unknown. */
export const seconds = v.fallback(v.optional(v.number()), undefined);

/** A string. Fields that nothing depends on are read leniently: whatever is none counts as unknown. */
export const text = v.fallback(v.optional(v.string()), undefined);

/** A boolean; whatever is none counts as unknown. */
export const flag = v.fallback(v.optional(v.boolean()), undefined);

/** A number; whatever is none counts as unknown. */
export const quantity = v.fallback(v.optional(v.number()), undefined);
