import { basicHeaders } from "../../clients/basicAuth.ts";
import type { Span } from "../../../httpRequest.ts";
import { saidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { copyOf, hashHeaders } from "../hashHeaders.ts";
import { slotAfter, slotInHash, slotInOptions } from "./headerSlots.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import {
  anyVerb,
  callBlock,
  isOpenOptions,
  isOpenState,
  joining,
  openIfAdded,
  positional,
} from "../rubyCall.ts";
import { urlText, withScheme } from "../uri.ts";
import { withQuery, wrongInOptions } from "./wrongPlaces.ts";

const verbs = new Set([anyVerb, "get", "post", "put", "patch", "delete", "head", "options"]);
const changesRequests = "Typhoeus.before";

/** `Typhoeus.get(url, headers: …)`, `Typhoeus::Request.new(url, …)`, `Typhoeus::Hydra.new`. */
export function callTyphoeus(method: string, call: Call, run: Run): Value | undefined {
  if (method === "stub") run.facts.set("mocked", true);
  // The hook may change each request.
  if (method === "before") run.facts.set(changesRequests, true);
  if (method.startsWith("Hydra")) return { kind: "native", path: "typhoeusHydra" };
  const [url, options] = positional(call);
  if (url === undefined || url.isMany === true) return undefined;
  const verb = method.replace(/^Request\./, "");
  const { callee, start, end } = call.at;
  const made = { start, end };
  if (verbs.has(verb)) {
    const text = { text: verb.toUpperCase(), span: undefined };
    const method = callee.kind === "member" ? { ...text, span: callee.nameSpan } : text;
    sendNow(newRequest(url, options, made, run), method, run);
    return answer;
  }
  if (method !== "Request" || !call.at.isNew) return undefined;
  return { kind: "native", path: "typhoeusRequest", state: newRequest(url, options, made, run) };
}

function newRequest(url: Arg, options: Arg | undefined, made: Span, run: Run): Thing {
  const state = joining(run.thing([], { isOpen: isOpenOptions(options) }), run);
  const given = optionValue(options?.value, "headers");
  const headers = given && hashHeaders(given, "plain", run);
  const own = headers?.kind === "thing" ? headers : run.thing([], { foldsCase: true });
  if (isGiven(headers) && headers.kind !== "thing") run.open(own, 0);
  put(state, "made", unknown, made, run);
  put(state, "url", withScheme(urlText(url.value)), url.span, run);
  put(state, "headers", own, made, run);
  if (options !== undefined) put(state, "options", options.value, options.span, run);
  return state;
}

/** Calls on a request or its parts. */
export function callTyphoeusRequest(method: string, call: Call, run: Run): Value | undefined {
  if (call.state === undefined) return unknown;
  if (method === "run") {
    sendTyphoeus(call.state, run);
    return answer;
  }
  if (/^on_(?:complete|success|failure|headers|body|progress)$/.test(method)) {
    callBlock(call, [answer], run);
    return unknown;
  }
  if (method === "options")
    return { kind: "native", path: "typhoeusRequest.options", state: call.state };
  openIfAdded(method, call, run);
  return undefined;
}

/** `request.options[:headers]`. */
export function itemOfTyphoeus({ path, state }: Native, { value }: Arg): Value {
  const name = plainText(value);
  if (path !== "typhoeusRequest.options" || name === undefined) return unknown;
  return name === "headers" ? (keptValue(state, "headers") ?? unknown) : unknown;
}

/** `hydra.queue(request)`. */
export function callHydra(method: string, call: Call, run: Run): Value | undefined {
  if (!/^(?:queue|queue_front|add)$/.test(method)) return unknown;
  const value = positional(call)[0]?.value;
  if (value?.kind !== "native" || value.path !== "typhoeusRequest") return undefined;
  if (value.state !== undefined) sendTyphoeus(value.state, run);
  return unknown;
}

function sendTyphoeus(state: Thing, run: Run): void {
  const found = option(keptValue(state, "options"), "method");
  const text =
    found === undefined ? "get" : found === "unknown" ? undefined : plainText(found.value);
  const span = found === undefined || found === "unknown" ? undefined : found.valueSpan;
  sendNow(state, { text: text?.toUpperCase() ?? "$METHOD", span }, run);
}

function sendNow(
  state: Thing,
  method: { readonly text: string; readonly span: Span | undefined },
  run: Run,
): void {
  const [made, url] = ["made", "url"].map((name) => entryOf(state, name));
  const headers = keptThing(state, "headers");
  if (made === undefined || url === undefined || headers === undefined) return;
  const options = entryOf(state, "options");
  const own = options?.value;
  const found = option(own, "body");
  const body = found === "unknown" || !isGiven(found?.value) ? undefined : found;
  const sent = copyOf(headers, run);
  const isGivenHeaders = option(own, "headers") !== undefined;
  const login = option(own, "userpwd");
  const isBasic = login !== undefined && login !== "unknown" && login.value.kind === "text";
  const basic =
    isBasic && option(own, "httpauth") === undefined
      ? [basicHeaders(login.valueSpan, run)]
      : undefined;
  sendRequest(
    {
      ...{ form: run.form, client: "typhoeus", nothing: "removes", method },
      ...{ span: made.valueSpan, urlSpan: url.valueSpan, body: body?.valueSpan },
      url: withQuery(url.value, optionValue(own, "params"), url.valueSpan, run),
      sources: [headers, optionValue(own, "headers")].flatMap((each) => each ?? []),
      // An explicit header overrides it.
      ...{ headers: [...(basic ?? []), sent], ...saidOfBody(body?.value, true, run) },
      isOpen: isOpenState(state) || run.facts.has(changesRequests),
      isAuthorized: basic === undefined && isGiven(optionValue(own, "userpwd")),
      slot: isGivenHeaders
        ? (slotInHash(sent, run) ?? slotInOptions(own, run))
        : options === undefined
          ? slotAfter(url.valueSpan.end, ", headers: { ", " }")
          : slotInOptions(own, run),
      detached: isGivenHeaders
        ? []
        : wrongInOptions(own, "params", options?.valueSpan ?? made.valueSpan, run),
    },
    run,
  );
}
