import { builtClient, copyState } from "../../clients/building.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Client } from "../../../client.ts";
import { beginRequest, has, headersNow, put, putChanges, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotInChain } from "../../slots.ts";
import { joinedUrl, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { setHeaders, setOn } from "./headers.ts";
import { setByInterceptor } from "./interceptors.ts";
import { callWith } from "../calling.ts";
import type { Parts } from "../parts.ts";
import { newClient } from "./senders.ts";
import { isConverting, isTyped, kindOfSpringBody, putSpringBody } from "./springBodies.ts";
import { giveHeaders } from "./springHeaders.ts";
import { builtBy, expanded } from "../uris.ts";
import { sendThrough } from "../wrapped.ts";

/** `WebClient` and `RestClient`, which are used alike. */
export const webClient: Parts = {
  WebClient: { called: (method, call, run) => ofClass("webClient", method, call, run) },
  RestClient: { called: (method, call, run) => ofClass("springRestClient", method, call, run) },
  "web.builder": { called: callBuilder },
  "web.client": { called: begin },
  "web.request": { called: callRequest },
  ClientRequest: { called: (_method, { args }, run) => passingBuilder(args[0], run) },
  "web.passingBuilder": { called: callPassing },
  Mono: {
    called: (method, { args }) => (method === "just" ? (args[0]?.value ?? unknown) : unknown),
  },
  ExchangeFilterFunction: {
    called: (method, { args }) =>
      method === "ofRequestProcessor" ? (args[0]?.value ?? unknown) : unknown,
  },
  ExchangeFilterFunctions: { called: (method) => ({ kind: "native", path: `filter ${method}` }) },
};

function ofClass(client: Client, method: string, call: Call, run: Run): Value {
  const made = newClient(method === "builder" ? "web.builder" : "web.client", call, run);
  const [first] = call.args;
  if (made.state === undefined) return made;
  if (method === "create") watchState({ client, call, state: made.state }, run);
  put(made.state, "client", textOf({ text: client, runs: [] }), call.at, run);
  if (first !== undefined) {
    const text = textIn(first.value);
    if (text !== undefined) put(made.state, "base", text, first.span, run);
    // `RestClient.create(restTemplate)` takes over its settings.
    else if (has(headersOwner(first), "headers")) putChanges(made.state, run);
    else put(made.state, "base", unknown, first.span, run);
  }
  return made;
}

function headersOwner({ value }: Arg): Thing | undefined {
  return value.kind === "native" ? value.state : undefined;
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined || self === undefined) return unknown;
  const headers = headersNow(state);
  const place: Native = {
    ...{ kind: "native", path: "headers" },
    ...(headers === undefined ? {} : { state: headers }),
  };
  if (method === "build") {
    const made = builtClient(state, "web.client", run);
    watchState({ client: clientOf(state), call, state: made.state }, run);
    return made;
  }
  if (method === "clone")
    return { kind: "native", path: "web.builder", state: copyState(state, run) };
  if (/^(?:requestFactory|clientConnector)$/.test(method)) sendThrough(state, first?.value, run);
  else if (/^(?:baseUrl|uriBuilderFactory)$/.test(method) && first !== undefined) {
    put(state, "base", textIn(first.value) ?? unknown, first.span, run);
  } else if (isConverting(method, call, run)) put(state, "converters", unknown, call.at, run);
  else if (method === "defaultHeaders") giveHeaders(first, place, call, run);
  else if (method === "filter" || method === "requestInterceptor") {
    const isBasic = first?.value.kind === "native" && /^filter basic/.test(first.value.path);
    if (isBasic) setHeaders(headers, "setBasicAuth", call, run);
    else setByInterceptor(method === "filter" ? "web" : "spring", state, first, call, run);
  } else if (method === "requestInitializer") setByInterceptor("spring", state, first, call, run);
  else if (/^(?:filters|requestInterceptors|requestInitializers|exchangeFunction)$/.test(method)) {
    putChanges(state, run);
  } else if (method === "defaultRequest" && first?.value.kind === "function") {
    giveHeaders(first, { kind: "native", path: "web.request", state }, call, run);
  } else if (method === "apply" && first !== undefined) callWith(first.value, [self], call, run);
  else setOn(state, method, call, run);
  return self;
}

/** `webClient.get()…retrieve()`. */
function begin(method: string, call: Call, run: Run): Value {
  const { self, args, state } = call;
  const [first] = args;
  if (method === "mutate" && state !== undefined) {
    run.idleClients.uses(state);
    return { kind: "native", path: "web.builder", state: copyState(state, run) };
  }
  if (!/^(?:get|head|post|put|patch|delete|options|method)$/.test(method)) return unknown;
  const at = call.at.callee.kind === "member" ? call.at.callee.nameSpan : call.at;
  const verb: Arg | undefined =
    method === "method"
      ? first
      : { value: textOf({ text: method.toUpperCase(), runs: [] }), span: at };
  return beginRequest(
    {
      ...{ path: "web.request", client: clientOf(state), call },
      ...{ method: verb, slot: (of) => behindUri(of, run), sender: self },
      implied: (of) => typeOfBody(of, run),
      bodyKind: (of) => kindOfSpringBody(of, run),
    },
    run,
  );
}

function clientOf(state: Thing | undefined): Client {
  const name = textIn(optionValue(state, "client") ?? unknown)?.written.text;
  return name === "springRestClient" ? name : "webClient";
}

/** The place for one more call after the one that sets the URI, before which headers cannot be set. */
function behindUri(state: Thing, run: Run): HeaderSlot | undefined {
  const uri = entryOf(state, "uri");
  return uri && slotInChain(run.text, uri.span.end, "header");
}

/** A body writer implies a Content-Type. */
function typeOfBody(state: Thing, run: Run): Readonly<Record<string, undefined>> {
  return isTyped(state, run) ? { "Content-Type": undefined } : {};
}

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const sender = optionValue(state, "sender");
  if (method === "uri" && first !== undefined) {
    put(state, "url", addressOf(args, sender, call, run), first.span, run);
    put(state, "uri", unknown, { start: call.at.end, end: call.at.end }, run);
  } else if (/^(?:body|bodyValue|syncBody)$/.test(method)) {
    putSpringBody(state, first ?? { value: unknown, span: call.at }, run, args[1]);
  } else if (method === "headers") {
    const headers = headersNow(state);
    if (headers !== undefined) {
      giveHeaders(first, { kind: "native", path: "headers", state: headers }, call, run);
    }
  } else if (method === "httpRequest") {
    giveHeaders(first, { kind: "native", path: "passing.request", state }, call, run);
  } else if (/^(?:retrieve|exchange\w*)$/.test(method)) {
    if (sender !== undefined) send(state, sender, call, run);
    return { kind: "native", path: "answer" };
  } else if (!/^(?:attributes?|cookies?|accept(?:Charset|Encoding))$/.test(method)) {
    setOn(state, method, call, run);
  }
  return self ?? unknown;
}

/** The address from a template, a URI, or a function of a URI builder. */
function addressOf(args: readonly Arg[], sender: Value | undefined, call: Call, run: Run): Value {
  const [first] = args;
  const client = sender?.kind === "native" ? sender.state : undefined;
  const base = optionValue(client, "base");
  if (first === undefined) return unknown;
  const given = textIn(first.value) ?? unknown;
  const builder = args.find(({ value }) => value.kind === "function");
  const text = builder === first ? undefined : joinedUrl(base, given, first.span, run);
  if (builder === undefined) return text === undefined ? unknown : expanded(text, run);
  return expanded(builtBy(builder.value, text ?? base ?? unknown, call, run), run);
}

/** `ClientRequest.from(request)…build()` in a filter. */
function passingBuilder(given: Arg | undefined, run: Run): Value {
  const state = given?.value.kind === "native" ? given.value.state : undefined;
  return state === undefined
    ? unknown
    : { kind: "native", path: "web.passingBuilder", state: copyState(state, run) };
}

function callPassing(method: string, call: Call, run: Run): Value {
  const { state, self, args } = call;
  if (state === undefined) return unknown;
  if (method === "build") return { kind: "native", path: "web.passing", state };
  const headers = headersNow(state);
  if (method === "url") put(state, "url", unknown, call.at, run);
  else if (method === "headers" && headers !== undefined) {
    giveHeaders(args[0], { kind: "native", path: "headers", state: headers }, call, run);
  } else setOn(state, method, call, run);
  return self ?? unknown;
}
