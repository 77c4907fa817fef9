import { parseJson } from "./json.ts";
import { quoted } from "./quoted.ts";

/** What Intercom's error bodies say, whichever of their four shapes they have. */
export interface ErrorBody {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly field?: string | undefined;
  readonly requestId?: string | undefined;
}

/** error.list, `errors` as an object, `{status, error}`, `{message}`: all four were seen. */
export function readErrorBody(body: string, secrets: readonly string[]): ErrorBody {
  const json = jsonObject(body);
  if (json === undefined) return {};
  const first = firstError(json["errors"]) ?? {};
  return {
    code: quoted(first["code"] ?? first["type"], secrets),
    message: quoted(first["message"] ?? json["message"] ?? json["error"], secrets),
    field: quoted(first["field"], secrets),
    requestId: quoted(json["request_id"], secrets),
  };
}

function firstError(errors: unknown): Readonly<Record<string, unknown>> | undefined {
  if (Array.isArray(errors)) return asObject(errors[0]);
  const map = asObject(errors);
  if (map === undefined) return undefined;
  const [name, value] = Object.entries(map)[0] ?? [];
  return { code: name, message: Array.isArray(value) ? value[0] : value };
}

function jsonObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(parseJson(body));
  } catch {
    // Not JSON: the status alone says what happened.
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}
