import type { ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";
import type { Outcome } from "./intercomApi.ts";

/** The build of the server that answers, 40 hexadecimal digits; not the API version, which has its own header. */
const build = "5a3b1e9c0d7f42868e1c94b07d2f6a53e8c10b94";

/** Writes an answer with the headers that all answers have. */
export function sendOutcome(
  response: ServerResponse,
  { answer, headers }: Outcome,
  requestId: string,
  assumptions: Pick<Assumptions, "requestIdOn406">,
): void {
  const anonymous = answer.status === 406 && assumptions.requestIdOn406 === "none";
  const text = JSON.stringify(bodyOf(answer, requestId));
  response.writeHead(answer.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "max-age=0, private, must-revalidate",
    vary: "Accept,Accept-Encoding",
    "x-intercom-version": build,
    ...(anonymous ? {} : { "x-request-id": requestId }),
    ...headers,
  });
  response.end(text);
}

/** The JSON of an answer; an error travels with the id of its request. */
export function bodyOf(answer: Answer, requestId: string): object {
  if ("body" in answer) return answer.body;
  return { type: "error.list", request_id: requestId, errors: [answer.error] };
}
