import { plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import type { Call, Library, Run } from "../run.ts";
import { unknown, type Entry, type Native, type Value } from "../values.ts";
import { callAxios, memberOfAxios, assignToAxios } from "./axios.ts";
import { callFetch, memberOfRequest, newRequest } from "./fetch.ts";
import { callGot, callGotAnswer, callKy, callOfetch } from "./got.ts";
import { callHeaders, newHeaders } from "./headersObject.ts";
import { callMethod } from "./methods.ts";
import { callNodeHttp, callNodeHttpRequest } from "./nodeHttp.ts";
import { callAngular, callHttpHeaders } from "./angular.ts";
import { callJquery } from "./jquery.ts";
import { callNeedle } from "./needle.ts";
import { callRequestAnswer, callRequestLibrary } from "./requestLibrary.ts";
import { callUndici } from "./undici.ts";
import { callSuperagent, callSuperagentRequest } from "./superagent.ts";
import { globals, mocking, modules } from "./names.ts";
import { callXhr } from "./xhr.ts";
import { assignToUrl, callSearchParams, memberOfUrl, newUrl } from "./url.ts";

/** One thing of a library: the names below it are asked for with its own name left out. */
interface Model {
  readonly call?: (method: string, call: Call, run: Run) => Value | undefined;
  readonly member?: (of: Native, name: string, run: Run) => Value | undefined;
  readonly assign?: (of: Native, name: string, entry: Entry, run: Run) => boolean;
}

const models: Readonly<Record<string, Model>> = {
  fetch: {
    call: (method, call, run) =>
      method === ""
        ? callFetch(run.facts.has("worker") ? "workersFetch" : "fetch", call, run)
        : mocked(run),
  },
  nodeFetch: {
    call: (method, call, run) => (method === "" ? callFetch("nodeFetch", call, run) : undefined),
  },
  undiciFetch: { call: (_, call, run) => callFetch("undiciFetch", call, run) },
  axios: {
    call: callAxios,
    member: memberOfAxios,
    assign: (of, _, entry, run) => assignToAxios(of, entry, run),
  },
  Headers: {
    call: (method, call, run) =>
      method === "" ? newHeaders(call, run) : callHeaders(method, call, run),
  },
  Request: { call: (_, call, run) => newRequest(call, run) },
  request: { member: memberOfRequest },
  URL: { call: (method, call, run) => (method === "" ? newUrl(call, run) : unknown) },
  url: {
    member: memberOfUrl,
    assign: (of, _, entry, run) => assignToUrl(of, entry, run),
    call: (method, { self }) => (/^to(?:String|JSON)$/.test(method) ? self : unknown),
  },
  searchParams: { call: callSearchParams },
  require: {
    call: (_, { args }, run) => moduleOf(plainText(args[0]?.value) ?? "", undefined, run),
  },
  global: {
    member: (_, name) => globalOf(name),
    assign: (_, name, _entry, run) => (name === "fetch" ? mocked(run) : undefined, true),
  },
  got: { call: callGot },
  ky: { call: callKy },
  ofetch: { call: callOfetch },
  gotAnswer: { call: callGotAnswer },
  superagent: { call: callSuperagent },
  superagentRequest: { call: callSuperagentRequest },
  nodeHttp: { call: callNodeHttp },
  nodeHttpRequest: { call: callNodeHttpRequest },
  undici: {
    call: (method, call, run) =>
      method === "fetch" ? callFetch("undiciFetch", call, run) : callUndici(method, call, run),
  },
  requestLibrary: { call: callRequestLibrary },
  requestAnswer: { call: callRequestAnswer },
  needle: { call: callNeedle },
  jquery: { call: callJquery },
  XMLHttpRequest: { call: callXhr, assign: () => true },
  angular: { call: callAngular },
  HttpClient: {},
  HttpHeaders: {
    call: (method, call, run) =>
      callHttpHeaders(method, call, () => asHttpHeaders(newHeaders(call, run)), run),
  },
  inject: {
    call: (_, { args }) =>
      isHttpClient(args[0]?.value) ? { kind: "native", path: "angular" } : unknown,
  },
  Object: { call: callObject },
  JSON: { call: (method) => (method === "stringify" ? { kind: "native", path: "json" } : unknown) },
  console: { call: () => unknown },
  encode: { call: () => unknown },
  answer: { call: () => unknown },
  String: { call: (_, { args }) => args[0]?.value ?? unknown },
  Promise: { call: () => unknown },
  jest: { call: callMocker },
  vi: { call: callMocker },
  sinon: { call: (_, _call, run) => mocked(run) },
};

/** What JavaScript and its libraries bring along. */
export const javascriptLibrary: Library = {
  global: globalOf,
  module: moduleOf,
  member(of, name, run) {
    const known = modelOf(of.path)?.member?.(of, name, run);
    // What a module gives by default is the module for those who require it.
    return known ?? (name === "default" && !of.path.includes(".") ? of : undefined);
  },
  assign(of, name, entry, run) {
    return modelOf(of.path)?.assign?.(of, name, entry, run) ?? false;
  },
  call(call, run) {
    const [head = "", ...rest] = call.path.split(".");
    return modelOf(head)?.call?.(rest.join("."), call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    if (type.path === "HttpClient") return { kind: "native", path: "angular" };
    // What an instance adds was decided where it was created.
    return type.path === "axios.AxiosInstance"
      ? { kind: "native", path: "axios", state: run.thing([], { isOpen: true }) }
      : undefined;
  },
};

function isHttpClient(value: Value | undefined): boolean {
  return value?.kind === "native" && value.path === "HttpClient";
}

function asHttpHeaders(headers: Value): Value {
  return headers.kind === "native" ? { ...headers, path: "HttpHeaders" } : headers;
}

function modelOf(path: string): Model | undefined {
  const [head = ""] = path.split(".");
  return Object.hasOwn(models, head) ? models[head] : undefined;
}

function globalOf(name: string): Value | undefined {
  const path = globals.get(name);
  return path === undefined ? undefined : { kind: "native", path };
}

function moduleOf(module: string, member: string | undefined, run: Run): Value | undefined {
  const name = module.replace(/^node:/, "");
  if (mocking.test(name)) mocked(run);
  const exported = modules.get(name);
  if (exported === undefined) return undefined;
  const { whole, members } = exported;
  if (member === undefined || member === "default") {
    return whole === undefined ? unknown : { kind: "native", path: whole };
  }
  if (member === "MockAgent") return mocked(run);
  const path = members?.[member] ?? (whole && `${whole}.${member}`);
  return path === undefined ? unknown : { kind: "native", path };
}

/** Nothing of this file goes to Intercom for sure. */
function mocked(run: Run): Value {
  run.facts.set("mocked", true);
  return unknown;
}

function callMocker(method: string, { args }: Call, run: Run): Value {
  const [first] = args;
  const isOfClient =
    /^(?:mock|doMock|unmock|spyOn|stubGlobal)$/.test(method) &&
    (first?.value.kind === "native" ||
      modules.has(plainText(first?.value) ?? "") ||
      plainText(first?.value) === "fetch");
  return isOfClient ? mocked(run) : unknown;
}

function callObject(method: string, { args }: Call, run: Run): Value | undefined {
  const [first, ...others] = args;
  switch (method) {
    case "freeze":
    case "seal":
      return first?.value ?? unknown;
    case "assign":
      if (first?.value.kind === "thing") {
        for (const { value, isMany } of others) spread(first.value, isMany ? unknown : value, run);
      }
      return first?.value ?? unknown;
    case "keys":
    case "values":
    case "entries":
      return unknown;
    default:
      return undefined;
  }
}
