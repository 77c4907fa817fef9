import { detachedOf, everywhere } from "../../lost/detached.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import { partOfLibrary } from "../../machine/classes/partOfLibrary.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText, writtenAt } from "../../machine/values/texts.ts";
import { nothing, textOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { argumentsOf } from "../arguments.ts";
import { betweenOf } from "./changers.ts";
import { isSession, type Kind } from "./clients.ts";
import { newFormData } from "./formData.ts";
import { watchSession } from "./idleSessions.ts";
import { outgoingOf, type KeywordCall } from "./keywordCall.ts";
import { put } from "../../clients/making.ts";
import { newPrepared, sendOutgoing, sendPrepared } from "./outgoing.ts";
import { adapter, preparedIn } from "./underway.ts";
import { newRequest, prepareRequest, requestFor } from "./requestObject.ts";
import { newTrace } from "../traces.ts";
import { anyVerb } from "../signs.ts";
import { configure, newState, overriding } from "./sessionState.ts";

const verbs = new Set(["get", "post", "put", "patch", "delete", "head", "options", anyVerb]);

/** `requests.get(url)`, `httpx.Client(base_url=…)`, `session.post(url, json=…)`, `client.send(request)`. */
export function callKeywordClient(
  kind: Kind,
  method: string,
  call: Call,
  run: Run,
): Value | undefined {
  const { state } = call;
  const unbound = unboundIn(kind, method, call);
  if (unbound !== undefined) return callKeywordClient(kind, unbound.method, unbound.call, run);
  // Mock transports: requests never leave the process.
  if (/^(?:Mock|ASGI|WSGI)Transport$/.test(method)) run.facts.set("mocked", true);
  const within = method === "FuturesSession" ? sessionWithin(call) : undefined;
  if (within !== undefined) return within;
  if (state === undefined && isSession(kind, method)) {
    const made = newState(call.at, run);
    configure(kind, method, made, call.args, call.at, run);
    watchSession(kind, made, call, run);
    return { kind: "native", path: kind.client, state: made };
  }
  const isRequest = /^_?request$|^stream$/.test(method);
  if (isRequest || verbs.has(method)) return sendCall(kind, method, isRequest, call, run);
  switch (method) {
    case "__init__":
      if (state !== undefined) {
        configure(kind, Object.keys(kind.sessions)[0] ?? "", state, call.args, call.at, run);
        watchSession(kind, state, call, run);
      }
      return nothing;
    case "__enter__":
    case "__aenter__":
      return call.self;
    case "mount":
      if (state !== undefined) mount(state, call, run);
      return nothing;
    case "TraceConfig":
      return newTrace(call, run);
    case "FormData":
      return newFormData(call, run);
    case "Request":
      return newRequest(kind, call, run);
    case "build_request": {
      const of = keywordCallOf(kind, "request", true, call);
      const made = outgoingOf(of, run);
      return made === undefined ? unknown : newPrepared(made.outgoing, run);
    }
    case "prepare_request":
      return prepareRequest(kind, call.args[0]?.value, call, run);
    case "send":
      return send(call, run);
    case "event_hooks.request.append":
    case "hooks.pre_request.append":
      if (state !== undefined) {
        const items = call.args.map(({ value }) => value);
        put(state, "event_hooks", { kind: "list", items, isComplete: true }, call.at, run);
      }
      return nothing;
    case "params.update":
      if (state !== undefined && call.args[0])
        put(state, "params", call.args[0].value, call.args[0].span, run);
      return nothing;
    default:
      if (idle.test(method)) return adapter;
      if (/^cookies\.(?:set|update|set_cookie)$/.test(method) && state !== undefined) {
        put(state, "cookies", unknown, call.at, run);
      }
      return state !== undefined && /^(?:close|aclose|mount|cookies|hooks)\b/.test(method)
        ? unknown
        : undefined;
  }
}

/** What stands between a session and the network, and changes no headers. */
const idle =
  /^(?:HTTPAdapter|(?:Async)?HTTPTransport|get_adapter|(?:Async)?(?:Leaky|Token)BucketLimiter)$/;

/** `FuturesSession(session=session)` wraps the given session. */
function sessionWithin(call: Call): Value | undefined {
  return argumentsOf(call, ["executor", "max_workers", "session"]).get("session")?.value;
}

/** `requests.Session.__init__(self)`: a method called on its class, with an object of a subclass. */
function unboundIn(
  kind: Kind,
  path: string,
  call: Call,
): { readonly method: string; readonly call: Call } | undefined {
  const [name = "", method, ...more] = path.split(".");
  const [first, ...args] = call.args;
  if (call.state !== undefined || method === undefined || more.length > 0) return undefined;
  if (!isSession(kind, name) || first?.value.kind !== "thing") return undefined;
  const self = partOfLibrary(first.value);
  if (self === undefined) return undefined;
  return { method, call: { ...call, state: self.state, self, args } };
}

function keywordCallOf(kind: Kind, method: string, isRequest: boolean, call: Call): KeywordCall {
  const { state } = call;
  const named = argumentsOf(call, ["method"]).get("method");
  const verb = isRequest ? plainText(named?.value)?.toUpperCase() : method.toUpperCase();
  const { callee } = call.at;
  const places = state === undefined ? kind.places : (kind.placesOfSession ?? kind.places);
  const own = places[isRequest ? "request" : method] ?? [];
  return {
    ...{ kind, call, session: state },
    names: isRequest ? ["method", "url", ...own] : ["url", ...own],
    method: {
      text: verb ?? "$METHOD",
      span: isRequest ? named?.span : callee.kind === "member" ? callee.nameSpan : undefined,
    },
  };
}

function sendCall(kind: Kind, method: string, isRequest: boolean, call: Call, run: Run): Value {
  // A subclass may override the method that all requests use.
  const through = method === kind.through ? undefined : overriding(call.state, kind.through, run);
  if (through !== undefined)
    return invoke(through, throughArgs(kind, method, isRequest, call), run);
  const of = keywordCallOf(kind, method, isRequest, call);
  const preparing = overriding(call.state, kind.prepares?.name, run);
  if (preparing !== undefined) {
    const span = { start: call.at.start, end: call.at.end };
    const args =
      kind.prepares?.takes === "request"
        ? [{ value: requestFor(of, run), span }]
        : throughArgs(kind, method, isRequest, call);
    const request = invoke(preparing, args, run);
    return send({ ...call, args: [{ value: request, span }] }, run);
  }
  const made = outgoingOf(of, run);
  if (made === undefined) {
    run.lost.sentUnseen([], call.state);
    return unknown;
  }
  const sending = overriding(call.state, "send", run);
  if (sending === undefined) sendOutgoing(made.outgoing, made.changers, run);
  else {
    const prepared = newPrepared(made.outgoing, run);
    invoke(sending, [{ value: prepared, span: made.outgoing.span }], run);
  }
  return made.answer;
}

/** The arguments of `get`, `post` etc. as those of `request`. */
function throughArgs(kind: Kind, method: string, isRequest: boolean, call: Call): readonly Arg[] {
  if (isRequest) return call.args;
  const places = ["url", ...((kind.placesOfSession ?? kind.places)[method] ?? [])];
  let next = 0;
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const verb = textOf(writtenAt(method === anyVerb ? "" : method.toUpperCase(), span));
  return [
    { value: method === anyVerb ? unknown : verb, span },
    ...call.args.map((arg): Arg => {
      if (arg.name !== undefined || arg.isMany === true) return arg;
      const name = places[next++];
      return name === undefined || name === "url" ? arg : { ...arg, name };
    }),
  ];
}

/** `session.send(prepared)`: the session's own headers are not added. */
function send(call: Call, run: Run): Value {
  const [request] = call.args;
  const state = preparedIn(request?.value);
  if (state === undefined) {
    run.lost.sentUnseen([], call.state);
    return unknown;
  }
  const sending = overriding(call.state, "send", run);
  if (sending !== undefined && request !== undefined) return invoke(sending, [request], run);
  const between = betweenOf(call.state, optionValue(state, "url") ?? unknown, run);
  const shared = optionValue(call.state, "headers") ?? unknown;
  // httpx still applies authentication and hooks to requests made elsewhere.
  const changers = between.changers;
  const held = call.path.startsWith("httpx.") ? optionValue(state, "headers") : undefined;
  for (const each of between.headers) if (held?.kind === "thing") spread(held, each, run);
  const detached = detachedOf(shared, "otherRequest", everywhere, run);
  sendPrepared(
    state,
    changers,
    {
      ...{ isOpen: between.isOpen, isAuthorized: between.isAuthorized, detached },
      sender: call.state,
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

function mount(state: Thing, call: Call, run: Run): void {
  const { get } = argumentsOf(call, ["prefix", "adapter"]);
  const [prefix, adapter] = [get("prefix"), get("adapter")];
  const mounted = optionValue(state, "adapters");
  const adapters = mounted?.kind === "thing" ? mounted : run.thing([]);
  put(state, "adapters", adapters, { start: call.at.start, end: call.at.start }, run);
  put(adapters, plainText(prefix?.value) ?? "", adapter?.value ?? unknown, call.at, run);
}
