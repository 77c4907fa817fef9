import type { IntercomErrorFacts } from "../../../src/intercom/errors.ts";
import type { Fault } from "./fault.ts";
import { errorList, html, plain } from "./hostile.ts";
import { canary } from "./withClient.ts";

const hostile = `\u001b[2J\u202egnp.exe ${canary} Authorization: Bearer ${canary} \u009b31m`;
const tame = "\\u001b[2J\\u202egnp.exe [redacted] Authorization: [redacted] \\u009b31m";
const status = (code: number, kind: IntercomErrorFacts["kind"], retried?: true): Fault => ({
  answer: errorList(code, "some_code", "Some words"),
  facts: { kind, status: code, code: "some_code", said: "Some words", requestId: "req-1" },
  ...(retried && { retried }),
});

/** Intercom's own refusals, in all the bodies that were seen. */
export const refusals: Readonly<Record<string, Fault>> = {
  "400": status(400, "invalidRequest"),
  "401": status(401, "unauthorized"),
  "402": status(402, "forbidden"),
  "403": status(403, "forbidden"),
  "404": status(404, "notFound"),
  "406": status(406, "notAcceptable"),
  "408": status(408, "timeout", true),
  "409": status(409, "conflict"),
  "410": status(410, "notFound"),
  "415": status(415, "invalidRequest"),
  "422": status(422, "invalidRequest"),
  "429": status(429, "rateLimited", true),
  "500": status(500, "server", true),
  "503": status(503, "server", true),
  "504": status(504, "server", true),
  "502 as HTML": {
    answer: html(502, "<html><h1>502 Bad Gateway</h1></html>"),
    facts: { kind: "server", status: 502, unexpected: { what: "html" } },
    retried: true,
  },
  "429 with Retry-After": {
    answer: errorList(429, "rate_limit_exceeded", "Exceeded", { "Retry-After": "3" }),
    facts: { kind: "rateLimited", retryAfter: 3_000 },
    retried: true,
  },
  "429 with X-RateLimit-Reset": {
    answer: (response) =>
      errorList(429, "rate_limit_exceeded", "Exceeded", {
        "X-RateLimit-Limit": "1667",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": String(Math.ceil(Date.now() / 1_000) + 15),
      })(response),
    facts: { kind: "rateLimited" },
    retried: true,
  },
  "429 for longer than anybody waits": {
    answer: errorList(429, "rate_limit_exceeded", "Exceeded", { "Retry-After": "3600" }),
    facts: { kind: "rateLimited", retryAfter: 3_600_000 },
  },
  "429 with an X-RateLimit-Reset that has passed": {
    answer: errorList(429, "rate_limit_exceeded", "Exceeded", {
      "X-RateLimit-Reset": "1700000007",
    }),
    facts: { kind: "rateLimited", retryAfter: undefined },
    retried: true,
  },
  "500 with the X-RateLimit-Reset of every answer": {
    answer: errorList(500, "server_error", "Sorry", { "X-RateLimit-Reset": "4000000007" }),
    facts: { kind: "server", retryAfter: undefined },
    retried: true,
  },
  "503 with Retry-After": {
    answer: errorList(503, "service_unavailable", "Later", { "Retry-After": "2" }),
    facts: { kind: "server", retryAfter: 2_000 },
    retried: true,
  },
  intercom_version_invalid: {
    answer: errorList(400, "intercom_version_invalid", "Requested resource is not available"),
    facts: { kind: "versionUnsupported", said: "Requested resource is not available" },
  },
  "errors as an object": {
    answer: plain(422, '{"errors":{"external_id":["is reserved"]}}'),
    facts: { kind: "invalidRequest", code: "external_id", said: "is reserved" },
  },
  "a refused field": {
    answer: plain(
      422,
      '{"type":"error.list","errors":[{"code":"parameter_invalid","message":"No","field":"url"}]}',
    ),
    facts: { kind: "invalidRequest", code: "parameter_invalid", said: "No", field: "url" },
  },
  "a resource in use": {
    answer: errorList(409, "data_connector_in_use", "Data connector is in use"),
    facts: { kind: "conflict", code: "data_connector_in_use", field: undefined },
  },
  "a status and an error": {
    answer: plain(400, '{"status":400,"error":"There was a problem in the JSON"}'),
    facts: { kind: "invalidRequest", code: undefined, said: "There was a problem in the JSON" },
  },
  "a message alone": {
    answer: plain(500, '{"message":"Out of order"}'),
    facts: { kind: "server", code: undefined, said: "Out of order" },
    retried: true,
  },
  "a type in the place of the code": {
    answer: plain(404, '{"type":"error.list","errors":[{"type":"not_found","message":null}]}'),
    facts: { kind: "notFound", code: "not_found", said: undefined },
  },
  "a status of its own making": {
    answer: plain(799, "{}"),
    facts: { kind: "server", status: 799 },
    retried: true,
  },
  "a refusal full of traps": {
    answer: errorList(403, hostile, hostile, { "X-Request-Id": `\u009b31m ${canary}` }),
    facts: { kind: "forbidden", code: tame, said: tame, requestId: "\\u009b31m [redacted]" },
  },
  "a refusal that is one long token": {
    answer: errorList(403, "forbidden", `${"dG9rOmFiYw==".repeat(60)} ${canary.repeat(90)}`),
    facts: { kind: "forbidden" },
  },
};
