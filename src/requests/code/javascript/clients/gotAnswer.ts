import type { HttpRequest } from "../../../httpRequest.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { unknown, type Native, type Thing, type Value } from "../../machine/values/values.ts";

/** For each response: the range of the run's requests that it belongs to. */
const sentBy = new WeakMap<Thing, { readonly from: number; readonly to: number }>();

/** The result of got or ky for the requests sent since index `from`. */
export function keptAnswer(from: number, run: Run, path = "gotAnswer"): Native {
  const state = run.thing([]);
  sentBy.set(state, { from, to: run.requests.length });
  return { kind: "native", path, state };
}

/** Changes the requests that a response belongs to. */
export function changeSent(
  state: Thing | undefined,
  change: (request: HttpRequest) => HttpRequest,
  run: Run,
): void {
  const sent = state && sentBy.get(state);
  for (let index = sent?.from ?? 0; index < (sent?.to ?? 0); index++) {
    const request = run.requests[index];
    if (request !== undefined) run.requests[index] = change(request);
  }
}

/** `.json()` on the result makes got and ky ask for JSON. */
export function callGotAnswer(method: string, { state }: Call, run: Run): Value {
  if (method === "json") changeSent(state, askingForJson, run);
  return unknown;
}

function askingForJson(request: HttpRequest): HttpRequest {
  const { headers, span } = request;
  if (headers.some(({ name }) => name.toLowerCase() === "accept")) return request;
  const value = { kind: "known", text: "application/json", span, runs: [] } as const;
  const accept = { name: "Accept", nameSpan: span, value, implied: true, span } as const;
  return { ...request, headers: [...headers, accept] };
}
