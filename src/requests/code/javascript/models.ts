import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Entry, type Native, type Value } from "../machine/values/values.ts";
import { callAngular, callHttpHeaders } from "./clients/angular.ts";
import { callAxios, memberOfAxios } from "./clients/axios.ts";
import {
  assignToDefaults,
  copiedDefaults,
  memberOfDefaults,
  removeFromDefaults,
} from "./clients/axiosDefaults.ts";
import {
  callFetch,
  callRequest,
  fetchWithDefaults,
  memberOfRequest,
  newRequest,
} from "./clients/fetch.ts";
import { callGot, callKy, callOfetch } from "./clients/got.ts";
import { callGotAnswer } from "./clients/gotAnswer.ts";
import { assignToGot, memberOfGot } from "./clients/gotDefaults.ts";
import { callAxiosHeaders, memberOfAxiosHeaders } from "./clients/axiosHeaders.ts";
import { callHandledFetch, passOn } from "./clients/handledFetch.ts";
import { callHeaders, newHeaders } from "./clients/headersObject.ts";
import { callJquery } from "./clients/jquery.ts";
import { languageCalls } from "./language.ts";
import { callExtend, callMerging } from "./merging.ts";
import { callMocker, mocked } from "./mocking.ts";
import { callNeedle } from "./clients/needle.ts";
import { callNestHttp } from "./clients/nestHttp.ts";
import { callNodeHttp } from "./clients/nodeHttp.ts";
import { callNodeHttpRequest } from "./clients/nodeHttpRequest.ts";
import { callObject, callReflect } from "./objectFunctions.ts";
import {
  callAngularJs,
  callHttp2,
  callK6,
  callUrlFetchApp,
  memberOfHttp2,
} from "./clients/otherClients.ts";
import { callRequestAnswer, callRequestLibrary } from "./clients/requestLibrary.ts";
import { callOutside } from "./clients/smallClients.ts";
import { smallModels } from "./clients/smallModels.ts";
import { callSuperagent } from "./clients/superagent.ts";
import {
  assignToChain,
  callSuperagentPrefix,
  chainOn,
  memberOfChain,
} from "./clients/superagentChain.ts";
import { callUndici, callUndiciClient } from "./clients/undici.ts";
import { dispatchOnward } from "./clients/undiciLayers.ts";
import { callSearchParams, callUrlSearchParams, memberOfSearchParams } from "./searchParams.ts";
import { assignToUrl, memberOfUrl, newUrl } from "./url.ts";
import { callPathJoin, callUrlJoin, callUrlModule } from "./urlModule.ts";
import { callOpenapi, callRtk } from "./clients/rtkQuery.ts";
import { callEffect } from "./saga.ts";
import { testDrivers } from "./testDrivers.ts";
import { callVue } from "./vue.ts";
import { callWretch } from "./clients/wretch.ts";
import { assignToXhr, callXhr } from "./clients/xhr.ts";

/** The model of one library object; names are given without its own path. */
export interface Model {
  readonly call?: (method: string, call: Call, run: Run) => Value | undefined;
  readonly member?: (of: Native, name: string, run: Run) => Value | undefined;
  readonly assign?: (of: Native, name: string, entry: Entry, run: Run) => boolean;
  readonly remove?: (of: Native, name: string, at: Span, run: Run) => boolean;
  readonly spreads?: (of: Native, run: Run) => Value | undefined;
}

/** Assigns to the state as to a plain object. */
function assignToState({ state }: Native, _: string, entry: Entry, run: Run): boolean {
  if (state !== undefined) run.put(state, entry);
  return state !== undefined;
}

/** The models of library objects, by the first part of their paths (see `Native`). */
export const models: Readonly<Record<string, Model>> = {
  ...Object.fromEntries(Object.entries(languageCalls).map(([name, call]) => [name, { call }])),
  fetch: {
    call: (method, call, run) =>
      method === ""
        ? callFetch(run.facts.has("worker") ? "workersFetch" : "fetch", call, run)
        : /^(?:once|reset|dont|do)/.test(method)
          ? mocked(run)
          : undefined,
  },
  nodeFetch: {
    call: (method, call, run) => {
      if (method === "defaults") return fetchWithDefaults(call, run);
      return method === "" ? callFetch("nodeFetch", call, run) : undefined;
    },
  },
  undiciFetch: { call: (_, call, run) => callFetch("undiciFetch", call, run) },
  axios: {
    call: callAxios,
    member: (of, name, run) => memberOfAxios(of, name, run) ?? memberOfDefaults(of, name, run),
    assign: (of, _, entry, run) => assignToDefaults(of, entry, run),
    remove: removeFromDefaults,
    spreads: copiedDefaults,
  },
  nestHttp: { call: callNestHttp },
  AxiosHeaders: {
    call: callAxiosHeaders,
    assign: assignToState,
    member: memberOfAxiosHeaders,
    spreads: ({ state }) => state,
  },
  Headers: {
    call: (method, call, run) =>
      method === "" ? newHeaders(call, run) : callHeaders(method, call, run),
  },
  Request: { call: (_, call, run) => newRequest(call, run) },
  handledFetch: { call: (_, call, run) => callHandledFetch(call, run) },
  fetchOnward: { call: (_, call, run) => passOn(call, run) },
  request: { member: memberOfRequest, call: callRequest },
  URL: {
    call: (method, call, run) =>
      method === "" || method === "parse" ? newUrl(call, run) : unknown,
  },
  url: {
    member: memberOfUrl,
    assign: (of, _, entry, run) => assignToUrl(of, entry, run),
    call: (method, { self }) => (/^to(?:String|JSON)$/.test(method) ? self : unknown),
  },
  urlModule: { call: callUrlModule },
  urlJoin: { call: (method, call, run) => (method === "" ? callUrlJoin(call, run) : undefined) },
  path: { call: (method, call, run) => (method === "join" ? callPathJoin(call, run) : undefined) },
  searchParams: { call: callSearchParams },
  URLSearchParams: { call: callUrlSearchParams, member: memberOfSearchParams },
  got: {
    call: callGot,
    member: memberOfGot,
    assign: (of, _name, _entry, run) => assignToGot(of, run),
  },
  ky: { call: callKy },
  ofetch: { call: callOfetch },
  // A handler passes the request on.
  gotNext: { call: (_, { args }) => args[0]?.value },
  gotAnswer: { call: callGotAnswer },
  superagent: { call: callSuperagent },
  superagentRequest: { call: chainOn, member: memberOfChain, assign: assignToChain },
  superagentPrefix: { call: (_, call, run) => callSuperagentPrefix(call, run) },
  nodeHttp: { call: (method, call, run) => callNodeHttp("https", method, call, run) },
  nodeHttpPlain: { call: (method, call, run) => callNodeHttp("http", method, call, run) },
  nodeHttpRequest: { call: callNodeHttpRequest },
  undici: {
    call: (method, call, run) =>
      method === "fetch" ? callFetch("undiciFetch", call, run) : callUndici(method, call, run),
  },
  undiciClient: { call: callUndiciClient },
  undiciOnward: { call: (_, call, run) => dispatchOnward(call, run) },
  requestLibrary: { call: callRequestLibrary },
  requestAnswer: { call: callRequestAnswer },
  needle: { call: callNeedle },
  jquery: {
    call: (method, call, run) =>
      method === "extend" ? callExtend(call, run) : callJquery(method, call, run),
  },
  XMLHttpRequest: {
    call: callXhr,
    assign: (of, _, entry, run) => assignToXhr(of, entry, run),
  },
  wretch: { call: callWretch },
  rtk: { call: callRtk },
  openapiFetch: { call: callOpenapi },
  urlFetchApp: { call: callUrlFetchApp },
  k6: { call: callK6 },
  angularJs: { call: callAngularJs },
  http2: { call: callHttp2, member: memberOfHttp2 },
  ...smallModels,
  zapier: {
    call: (method, call, run) => (method === "request" ? callOutside(call, run) : undefined),
  },
  effect: { call: callEffect },
  vue: { call: callVue },
  // Further arguments may change what is sent.
  vueUseFetch: {
    call: (_, call, run) => {
      const args = call.args.slice(0, 2);
      const state = run.thing([], { isOpen: call.args.length > 2 });
      return callFetch("fetch", { ...call, args, state }, run);
    },
  },
  electronNet: {
    call: (method, call, run) =>
      method === "fetch"
        ? callFetch("fetch", call, run)
        : callNodeHttp("https", method, call, run, "electronNet"),
  },
  ...testDrivers,
  angular: { call: callAngular },
  // Created without the application's interceptors.
  HttpClient: {
    call: (_, { at }) => (at.isNew ? { kind: "native", path: "angular" } : unknown),
  },
  HttpHeaders: {
    call: (method, call, run) =>
      callHttpHeaders(method, call, () => newHeaders(call, run, "HttpHeaders"), run),
  },
  inject: {
    call: (_, { args }) =>
      args[0]?.value.kind === "native" && args[0].value.path === "HttpClient"
        ? { kind: "native", path: "angular" }
        : unknown,
  },
  Object: { call: callObject },
  Reflect: { call: callReflect },
  merging: { call: callMerging },
  jest: { call: callMocker },
  vi: { call: callMocker },
  // A mock function of a test, which sends nothing.
  mockFunction: { call: () => unknown },
  sinon: { call: (_, _call, run) => mocked(run) },
};
