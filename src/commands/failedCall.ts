import { l10n } from "vscode";
import { hostOfRegion } from "../intercom/endpoint.ts";
import type { IntercomErrorFacts } from "../intercom/errors.ts";
import type { Connection } from "../model/connection.ts";
import type { Material } from "./explain.ts";

/** A refused call of the extension itself, as a text to be explained: what it sends, and what came back. */
export function failedCall(
  { operation, status, code, said, requestId }: IntercomErrorFacts,
  region: Connection["region"] | undefined,
): Material {
  const host = hostOfRegion(region === undefined || region === "sample" ? "us" : region);
  const [method = "GET", path = "/"] = operation.split(" ");
  const body = {
    type: "error.list",
    ...(requestId === undefined ? {} : { request_id: requestId }),
    errors: [{ code: code ?? "media_type_not_acceptable", message: said ?? String(status ?? "") }],
  };
  return {
    text: [
      `${method} https://${host}${path}`,
      "Authorization: Bearer {{token}}",
      "Intercom-Version: {{version}}",
      "Accept: application/json",
      "",
      JSON.stringify(body),
    ].join("\n"),
    languageId: "http",
    origin: l10n.t(
      "a failed request from this extension, which sends Accept: application/json; something on the way may have changed it",
    ),
  };
}
