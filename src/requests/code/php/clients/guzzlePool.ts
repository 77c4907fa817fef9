import { invoke } from "../../machine/calls/invoke.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { unknown, type Value } from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { sendByGuzzle } from "./guzzle.ts";
import { answer } from "../../clients/state.ts";
import { argument } from "../phpCall.ts";
import { messageIn } from "./psr18.ts";
import { markUsed } from "../unused.ts";

/** `new Pool($client, $requests, $config)`, `Pool::batch(…)`: sends each request. */
export function callPool(method: string, call: Call, run: Run): Value | undefined {
  if (method !== "" && method !== "batch") return undefined;
  const [client, requests, config] = [
    argument(call, 0, "client"),
    argument(call, 1, "requests"),
    argument(call, 2, "config", "options"),
  ];
  if (client?.value.kind !== "native" || client.value.path !== "guzzle") return unknown;
  const { state } = client.value;
  if (state !== undefined) markUsed(state, run);
  const options = optionValue(config?.value, "options");
  const given = options && { value: options, span: config?.span ?? call.at };
  if (!isArray(requests?.value)) return answer;
  const sending = { ...call, state };
  for (const { value, span } of requests.value.shape.value.entries) {
    if (value.kind === "function") {
      run.taken.add(value);
      invoke(value, [{ value: unknown, span }], run);
    }
    const made = messageIn(value);
    if (made !== undefined) sendByGuzzle(made, given, sending, run);
  }
  return answer;
}
