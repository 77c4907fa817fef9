import { beginRequest, headersNow, put, putChanges, send } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { joinedUrl, textIn } from "../urls.ts";
import { has } from "../making.ts";
import {
  isNothing,
  nothing,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";
import { setHeaders } from "./headers.ts";
import { expanded } from "./uris.ts";

/** A client that others are told apart from by what is set on it. */
export function newClient(path: string, call: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "headers", run.thing([], { foldsCase: true }), call.at, run);
  return { kind: "native", path, state };
}

/** `new HttpEntity<>(body, headers)`, in either order and with either alone. */
export function newEntity({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const headers = args.find(({ value }) => isHeaders(value));
  const body = args.find((arg) => arg !== headers);
  if (headers !== undefined) put(state, "headers", headers.value, headers.span, run);
  else if (args.length > 1) put(state, "headers", unknown, at, run);
  if (body !== undefined && !isNothing(body.value)) put(state, "body", body.value, body.span, run);
  // One that is not to be seen may be either.
  if (args.length === 1 && body?.value.kind === "unknown") put(state, "headers", unknown, at, run);
  return { kind: "native", path: "entity", state };
}

function isHeaders(value: Value): boolean {
  return value.kind === "native" && value.path === "headers";
}

const verbs: Readonly<Record<string, string>> = {
  ...{ getForObject: "GET", getForEntity: "GET", postForObject: "POST", postForEntity: "POST" },
  ...{ postForLocation: "POST", put: "PUT", delete: "DELETE", patchForObject: "PATCH" },
  ...{ headForHeaders: "HEAD", optionsForAllow: "OPTIONS", exchange: "", execute: "" },
};

/** `rest.getForObject(url, type)`, `rest.exchange(url, method, entity, type)`. */
export function callRestTemplate(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  if (state === undefined || self === undefined) return unknown;
  const verb = Object.hasOwn(verbs, method) ? verbs[method] : undefined;
  if (verb === undefined) {
    if (method === "getInterceptors") return { ...outsideList, state };
    if (
      /^(?:set(?:Interceptors|ClientHttpRequestInitializers|UriTemplateHandler|RequestFactory)|getClientHttpRequestInitializers)$/.test(
        method,
      )
    ) {
      putChanges(state, run);
    }
    return unknown;
  }
  const [url] = args;
  if (url === undefined) return unknown;
  if (
    url.value.kind === "native" &&
    has(url.value.state, "late") &&
    url.value.state !== undefined
  ) {
    send(url.value.state, self, call, run);
    return unknown;
  }
  sendAtOnce(verb, call, url, self, run);
  return { kind: "native", path: "answer" };
}

/** What is added to it may set headers. */
const outsideList: Native = { kind: "native", path: "interceptors" };

function sendAtOnce(verb: string, call: Call, url: Arg, self: Value, run: Run): void {
  const { state, args, at } = call;
  const given = args.find(({ value }) => value.kind === "native" && value.path === "entity");
  const entity = given?.value.kind === "native" ? given.value.state : undefined;
  const isOpen =
    verb === "" && given === undefined && args[2] !== undefined && !isNothing(args[2].value);
  const takesBody = /^P/.test(verb) && given === undefined ? args[1] : undefined;
  const body = optionValue(entity, "body");
  const nameSpan = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const method: Arg | undefined =
    verb === "" ? args[1] : { value: textOf({ text: verb, runs: [] }), span: nameSpan };
  const own = optionValue(entity, "headers");
  const source = own?.kind === "native" ? own.state : own;
  const base = optionValue(state, "base");
  const address = textIn(url.value) ?? unknown;
  const headers = isOpen ? unknown : source;
  const request = beginRequest(
    {
      ...{ path: "spring.request", client: "restTemplate", call, method },
      url: {
        ...url,
        value: expanded(
          base === undefined ? address : joinedUrl(base, address, url.span, run),
          run,
        ),
      },
      body:
        takesBody ??
        (given !== undefined && body !== undefined ? { value: body, span: given.span } : undefined),
      ...(headers === undefined ? {} : { headers }),
      slot: () => undefined,
      implied: ofConverters,
    },
    run,
  );
  if (request.state !== undefined) send(request.state, self, call, run);
}

/** The converters of the answer's type set Accept, those of the body Content-Type. */
function ofConverters(state: Thing): Readonly<Record<string, undefined>> {
  return { Accept: undefined, ...(has(state, "body") ? { "Content-Type": undefined } : {}) };
}

/** `RestTemplateBuilder`, `WebClient.builder()`, and others that make a client by a chain. */
export function callClientBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const headers = headersNow(state);
  if (/^(?:rootUri|baseUrl)$/.test(method) && first !== undefined) {
    put(state, "base", textIn(first.value) ?? unknown, first.span, run);
  } else if (
    /^(?:filters?|(?:additional)?[iI]nterceptors|requestInterceptors?|requestInitializers?|customizers|additionalCustomizers|defaultRequest|apply|addInterceptor\w*|addRequestInterceptor\w*|defaultHeaders|setDefaultHeaders|requestFactory|clientConnector|exchangeFunction)$/.test(
      method,
    )
  ) {
    const isLogging = first !== undefined && /logg/i.test(run.source(first.span));
    if (!isLogging && !/^(?:requestFactory|clientConnector)$/.test(method)) putChanges(state, run);
  } else if (/^(?:basicAuthentication|setDefaultCredentialsProvider|authenticator)$/.test(method)) {
    put(state, "authorized", nothing, call.at, run);
  } else setHeaders(headers, method, call, run);
  return self ?? unknown;
}

/** `webClient.get()…retrieve()`. */
export function beginWebRequest(method: string, call: Call, run: Run): Value {
  const { self, args, state } = call;
  const [first] = args;
  if (method === "mutate")
    return { kind: "native", path: "clientBuilder", ...(state === undefined ? {} : { state }) };
  if (!/^(?:get|head|post|put|patch|delete|options|method)$/.test(method)) return unknown;
  const at = call.at.callee.kind === "member" ? call.at.callee.nameSpan : call.at;
  const verb: Arg | undefined =
    method === "method"
      ? first
      : { value: textOf({ text: method.toUpperCase(), runs: [] }), span: at };
  const request = beginRequest(
    { ...{ path: "web.request", client: "webClient", call, method: verb, slot: () => undefined } },
    run,
  );
  if (request.state !== undefined && self !== undefined)
    put(request.state, "sender", self, call.at, run);
  return request;
}

export function callWebRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const sender = optionValue(state, "sender");
  const client = sender?.kind === "native" ? sender.state : undefined;
  if (method === "uri" && first !== undefined) {
    const base = optionValue(client, "base");
    const given = first.value.kind === "function" ? unknown : (textIn(first.value) ?? unknown);
    put(state, "url", expanded(joinedUrl(base, given, first.span, run), run), first.span, run);
  } else if (/^(?:body|bodyValue|syncBody)$/.test(method)) {
    put(state, "body", first?.value ?? unknown, first?.span ?? call.at, run);
  } else if (/^(?:headers|attributes|cookies|httpRequest)$/.test(method)) {
    const headers = headersNow(state);
    if (headers !== undefined && method === "headers") run.open(headers, 0);
    if (
      method === "headers" &&
      first !== undefined &&
      /BearerAuth|BasicAuth/.test(run.source(first.span))
    ) {
      put(state, "authorized", nothing, call.at, run);
    }
  } else if (/^(?:retrieve|exchange\w*)$/.test(method)) {
    if (sender !== undefined) send(state, sender, call, run);
    return { kind: "native", path: "answer" };
  } else setHeaders(headersNow(state), method, call, run);
  return self ?? unknown;
}
