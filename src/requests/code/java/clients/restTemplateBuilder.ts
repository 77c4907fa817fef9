import { copyState } from "../../clients/building.ts";
import { headersNow, put, putChanges } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";
import { setHeaders } from "./headers.ts";
import { replaceInterceptors, setByInterceptors } from "./interceptors.ts";
import { itemsIn } from "../lists.ts";
import { newClient } from "./senders.ts";
import { sendThrough } from "../wrapped.ts";

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
  } else if (method === "interceptors" && first !== undefined) {
    // One collection, or one interceptor after the other.
    const items = itemsIn(first.value) ?? args.map(({ value }) => value);
    const isComplete = args.every(({ isMany }) => isMany !== true);
    const all: Arg = { ...first, value: { kind: "list", items, isComplete } };
    replaceInterceptors("spring", state, all, call, run);
  } else if (/^(?:additionalInterceptors|(?:additionalR|r)equestCustomizers)$/.test(method)) {
    if (method !== "additionalInterceptors") put(state, "initialized", unknown, call.at, run);
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
