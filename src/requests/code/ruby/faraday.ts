import { asText, nameIn, plainText, writtenAt } from "../texts.ts";
import { spread } from "../objects.ts";
import type { Span } from "../../httpRequest.ts";
import type { Arg, Call, Run } from "../run.ts";
import { sign } from "../urls.ts";
import { joined, unknown, type Entry, type Native, type Thing, type Value } from "../values.ts";
import { headersFrom, pathOf, sendVerb, sendWith } from "./faradaySending.ts";
import { hashHeaders, headerEntry } from "./hashHeaders.ts";
import { answer, blockOf, callBlock, isGiven, keep, keptThing, positional } from "./rubyCall.ts";
import { urlText } from "./uri.ts";

const withBody = new Set(["post", "put", "patch"]);
const withoutBody = new Set(["get", "head", "delete", "options", "trace"]);
/** Middleware that adds no headers but those that are known here. */
const knownMiddleware = new Set([
  ...["json", "url_encoded", "multipart", "retry", "instrumentation", "gzip", "curl"],
]);

/** `Faraday.new` and the short calls of Faraday. */
export function callFaraday(method: string, call: Call, run: Run): Value | undefined {
  if (method === "" || method === "new") return newConnection(call, run);
  if (method.startsWith("Adapter.Test")) run.facts.set("mocked", true);
  const isVerb = withBody.has(method) || withoutBody.has(method);
  return isVerb ? sendVerb(method, connectionState(run), call, run) : undefined;
}

function connectionState(run: Run): Thing {
  const state = run.thing([]);
  const at = { start: 0, end: 0 };
  keep(state, "headers", run.thing([], { foldsCase: true }), at, run);
  keep(state, "params", run.thing([]), at, run);
  return state;
}

function newConnection(call: Call, run: Run): Value {
  const state = connectionState(run);
  const native: Native = { kind: "native", path: "faraday", state };
  const args = positional(call);
  for (const { value, span } of args) {
    const url = urlText(value);
    if (url.kind === "text") keep(state, "url", url, span, run);
    else if (value.kind === "thing") takeOptions(value, state, run);
    else if (isGiven(value)) keep(state, "url", unknown, span, run);
  }
  if (args.some(({ isMany }) => isMany)) run.open(state);
  const block = blockOf(call);
  if (block === undefined) keep(state, "forms", { kind: "constant", value: true }, call.at, run);
  else keep(state, "block", block, call.at, run);
  callBlock(call, [native], run);
  return native;
}

function takeOptions(options: Thing, state: Thing, run: Run): void {
  if (options.shape.value.isOpen) run.open(state);
  for (const { name, value, valueSpan } of options.shape.value.entries) {
    if (name.text === "url") keep(state, "url", urlText(value), valueSpan, run);
    else if (name.text === "headers")
      keep(state, "headers", headersFrom(value, run), valueSpan, run);
    else if (name.text === "params") keep(state, "params", value, valueSpan, run);
    else if (name.text === "builder") run.open(state);
  }
}

/** `conn.headers["Accept"] = …` and the settings of a connection or of one request. */
export function assignToFaraday(
  { path, state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (state === undefined) return true;
  const isIndex = entry.name.runs[0]?.quote !== "none";
  if (path === "faraday.headers" || (path === "faradayRequest" && isIndex)) {
    const headers = keptThing(state, "headers");
    if (headers !== undefined) run.put(headers, headerEntry(entry, "dashed"));
  } else if (path === "faraday.params") {
    const params = keptThing(state, "params");
    if (params !== undefined) run.put(params, entry);
  } else if (name === "headers") {
    keep(state, "headers", headersFrom(entry.value, run), entry.valueSpan, run);
  } else if (name === "url_prefix" || name === "url") {
    keep(state, "url", urlText(entry.value), entry.valueSpan, run);
  } else if (name === "body" || name === "params") {
    keep(state, name, entry.value, entry.valueSpan, run);
  } else if (name === "path") {
    keep(state, "url", entry.value, entry.valueSpan, run);
  }
  return true;
}

/** What is called on the headers of a connection or of a request, or on their parameters. */
export function callFaradayPart(part: string, method: string, call: Call, run: Run): Value {
  const target = keptThing(call.state, part);
  const [first] = positional(call);
  if (target === undefined) return unknown;
  switch (method) {
    case "merge": {
      const made = run.thing([], { foldsCase: true });
      spread(made, target, run);
      spread(made, first === undefined ? unknown : hashHeaders(first.value, "dashed", run), run);
      return made;
    }
    case "merge!":
    case "update":
    case "replace": {
      if (first === undefined) break;
      if (method === "replace")
        for (const { name } of target.shape.value.entries) run.take(target, name.text);
      const more = part === "headers" ? hashHeaders(first.value, "dashed", run) : first.value;
      spread(target, more, run);
      break;
    }
    case "delete": {
      const name = first && nameIn(first.value)?.text;
      if (name === undefined) run.open(target, 0);
      else run.take(target, name);
      break;
    }
    case "[]":
    case "to_h":
    case "key?":
    case "inspect":
      return unknown;
    default:
      if (positional(call).length > 0) run.open(target, 0);
  }
  return call.self ?? unknown;
}

/** Calls on a connection, in the block that makes it or later. */
export function callConnection(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  const args = positional(call);
  const [first, second, third] = args;
  const headers = keptThing(state, "headers");
  if (state === undefined || headers === undefined) return unknown;
  if (withBody.has(method) || withoutBody.has(method)) return sendVerb(method, state, call, run);
  const authorize = (value: Value, span: Span): void => {
    const name = writtenAt("Authorization", { start: span.start, end: span.start });
    run.put(headers, { name, value, valueSpan: span, span, isSure: true });
  };
  switch (method) {
    case "headers":
    case "params":
      return { kind: "native", path: `faraday.${method}`, state };
    case "request": {
      const kind = plainText(first?.value);
      if (kind === "json") keep(state, "json", { kind: "constant", value: true }, call.at, run);
      else if (kind === "authorization" && second !== undefined) {
        authorize(schemed(second, third, run), second.span);
      } else if (kind === "basic_auth" || kind === "token_auth" || kind === "oauth2") {
        authorize(unknown, call.at);
      } else if (kind !== undefined && knownMiddleware.has(kind)) {
        keep(state, "forms", { kind: "constant", value: true }, call.at, run);
      } else run.open(state);
      break;
    }
    case "authorization":
      if (first !== undefined) authorize(schemed(first, second, run), first.span);
      break;
    case "basic_auth":
    case "token_auth":
      authorize(unknown, call.at);
      break;
    case "use":
      if (!isOwnMiddleware(call, run)) run.open(state);
      break;
    case "run_request": {
      const verb = plainText(first?.value)?.toLowerCase();
      if (verb === undefined || second === undefined) break;
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
    case "builder":
      if (method === "tap") callBlock(call, [self ?? unknown], run);
      break;
    case "dup":
      run.open(state);
      break;
  }
  return self ?? unknown;
}

/** Faraday's own middleware reads answers, or is told of in another way. */
function isOwnMiddleware(call: Call, run: Run): boolean {
  const [first] = positional(call);
  const shown = first === undefined ? "" : run.source(first.span);
  return /^(?:Faraday::(?:Response|FollowRedirects|Retry|HttpCache)\b|:instrumentation)/.test(
    shown,
  );
}

/** "Bearer" and the token behind it. */
function schemed(scheme: Arg, token: Arg | undefined, run: Run): Value {
  const at = (arg: Arg) => ({ kind: "other", parts: [], ...arg.span }) as const;
  if (token === undefined || scheme.value.kind !== "text") return unknown;
  const text = asText(scheme.value, at(scheme), run);
  const shown = text.written.text.toLowerCase() === "basic" ? unknown : undefined;
  return shown ?? joined([text, sign(" ", token.span), asText(token.value, at(token), run)]);
}

/** Calls on a request in the block that it is given. */
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
      if (first !== undefined) keep(state, "url", pathOf(first.value), first.span, run);
      if (second !== undefined) keep(state, "params", second.value, second.span, run);
      return unknown;
    default:
      return { kind: "native", path: "faradayRequest.options" };
  }
}
