import { built, builderOf } from "../../clients/building.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { formBody } from "../../clients/bodies.ts";
import { beginRequest, has, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { textIn } from "../../clients/urls.ts";
import {
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicHeader, headersIn, pairIn } from "./apacheHeaders.ts";
import { bodyOf, headersOfBody, isTyped, kindOfRequest, putBody, typeOfBody } from "./bodies.ts";
import { replaceHeaders, setOn } from "./headers.ts";
import { asStatement, inChain } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";
import { newUri } from "../uris.ts";

const builders: Parts[string] = { called: callBuilders };
const fluent: Parts[string] = { called: (method, call, run) => ofVerb(method, call, run) };
const named: Parts[string] = { made: newNamed };

/** Apache HttpClient, versions 4 and 5. */
export const apache: Parts = {
  ...Object.fromEntries(
    ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"].map((verb) => [
      `Http${verb}`,
      { made: (call: Call, run: Run) => newRequest(verb, call, run) },
    ]),
  ),
  ...{ HttpUriRequestBase: named, BasicClassicHttpRequest: named, BasicHttpRequest: named },
  ...{ ClassicRequestBuilder: builders, RequestBuilder: builders, SimpleRequestBuilder: builders },
  ...{ SimpleHttpRequest: builders, SimpleHttpRequests: builders },
  ...{ FluentRequest: fluent, Request: fluent },
  "apache.request": { called: callRequest },
  "apache.builder": { called: callBuilder },
  BasicHeader: { made: basicHeader },
};

/** `new HttpGet(url)`: each method has its class. */
function newRequest(verb: string, call: Call, run: Run): Native {
  const [url] = call.args;
  return begin(
    "apache.request",
    verb,
    url,
    call,
    (state) => asStatement(call, state, "setHeader", run),
    run,
  );
}

/** `new HttpUriRequestBase("GET", uri)`. */
function newNamed(call: Call, run: Run): Native {
  const [method, url] = call.args;
  const verb = plainText(method?.value) ?? "$METHOD";
  return begin(
    "apache.request",
    verb,
    url,
    call,
    (state) => asStatement(call, state, "setHeader", run),
    run,
  );
}

/** The fluent interface: `Request.get(url)`. */
function ofVerb(method: string, call: Call, run: Run): Value {
  if (!/^(?:get|post|put|patch|delete|head|options)$/i.test(method)) return unknown;
  const [url] = call.args;
  return begin(
    "apache.request",
    method,
    url,
    call,
    (state) => inChain(call, state, "addHeader", run),
    run,
  );
}

/** Builders of requests: `ClassicRequestBuilder.get(url)`, `RequestBuilder.create("GET")`. */
function callBuilders(method: string, call: Call, run: Run): Value {
  const [first, second] = call.args;
  if (method === "copy") {
    const state = first?.value.kind === "native" ? first.value.state : undefined;
    return state === undefined ? unknown : builderOf(state, "apache.builder", run);
  }
  const isNamed = method === "create";
  const verb = isNamed ? (plainText(first?.value) ?? "$METHOD") : method;
  const path = /Builder$/.test(call.path.split(".")[0] ?? "") ? "apache.builder" : "apache.request";
  return begin(
    ...([path, verb, isNamed ? second : first, call] as const),
    (state) => inChain(call, state, "addHeader", run),
    run,
  );
}

function begin(
  path: string,
  verb: string,
  url: Arg | undefined,
  call: Call,
  slot: (state: Thing) => HeaderSlot | undefined,
  run: Run,
): Native {
  const { callee } = call.at;
  const span =
    callee.kind === "member" ? callee.nameSpan : { start: callee.start, end: callee.end };
  const method: Arg = { value: textOf({ text: verb.toUpperCase(), runs: [] }), span };
  return beginRequest(
    {
      ...{ path, client: "apacheHttp", call, method, slot, implied: typeOfBody },
      bodyKind: kindOfRequest,
      // The body's Content-Type counts unless a header sets one.
      more: (state) => (isTyped(state) ? [] : headersOfBody(state, run)),
      url: url && { ...url, value: textIn(url.value) ?? unknown },
    },
    run,
  );
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state } = call;
  if (state === undefined) return unknown;
  if (method === "build") return built(state, "apache.request", run);
  if (!/^addParameters?$/.test(method) || !sendsForms(state)) return callRequest(method, call, run);
  // Without a body, parameters are sent as form fields.
  if (!has(state, "body")) putBody(state, { value: formBody, span: call.at }, run);
  return call.self ?? unknown;
}

function sendsForms(state: Thing): boolean {
  return /^(?:POST|PUT)$/.test(plainText(optionValue(state, "method")) ?? "");
}

function callRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method === "bodyForm") putBody(state, { value: formBody, span: at }, run);
  else if (method === "bodyString") {
    const body = bodyOf(first, args[1], call, run);
    putBody(state, { value: body, span: first?.span ?? at }, run);
  } else if (/^(?:setEntity|setBody|body\w*)$/.test(method))
    putBody(state, first ?? { value: unknown, span: call.at }, run);
  else if (/^(?:setUri|setURI)$/.test(method) && first !== undefined) {
    put(state, "url", textIn(first.value) ?? unknown, first.span, run);
  } else if (/^(?:setHttpHost|setPath|setScheme|setAuthority)$/.test(method)) {
    put(state, "url", unknown, call.at, run);
  } else if (/^addParameters?$/.test(method)) {
    const url = newUri(optionValue(state, "url") ?? unknown, call.at, run);
    run.library.call({ ...call, path: "url.addParameter", state: url.state, self: url }, run);
    put(state, "url", textIn(url) ?? unknown, call.at, run);
  } else if (method === "setHeaders") replaceHeaders(state, headersIn(first, run), run);
  else if (method === "execute") {
    send(state, first?.value ?? { kind: "native", path: "apache.client" }, call, run);
    return { kind: "native", path: "answer" };
  } else if (!/^(?:get|is|contains)/.test(method)) setOn(state, method, withBasicHeader(call), run);
  return self ?? unknown;
}

/** `addHeader(new BasicHeader("Accept", …))`. */
function withBasicHeader(call: Call): Call {
  const pair = call.args[0] && pairIn(call.args[0].value);
  return pair === undefined ? call : { ...call, args: pair };
}
