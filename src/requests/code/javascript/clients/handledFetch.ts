import { put } from "../../clients/making.ts";
import { mayReplace } from "../../clients/mayReplace.ts";
import { either } from "../../machine/values/either.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import type { Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { entryOf, unknown, type Native, type Value } from "../../machine/values/values.ts";
import { callFetch, markRequest, memberOfRequest, newRequest } from "./fetch.ts";

const answer: Native = { kind: "native", path: "answer" };

/** A `fetch` that SvelteKit passes to `load`: its requests are sent as `handleFetch` passes them on. */
export function callHandledFetch(call: Call, run: Run): Value {
  const { args, state, at } = call;
  const span = { start: at.start, end: at.end };
  if (state === undefined) {
    const made = run.thing([]);
    put(made, "handler", args[0]?.value ?? unknown, span, run);
    return { kind: "native", path: "handledFetch", state: made };
  }
  const handler = entryOf(state, "handler")?.value;
  if (handler?.kind !== "function" || run.isWrapped(handler)) return unknown;
  const onward = run.thing([]);
  const event = run.thing([], { isOpen: true });
  put(event, "request", newRequest(call, run), span, run);
  put(event, "fetch", { kind: "native", path: "fetchOnward", state: onward }, span, run);
  invoke(handler, [{ value: event, span }], run);
  const passed = entryOf(onward, "request")?.value;
  const sent = passed === undefined ? undefined : oneOf(passed, run);
  if (sent !== undefined)
    callFetch("fetch", { ...call, state: undefined, args: [{ value: sent, span }] }, run);
  return answer;
}

/** The `fetch` that `handleFetch` gets. */
export function passOn(call: Call, run: Run): Value {
  const { state, args, at } = call;
  const [first, init] = args;
  if (state === undefined || first === undefined) return unknown;
  const isRequest = first.value.kind === "native" && first.value.path === "request";
  const request = isRequest && init === undefined ? first.value : newRequest(call, run);
  const before = entryOf(state, "request")?.value;
  const value = before === undefined ? request : either(before, request);
  put(state, "request", value, { start: at.start, end: at.end }, run);
  return answer;
}

/** The request that is sent; where it may be one of several, what these do not share is not sure. */
function oneOf(passed: Value, run: Run): Native | undefined {
  const ways = passed.kind === "unknown" ? (passed.of ?? []) : [passed];
  const requests = ways
    .filter((way) => way.kind === "native")
    .filter(({ path }) => path === "request");
  for (const { state } of requests) markRequest(state, "sent", run);
  const [first, ...others] = requests;
  if (first === undefined || requests.length < ways.length) return undefined;
  const [headers, ...more] = [first, ...others].map((each) =>
    memberOfRequest(each, "headers", run),
  );
  for (const each of more)
    if (
      headers?.kind === "native" &&
      headers.state !== undefined &&
      each?.kind === "native" &&
      each.state !== undefined
    )
      mayReplace(headers.state, each.state, run);
  return first;
}
