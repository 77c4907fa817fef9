import { addsHeaders, beginRequest, has, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { joinedUrl, textIn } from "../../clients/urls.ts";
import { answer } from "../../clients/state.ts";
import {
  isNothing,
  textOf,
  unknown,
  type Native,
  type Value,
} from "../../machine/values/values.ts";
import { besideHeaders } from "./headerPlaces.ts";
import { replaceInterceptors, setByInterceptors } from "./interceptors.ts";
import type { Parts } from "../parts.ts";
import { saidByConverters } from "./requestEntity.ts";
import { callTemplateBuilder, newTemplateBuilder } from "./restTemplateBuilder.ts";
import { newClient } from "./senders.ts";
import { putSpringBody } from "./springBodies.ts";
import { giveHeaders, headersInBody, isHeaders, looksLikeHeaders } from "./springHeaders.ts";
import { expanded } from "../uris.ts";
import { sendThrough } from "../wrapped.ts";

/** `RestTemplate`, its builder, and its requests. */
export const restTemplate: Parts = {
  RestTemplate: { made: newTemplate },
  RestTemplateBuilder: { made: newTemplateBuilder },
  "spring.builder": { called: callTemplateBuilder },
  "spring.rest": { called: callTemplate },
  "spring.interceptors": { called: callInterceptors },
};

function newTemplate(call: Call, run: Run): Native {
  const made = newClient("spring.rest", call, run);
  watchState({ client: "restTemplate", call, state: made.state }, run);
  const isConverting = call.args.some(({ span }) => /convert/i.test(run.source(span)));
  const [first] = call.args;
  if (made.state !== undefined && !isConverting && first?.value.kind !== "list") {
    sendThrough(made.state, first?.value, run);
  }
  if (made.state !== undefined && isConverting)
    put(made.state, "converters", unknown, call.at, run);
  return made;
}

const verbs: Readonly<Record<string, string>> = {
  ...{ getForObject: "GET", getForEntity: "GET", postForObject: "POST", postForEntity: "POST" },
  ...{ postForLocation: "POST", put: "PUT", delete: "DELETE", patchForObject: "PATCH" },
  ...{ headForHeaders: "HEAD", optionsForAllow: "OPTIONS", exchange: "", execute: "" },
};

/** `rest.getForObject(url, type)`, `rest.exchange(url, method, entity, type)`. */
function callTemplate(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined || self === undefined) return unknown;
  const verb = Object.hasOwn(verbs, method) ? verbs[method] : undefined;
  if (verb === undefined) {
    if (method === "getInterceptors" || method === "getClientHttpRequestInitializers") {
      if (method !== "getInterceptors") put(state, "initialized", unknown, call.at, run);
      return { kind: "native", path: "spring.interceptors", state };
    }
    if (/^[gs]etMessageConverters$/.test(method)) put(state, "converters", unknown, call.at, run);
    if (method === "setInterceptors") replaceInterceptors("spring", state, first, call, run);
    else if (method === "setClientHttpRequestInitializers") {
      put(state, "initialized", unknown, call.at, run);
      setByInterceptors("spring", state, first, call, run);
    } else if (/^setUriTemplateHandler$/.test(method) && first !== undefined) {
      put(state, "base", textIn(first.value) ?? unknown, first.span, run);
    } else if (method === "setRequestFactory") sendThrough(state, first?.value, run);
    return unknown;
  }
  if (first === undefined) return unknown;
  const { value } = first;
  if (value.kind === "native" && value.state !== undefined && has(value.state, "late")) {
    if (isForText(args)) put(value.state, "forText", unknown, first.span, run);
    send(value.state, self, call, run);
    return answer;
  }
  sendAtOnce(verb, call, first, run);
  return answer;
}

function callInterceptors(method: string, call: Call, run: Run): Value {
  const { state, args } = call;
  if (state !== undefined && method.startsWith("add")) {
    setByInterceptors("spring", state, args.at(-1), call, run);
  }
  return unknown;
}

function sendAtOnce(verb: string, call: Call, url: Arg, run: Run): void {
  const { state, args, at, self } = call;
  const given = entityOf(verb, args);
  const entity = given?.value.kind === "native" ? given.value.state : undefined;
  const callback = call.path.endsWith(".execute") ? args[2] : undefined;
  const isOpen =
    verb === "" && given === undefined && args[2] !== undefined && !isNothing(args[2].value);
  const takesBody = /^P/.test(verb) && given === undefined ? args[1] : undefined;
  const content = optionValue(entity, "body");
  const nameSpan = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const method: Arg | undefined =
    verb === "" ? args[1] : { value: textOf({ text: verb, runs: [] }), span: nameSpan };
  const own = optionValue(entity, "headers");
  const source = own?.kind === "native" ? own.state : own;
  const base = optionValue(state, "base");
  const address = textIn(url.value) ?? unknown;
  const headers = isOpen && callback === undefined ? unknown : source;
  const body =
    takesBody ??
    (given !== undefined && content !== undefined ? { ...given, value: content } : undefined);
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
      ...{ body, slot: (of) => besideHeaders(of, run), ...saidByConverters(run) },
      ...(headers === undefined ? {} : { headers }),
    },
    run,
  );
  if (request.state === undefined) return;
  const place: Native = { kind: "native", path: "passing.request", state: request.state };
  if (callback !== undefined) giveHeaders(callback, place, call, run);
  if (isForText(args)) put(request.state, "forText", unknown, url.span, run);
  if (takesBody !== undefined) putSpringBody(request.state, takesBody, run);
  else if (has(entity, "plain")) put(request.state, "plain", unknown, url.span, run);
  // Headers in a body are for somebody else if the client has its own.
  const isBare = source === undefined && addsHeaders(state) === undefined;
  const held = body && headersInBody(body.value, isBare && !has(state, "overrides"));
  if (body !== undefined && held !== undefined) {
    put(request.state, "inBody", held, body.span, run);
  }
  // Further arguments fill URI variables.
  for (const more of args.slice(takesBody === undefined ? 1 : 2)) {
    const lost = more !== given && isEntity(more) ? headersOfEntity(more) : more.value;
    if (!isHeaders(lost) && !looksLikeHeaders(lost)) continue;
    put(request.state, "misplaced", lost, more.span, run);
  }
  send(request.state, self ?? unknown, call, run);
}

/** The argument with headers and body; methods without a body take none. */
function entityOf(verb: string, args: readonly Arg[]): Arg | undefined {
  if (verb === "") return args.find(isEntity);
  const [, second] = args;
  return /^P/.test(verb) && second !== undefined && isEntity(second) ? second : undefined;
}

function isEntity({ value }: Arg): boolean {
  return value.kind === "native" && value.path === "entity";
}

function headersOfEntity({ value }: Arg): Value {
  const state = value.kind === "native" ? value.state : undefined;
  return optionValue(state, "headers") ?? unknown;
}

/** For a text response, any type is accepted; for an object, what converters read. */
function isForText(args: readonly Arg[]): boolean {
  return args.some(({ value }) => value.kind === "native" && value.path === "String");
}
