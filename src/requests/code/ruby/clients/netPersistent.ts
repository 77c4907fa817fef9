import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { unknown, type Value } from "../../machine/values/values.ts";
import { sendNetRequest } from "./netSending.ts";
import { answer } from "../../clients/state.ts";
import { positional } from "../rubyCall.ts";
import { urlText } from "../uri.ts";

/** `Net::HTTP::Persistent.new`: a connection for any address, which may have headers. */
export function newPersistent(run: Run): Value {
  return { kind: "native", path: "netPersistent", state: run.thing([]) };
}

/** `http.request(uri, request)`. */
export function callPersistent(method: string, call: Call, run: Run): Value {
  const { state } = call;
  if (method !== "request") {
    // `headers`, `override_headers`.
    if (state !== undefined && /headers/.test(method)) run.open(state, 0);
    return unknown;
  }
  const [url, request] = positional(call);
  const isOpen = state?.shape.value.isOpen === true;
  const to = urlText(url?.value);
  if (request !== undefined) sendNetRequest(request.value, undefined, () => to, { isOpen }, run);
  return answer;
}
