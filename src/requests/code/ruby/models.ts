import { formPath, jsonOf, jsonPath } from "../clients/bodies.ts";
import { unlessGiven } from "../machine/values/either.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import {
  assignToHeaders,
  callHeaders,
  callProtocol,
  itemOfProtocol,
} from "./clients/asyncHeaders.ts";
import { callAsync, callAsyncHttp } from "./clients/asyncHttp.ts";
import { callConnection, callFaraday, callFaradayRequest } from "./clients/faraday.ts";
import { assignToFaraday, callFaradayPart, itemOfFaraday } from "./clients/faradayHeaders.ts";
import { callFaradayApp, callFaradayEnv, itemOfFaradayEnv } from "./clients/faradayMiddleware.ts";
import { assignToExcon, callExcon, callExconConnection, itemOfExcon } from "./clients/excon.ts";
import { assignToHttpClient, callHttpClient } from "./clients/httpClientRb.ts";
import { callExconStack } from "./clients/exconMiddleware.ts";
import { callHttpx } from "./clients/httpxRb.ts";
import { assignToHttpRb, callHttpRb } from "./clients/httpRb.ts";
import { assignToHttparty, callHttparty } from "./clients/httparty.ts";
import { assignToCurl, callCurl, callCurlEasy, itemOfCurl } from "./clients/curb.ts";
import { newHash } from "./hashDefaults.ts";
import { copiedHash } from "./hashes.ts";
import { doubles } from "./doubles.ts";
import type { Model } from "./model.ts";
import { assignToNetHttp, callNet, callNetHttp } from "./clients/netHttp.ts";
import { callPersistent } from "./clients/netPersistent.ts";
import { newNetRequest } from "./clients/netRequest.ts";
import { assignToNetRequest, callNetRequest } from "./clients/netRequestHeaders.ts";
import { callOpenUri } from "./clients/openUri.ts";
import { callResource, callRestClient, itemOfResource } from "./clients/restClient.ts";
import { blockOf, callBlock, positional } from "./rubyCall.ts";
import { sinatra } from "./sinatra.ts";
import { testedBy } from "./testMethods.ts";
import { formatted, joinedPath } from "./texts.ts";
import {
  callHydra,
  callTyphoeus,
  callTyphoeusRequest,
  itemOfTyphoeus,
} from "./clients/typhoeus.ts";
import { assignToUri, callUri, callUriPart, uriOf, urlText } from "./uri.ts";

/** The models of Ruby's built-ins and libraries, by the first part of their paths. */
const models: Readonly<Record<string, Model>> = {
  Net: { call: callNet },
  netHttp: { call: callNetHttp, assign: assignToNetHttp },
  netPersistent: { call: callPersistent },
  netRequestClass: { call: newNetRequest },
  netRequest: { call: callNetRequest, assign: assignToNetRequest, item: () => unknown },
  Faraday: { call: callFaraday, assign: assignToFaraday },
  faraday: {
    call: (method, call, run) => {
      const [part = "", ...rest] = method.split(".");
      return rest.length === 0
        ? callConnection(method, call, run)
        : callFaradayPart(part, rest.join("."), call, run);
    },
    assign: assignToFaraday,
    item: itemOfFaraday,
  },
  faradayRequest: { call: callFaradayRequest, assign: assignToFaraday, item: itemOfFaraday },
  faradayEnv: { call: callFaradayEnv, assign: assignToFaraday, item: itemOfFaradayEnv },
  faradayApp: { call: callFaradayApp },
  HTTParty: { call: callHttparty, assign: assignToHttparty },
  RestClient: { call: callRestClient },
  restResource: { call: callResource, item: itemOfResource },
  Typhoeus: { call: callTyphoeus },
  typhoeusRequest: { call: callTyphoeusRequest, item: itemOfTyphoeus },
  typhoeusHydra: { call: callHydra },
  Excon: { call: callExcon, assign: assignToExcon, item: itemOfExcon },
  exconStack: { call: callExconStack },
  excon: { call: callExconConnection, assign: assignToExcon, item: itemOfExcon },
  HTTP: {
    call: callHttpRb,
    assign: assignToHttpRb,
    item: (of, key, run) => {
      const at = { start: key.span.start, end: key.span.end };
      const callee = { kind: "other", parts: [], ...at } as const;
      const place = { kind: "call", ...at, callee, args: [], isNew: false, inside: at } as const;
      return callHttpRb(
        "[]",
        { path: "HTTP.[]", state: of.state, self: of, args: [key], at: place },
        run,
      );
    },
  },
  Curl: { call: callCurl },
  curlEasy: { call: callCurlEasy, assign: assignToCurl, item: itemOfCurl },
  HTTPX: { call: callHttpx },
  HTTPClient: { call: callHttpClient, assign: assignToHttpClient },
  Async: {
    call: callAsync,
    item: (of, { value, span }, run) =>
      of.path === "Async.HTTP.Endpoint" ? uriOf(urlText(value), span, run) : unknown,
  },
  asyncHttp: { call: callAsyncHttp },
  Protocol: { call: callProtocol, item: itemOfProtocol },
  protocolHeaders: { call: callHeaders, assign: assignToHeaders, item: itemOfProtocol },
  URI: { call: callUri },
  uri: { call: callUriPart, assign: assignToUri },
  open: { call: (_, call, run) => callOpenUri(call, positional(call)[0], run) },
  JSON: {
    call: (method, call) =>
      /^(?:generate|dump|pretty_generate)$/.test(method)
        ? jsonOf(positional(call)[0]?.value)
        : unknown,
  },
  [jsonPath]: {
    call: (method, call, run) => {
      const truth = testedBy({ ...call, path: method }, run);
      return truth === undefined ? call.self : { kind: "constant", value: truth };
    },
  },
  File: {
    call: (method, call, run) => {
      if (method === "join") return joinedPath(call, run);
      const isOpened = call.at.isNew || (method === "open" && blockOf(call) === undefined);
      return isOpened ? { kind: "native", path: "file" } : undefined;
    },
  },
  Addressable: {
    call: (method, call, run) =>
      method.startsWith("URI.") ? callUri(method.slice("URI.".length), call, run) : unknown,
  },
  ENV: { call: callEnv, item: () => unknown },
  block: { call: (_, call) => blockOf(call) ?? positional(call)[0]?.value ?? unknown },
  format: {
    call: (_, call, run) => {
      const [template, ...values] = positional(call);
      if (template === undefined) return unknown;
      const given = values.map(({ value }) => value);
      return formatted(template.value, given, template.span, run);
    },
  },
  // `T.let(value, type)` of Sorbet.
  T: { call: (_, call) => positional(call)[0]?.value ?? unknown },
  same: { call: (_, call) => positional(call)[0]?.value ?? unknown },
  Hash: {
    call: (_, call, run) =>
      call.at.isNew ? newHash(call, run) : (positional(call)[0]?.value ?? unknown),
    item: (_, { value }, run) => (value.kind === "thing" ? copiedHash(value, run) : unknown),
  },
  OpenStruct: {
    call: (_, call, run) => {
      const [first] = positional(call);
      const made = first?.value.kind === "thing" ? copiedHash(first.value, run) : run.thing([]);
      run.open(made, 0);
      return made;
    },
  },
  harmless: { call: () => unknown },
  answer: { call: () => unknown, item: () => unknown },
  [formPath]: { call: (method, { self }) => (method === "to_s" ? self : unknown) },
  ...doubles,
  ...sinatra,
};

/** The model for a path; undefined if there is none. */
export function modelOf(path: string): Model | undefined {
  const [head = ""] = path.split(".");
  return Object.hasOwn(models, head) ? models[head] : undefined;
}

/** `ENV.fetch`: unknown, with a default. */
function callEnv(method: string, call: Call, run: Run): Value {
  const [, otherwise] = positional(call);
  if (method !== "fetch") return unknown;
  const given = otherwise?.value ?? callBlock(call, [], run);
  return given === undefined ? unknown : unlessGiven(unknown, given);
}
