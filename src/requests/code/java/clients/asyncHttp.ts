import { built, builderOf } from "../../clients/building.ts";
import { formBody } from "../../clients/bodies.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { beginRequest, put, putSender, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import { truthOf } from "../../machine/values/truthOf.ts";
import {
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { kindOfRequest, putBody } from "./bodies.ts";
import { replaceHeaders, setOn } from "./headers.ts";
import { asStatement, inChain, sendWith } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { addQuery } from "./queries.ts";
import { newClient } from "./senders.ts";

/** AsyncHttpClient. */
export const asyncHttp: Parts = {
  AhcDsl: { called: callDsl },
  AhcClient: { made: (call, run) => newClient("ahc.client", call, run) },
  "ahc.client": { called: callClient },
  AhcRequestBuilder: {
    made: ({ args: [verb], ...call }, run) => begin(verb, undefined, { ...call, args: [] }, run),
  },
  "ahc.builder": { called: callBuilder },
  "ahc.request": {
    called: (method, { state }, run) =>
      method === "toBuilder" && state !== undefined
        ? builderOf(state, "ahc.builder", run)
        : unknown,
  },
  "ahc.realm": { called: callRealm },
  "ahc.realmAtOnce": { called: (_method, { self }) => self ?? unknown },
};

const verbs = /^(?:get|post|put|patch|delete|head|options|trace|connect)$/;

/** `Dsl.asyncHttpClient()`, `Dsl.get(url)`. */
function callDsl(method: string, call: Call, run: Run): Value {
  const [first, second] = call.args;
  if (method === "asyncHttpClient") return newClient("ahc.client", call, run);
  if (method === "request") return begin(first, second, call, run);
  if (verbs.test(method)) return begin(verbArg(method, call), first, call, run);
  return method === "basicAuthRealm" ? { kind: "native", path: "ahc.realm" } : unknown;
}

/** A realm answers a challenge, unless set to authenticate preemptively. */
function callRealm(method: string, { args: [first], self }: Call): Value {
  const isAtOnce = method === "setUsePreemptiveAuth" && truthOf(first?.value ?? unknown) === true;
  return isAtOnce ? { kind: "native", path: "ahc.realmAtOnce" } : (self ?? unknown);
}

function verbArg(verb: string, { at }: Call): Arg {
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  return { value: textOf({ text: verb.toUpperCase(), runs: [] }), span };
}

function callClient(method: string, call: Call, run: Run): Value {
  const { self, args } = call;
  const [first, second] = args;
  const [, verb = ""] = /^prepare([A-Z]\w+)$/.exec(method) ?? [];
  if (verb === "Request") {
    const state = stateOf(first?.value);
    const made = state === undefined ? undefined : builderOf(state, "ahc.builder", run);
    if (made?.state !== undefined) putSender(made.state, self ?? unknown, call.at, run);
    return made ?? unknown;
  }
  if (verb !== "") return begin(verbArg(verb, call), first, call, run, self);
  if (method === "prepare") return begin(first, second, call, run, self);
  return method === "executeRequest" ? sendWith(self ?? unknown, call, run) : unknown;
}

function stateOf(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" ? value.state : undefined;
}

function begin(
  method: Arg | undefined,
  url: Arg | undefined,
  call: Call,
  run: Run,
  sender?: Value,
): Native {
  const slot = (state: Thing): HeaderSlot | undefined =>
    call.at.isNew
      ? asStatement(call, state, "setHeader", run)
      : inChain(call, state, "setHeader", run);
  return beginRequest(
    {
      ...{ path: "ahc.builder", client: "asyncHttp", call, method, sender, slot },
      url: url && { ...url, value: textIn(url.value) ?? unknown },
      bodyKind: kindOfRequest,
    },
    run,
  );
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method === "build") return built(state, "ahc.request", run);
  if (method === "execute") {
    send(state, optionValue(state, "sender") ?? unknown, call, run);
    return { kind: "native", path: "answer" };
  }
  if (/^setUr[li]$/.test(method) && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  } else if (method === "setMethod" && first !== undefined) {
    put(state, "method", first.value, first.span, run);
  } else if (method === "setBody") putBody(state, first, run);
  else if (/^(?:add|set)FormParams?$/.test(method)) {
    putBody(state, { value: formBody, span: first?.span ?? call.at }, run);
  } else if (/^(?:add|set)BodyParts?$/.test(method)) {
    put(state, "body", unknown, call.at, run);
    setOn(
      state,
      "header",
      { ...call, args: [named(call), { value: unknown, span: call.at }] },
      run,
    );
  } else if (/^(?:add|set)QueryParams?$/.test(method)) addQuery(state, call, run);
  else if (/^set(?:Single)?Headers$/.test(method)) replaceHeaders(state, first, run);
  else if (method === "clearHeaders") setOn(state, "clear", call, run);
  else if (method === "setRealm") {
    const isAtOnce = first?.value.kind === "native" && first.value.path === "ahc.realmAtOnce";
    if (isAtOnce) setOn(state, "setBasicAuth", call, run);
    else put(state, "authorized", unknown, call.at, run);
  } else if (method === "setSignatureCalculator")
    run.open(optionValue(state, "headers") ?? unknown);
  else setOn(state, method, call, run);
  return self ?? unknown;
}

function named({ at }: Call): Arg {
  return { value: textOf({ text: "Content-Type", runs: [] }), span: at };
}
