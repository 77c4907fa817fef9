import { asText, plainText, writtenAt } from "../../machine/values/texts.ts";
import type { Span } from "../../../httpRequest.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { sign } from "../../clients/urls.ts";
import {
  joined,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicAuth } from "../../clients/basicAuth.ts";
import { hasDefaults, headersFrom } from "./faradayHeaders.ts";
import { copyOf } from "../hashHeaders.ts";
import { encodeBy, registerMiddleware, useMiddleware } from "./faradayMiddleware.ts";
import { pathOf, sendVerb, sendWith } from "./faradaySending.ts";
import { watchClient } from "./idleClients.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { anyVerb, blockOf, callBlock, joining, openIfAdded, positional } from "../rubyCall.ts";
import { urlText } from "../uri.ts";

const withBody = new Set(["post", "put", "patch"]);
const withoutBody = new Set(["get", "head", "delete", "options", "trace"]);
/** Functions of Faraday: `Faraday.new`, `Faraday.get(…)`. */
export function callFaraday(method: string, call: Call, run: Run): Value | undefined {
  if (/^(?:|new|Connection|Connection\.new)$/.test(method)) return newConnection(call, run);
  if (method.startsWith("Adapter.Test")) run.facts.set("mocked", true);
  if (method.startsWith("default_connection")) run.facts.set(hasDefaults, true);
  if (method.endsWith("register_middleware")) return registerMiddleware(call, run);
  const isVerb = withBody.has(method) || withoutBody.has(method);
  if (!isVerb) return undefined;
  const state = connectionState(run);
  put(state, "isBare", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
  encodeBy("url_encoded", state, run);
  return sendVerb(method, state, call, run);
}

function connectionState(run: Run): Thing {
  const state = joining(run.thing([]), run);
  const at = { start: 0, end: 0 };
  for (const name of ["headers", "last"]) {
    put(state, name, run.thing([], { foldsCase: true }), at, run);
  }
  put(state, "params", run.thing([]), at, run);
  if (run.facts.has(hasDefaults)) run.open(state, 0);
  return state;
}

function newConnection(call: Call, run: Run): Value {
  const state = connectionState(run);
  const native: Native = { kind: "native", path: "faraday", state };
  const args = positional(call);
  for (const { value, span } of args) {
    const url = urlText(value);
    if (url.kind === "text") put(state, "url", url, span, run);
    else if (value.kind === "thing") takeOptions(value, state, run);
    else if (isGiven(value)) put(state, "url", unknown, span, run);
  }
  const block = blockOf(call);
  const isBlockUnknown = block === undefined && call.args.length > args.length;
  if (isBlockUnknown || args.some(({ isMany }) => isMany)) run.open(state);
  if (block === undefined) encodeBy("url_encoded", state, run);
  else put(state, "block", block, call.at, run);
  watchClient("faraday", state, call, run, { headers: headersBeforeMiddleware });
  callBlock(call, [native], run);
  return native;
}

/** A connection's headers, unless middleware of the file may change them. */
function headersBeforeMiddleware(connection: Thing): Value | undefined {
  return keptValue(connection, "middleware") === undefined
    ? keptValue(connection, "headers")
    : undefined;
}

function takeOptions(options: Thing, state: Thing, run: Run): void {
  put(state, "options", options, { start: 0, end: 0 }, run);
  if (options.shape.value.isOpen) run.open(state);
  for (const { name, value, valueSpan } of options.shape.value.entries) {
    if (name.text === "url") put(state, "url", urlText(value), valueSpan, run);
    else if (name.text === "headers")
      put(state, "headers", headersFrom(value, run), valueSpan, run);
    else if (name.text === "params") put(state, "params", value, valueSpan, run);
    else if (name.text === "builder") run.open(state);
  }
}

/** Calls on a connection, in its block or later. */
export function callConnection(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  const args = positional(call);
  const [first, second, third] = args;
  const headers = keptThing(state, "headers");
  if (state === undefined || headers === undefined) return unknown;
  // Without a path, `options` returns the settings.
  const isVerb = method === "options" ? first !== undefined : withoutBody.has(method);
  if (isVerb || withBody.has(method)) return sendVerb(method, state, call, run);
  const authorize = (into: Thing, value: Value, span: Span): void => {
    const name = writtenAt("Authorization", { start: span.start, end: span.start });
    run.put(into, { name, value, valueSpan: span, span, isSure: true });
  };
  // Authorization middleware adds its header last, if it is missing.
  const last = keptThing(state, "last") ?? headers;
  switch (method) {
    case "headers":
    case "params":
      return { kind: "native", path: `faraday.${method}`, state };
    case "request": {
      const kind = plainText(first?.value);
      if (kind === "authorization" && second !== undefined) {
        authorize(last, schemed(second, third, run), second.span);
      } else if (kind === "basic_auth" || kind === "token_auth" || kind === "oauth2") {
        authorize(last, byShortcut(kind, call.at, run), call.at);
      } else useMiddleware(state, call, run);
      break;
    }
    case "authorization":
      if (first !== undefined) authorize(headers, schemed(first, second, run), first.span);
      break;
    case "basic_auth":
    case "token_auth":
      authorize(headers, byShortcut(method, call.at, run), call.at);
      break;
    case "use":
      useMiddleware(state, call, run);
      break;
    case anyVerb:
      // The second argument is a body or a query.
      sendWith({ verb: anyVerb, url: first, headers: third }, state, call, run);
      return answer;
    case "run_request": {
      const verb = plainText(first?.value)?.toLowerCase() ?? anyVerb;
      if (second === undefined) break;
      sendWith({ verb, url: second, body: third, headers: args[3] }, state, call, run);
      return answer;
    }
    case "adapter":
      if (plainText(first?.value) === "test") run.facts.set("mocked", true);
      break;
    case "response":
    case "options":
    case "ssl":
    case "proxy":
    case "tap":
      if (method === "tap") callBlock(call, [self ?? unknown], run);
      break;
    case "dup":
      return { kind: "native", path: "faraday", state: copiedState(state, run) };
    case "close":
    case "in_parallel":
      break;
    default:
      run.open(state, 0);
  }
  return self ?? unknown;
}

/** A connection with a copy of the headers. */
function copiedState(state: Thing, run: Run): Thing {
  const { entries, isOpen } = state.shape.value;
  const made = joining(run.thing(entries, { isOpen }), run);
  const headers = keptThing(state, "headers");
  if (headers !== undefined) put(made, "headers", copyOf(headers, run), { start: 0, end: 0 }, run);
  return made;
}

/** The value of `Authorization`: the scheme and the token. */
function schemed(scheme: Arg, token: Arg | undefined, run: Run): Value {
  const at = (arg: Arg) => ({ kind: "other", parts: [], ...arg.span }) as const;
  if (token === undefined || scheme.value.kind !== "text") return unknown;
  const text = asText(scheme.value, at(scheme), run);
  if (text.written.text.toLowerCase() === "basic") return basicAuth(scheme.span, run);
  return joined([text, sign(" ", token.span), asText(token.value, at(token), run)]);
}

/** The header of Faraday's shortcuts, which were removed in 2.0. */
function byShortcut(
  name: "basic_auth" | "token_auth" | "oauth2",
  { start, end }: Span,
  run: Run,
): Value {
  const place = { kind: "other", parts: [], start, end } as const;
  switch (name) {
    case "basic_auth":
      return basicAuth(place, run);
    case "token_auth":
      return joined([sign('Token token="', place), asText(unknown, place, run)]);
    case "oauth2":
      return unknown;
  }
}

/** Calls on a request, in its block. */
export function callFaradayRequest(method: string, call: Call, run: Run): Value {
  const { state } = call;
  const [first, second] = positional(call);
  if (state === undefined) return unknown;
  switch (method) {
    case "headers":
    case "params":
      return { kind: "native", path: `faraday.${method}`, state };
    case "url":
    case "path":
      if (first !== undefined) put(state, "url", pathOf(first.value), first.span, run);
      if (second !== undefined) put(state, "params", second.value, second.span, run);
      return unknown;
    default:
      openIfAdded(method, call, run);
      return { kind: "native", path: "faradayRequest.options" };
  }
}
