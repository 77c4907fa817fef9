import { copyState } from "../clients/building.ts";
import { headersNow, put, putChanges } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { watchState } from "../clients/idleState.ts";
import { optionValue } from "../clients/sending.ts";
import { textIn } from "../clients/urls.ts";
import { unknown, type Native, type Value } from "../machine/values.ts";
import { setHeaders } from "./headers.ts";
import { setByInterceptors } from "./interceptors.ts";
import { newClient } from "./senders.ts";
import { sendThrough } from "./wrapped.ts";

/** `new RestTemplateBuilder(customizer)`. */
export function newTemplateBuilder(call: Call, run: Run): Native {
  const made = newClient("spring.builder", call, run);
  if (made.state !== undefined && call.args.length > 0) putChanges(made.state, run);
  return made;
}

/** `RestTemplateBuilder`, which is immutable: each method returns a new one. */
export function callTemplateBuilder(method: string, call: Call, run: Run): Value {
  const { state: before, args } = call;
  const [first] = args;
  if (before === undefined) return unknown;
  const headers = optionValue(before, "headers");
  const state = copyState(before, run, headers?.kind === "thing" ? headers : undefined);
  if (method === "build" || method === "configure") {
    watchState({ client: "restTemplate", call, state }, run);
    return { kind: "native", path: "spring.rest", state };
  }
  if (method === "rootUri" && first !== undefined) {
    put(state, "base", textIn(first.value) ?? unknown, first.span, run);
  } else if (method === "uriTemplateHandler" && first !== undefined) {
    put(state, "base", textIn(first.value) ?? unknown, first.span, run);
  } else if (/^(?:(?:additionalI|i)nterceptors|(?:additionalR|r)equestCustomizers)$/.test(method)) {
    for (const each of args) setByInterceptors("spring", state, each, call, run);
  } else if (/^(?:(?:additionalC|c)ustomizers)$/.test(method)) {
    putChanges(state, run);
  } else if (method === "requestFactory") {
    sendThrough(state, first?.value, run);
  } else if (/^(?:additionalM|m)essageConverters$/.test(method)) {
    put(state, "converters", unknown, call.at, run);
  } else {
    const set = method === "basicAuthentication" ? "setBasicAuth" : method;
    setHeaders(headersNow(state), set, call, run);
  }
  return { kind: "native", path: "spring.builder", state };
}
