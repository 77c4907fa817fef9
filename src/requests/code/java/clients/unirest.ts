import { formBody } from "../../clients/bodies.ts";
import { beginRequest, has, put, putChanges, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { joinedUrl, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { isFileLike, kindOfRequest, putBody } from "./bodies.ts";
import { setHeaders, setOn, thingIn } from "./headers.ts";
import { inChain } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { newClient } from "./senders.ts";
import { addQuery } from "./queries.ts";
import { expanded, expandedBy } from "../uris.ts";

/** Unirest: the class is a client shared by the whole program; others can be made. */
export const unirest: Parts = {
  Unirest: {
    called: (method, call, run) => callClient(method, { ...call, ...sharedClient(call, run) }, run),
  },
  UnirestInstance: { made: (call, run) => newClient("unirest.client", call, run) },
  "unirest.client": { called: callClient },
  "unirest.config": { called: callConfig },
  "unirest.request": { called: callRequest },
};

function sharedClient(call: Call, run: Run): Pick<Call, "state" | "self"> {
  const state = run.shared.get("unirest") ?? newClient("unirest.client", call, run).state;
  if (state !== undefined) run.shared.set("unirest", state);
  const self: Native = {
    ...{ kind: "native", path: "unirest.client" },
    ...(state === undefined ? {} : { state }),
  };
  return { state, self };
}

function callClient(method: string, call: Call, run: Run): Value {
  const { state, self, args, at } = call;
  if (state === undefined) return unknown;
  if (method === "config") return { kind: "native", path: "unirest.config", state };
  if (method === "spawnInstance") return newClient("unirest.client", call, run);
  if (method === "primaryInstance") return self ?? unknown;
  if (/^(?:set|clear|add)Default/.test(method)) return callConfig(method, call, run);
  if (!/^(?:get|head|post|put|patch|delete|options|request)$/.test(method)) return unknown;
  const isNamed = method === "request";
  const url = args[isNamed ? 1 : 0];
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const base = optionValue(state, "base");
  const verb: Arg | undefined = isNamed
    ? args[0]
    : { value: textOf({ text: method.toUpperCase(), runs: [] }), span };
  const whole = url && joinedUrl(base, textIn(url.value) ?? unknown, url.span, run);
  const request = beginRequest(
    {
      ...{ path: "unirest.request", client: "unirest", call, method: verb, sender: self },
      url: url && whole && { ...url, value: expanded(whole, run) },
      ...{ slot: (of) => inChain(call, of, "header", run), implied: typeOfBody },
      bodyKind: kindOfRequest,
    },
    run,
  );
  // Until it is sent, values for the names in its path may still come.
  if (whole !== undefined && request.state !== undefined)
    put(request.state, "template", whole, url?.span ?? at, run);
  return request;
}

/** Fills `routeParam("id", id)`, or those of a map, into the path. */
function fillPath(state: Thing, { args: [first, second] }: Call, run: Run): void {
  const template = entryOf(state, "template");
  if (template === undefined || first === undefined) return;
  const map = second === undefined ? thingIn(first.value) : first.value;
  const isKnown = map.kind === "thing" && !map.shape.value.isOpen;
  const ofMap = isKnown ? map.shape.value.entries.map(({ name }) => textOf(name)) : [unknown];
  const names = second === undefined ? ofMap : [first.value];
  put(state, "template", expandedBy(template.value, names, run), template.valueSpan, run);
}

/** Names without a value are sent as they are. */
function keepUnfilled(state: Thing, run: Run): void {
  const [url, template] = [entryOf(state, "url"), entryOf(state, "template")];
  if (url !== undefined && template !== undefined)
    put(state, "url", template.value, url.valueSpan, run);
}

/** The implied Content-Type of a body: plain text for texts. */
function typeOfBody(state: Thing): Readonly<Record<string, string | undefined>> {
  const body = optionValue(state, "body");
  if (body === undefined || body === formBody) return {};
  return { "Content-Type": body.kind === "text" ? "text/plain; charset=UTF-8" : undefined };
}

/** Fields alone are sent as a form, with files as multipart. */
function putFields(state: Thing, method: string, { args, at }: Call, run: Run): void {
  const isPart = args.length > 2 || args.some(({ span }) => isFileLike(run.source(span)));
  if (isPart || method === "multiPartContent") put(state, "parts", unknown, at, run);
  const span = args[0]?.span ?? at;
  putBody(state, { value: has(state, "parts") ? unknown : formBody, span }, run);
}

function callConfig(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const headers = optionValue(state, "headers");
  if (method === "defaultBaseUrl" && first !== undefined) {
    put(state, "base", textIn(first.value) ?? unknown, first.span, run);
    watchState({ client: "unirest", call, state }, run);
  } else if (method === "interceptor") putChanges(state, run);
  else if (headers?.kind === "thing") {
    setHeaders(headers, method === "setDefaultBasicAuth" ? "setBasicAuth" : method, call, run);
  }
  return self ?? unknown;
}

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  const [first] = call.args;
  if (state === undefined) return unknown;
  if (/^(?:as|then|ifSuccess)[A-Z]?\w*$/.test(method)) {
    keepUnfilled(state, run);
    send(state, optionValue(state, "sender") ?? unknown, call, run);
    return { kind: "native", path: "answer" };
  }
  if (method === "body") putBody(state, first ?? { value: unknown, span: call.at }, run);
  else if (/^(?:fields?|multiPartContent)$/.test(method)) putFields(state, method, call, run);
  else if (method === "basicAuth") setOn(state, "setBasicAuth", call, run);
  else if (method === "queryString") {
    addQuery(state, call, run);
    addQuery(state, call, run, "template");
  } else if (method === "routeParam") fillPath(state, call, run);
  else if (method === "headers") setOn(state, "putAll", call, run);
  else setOn(state, method, call, run);
  return self ?? unknown;
}
