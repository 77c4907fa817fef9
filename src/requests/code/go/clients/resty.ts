import { copyState } from "../../clients/building.ts";
import { addsHeaders, has, headersNow, put, putChanges, putHeader } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { plainClient } from "./client.ts";
import { replaceHeader } from "./header.ts";
import { basicAuth } from "./request.ts";
import { watchIdleClient } from "./watchIdleClient.ts";
import { beginResty } from "./restyRequest.ts";
import { putToken, tokenOf } from "./restyToken.ts";
import { authorize, setTransport } from "./transport.ts";

/** `resty.New()` and others; a custom `http.Client` may set headers. */
export function callResty(method: string, call: Call, run: Run): Value {
  // Version 1 has a default client.
  const shared: Native = { kind: "native", path: "resty.Client", state: sharedClient(run) };
  if (method === "R" || /^Set[A-Z]/.test(method)) {
    return callRestyClient(method, { ...call, self: shared, state: sharedClient(run) }, run);
  }
  if (!/^New(?:WithClient)?$/.test(method)) return unknown;
  const state = newState(run);
  const [given] = call.args;
  if (given !== undefined) put(state, "doer", given.value, given.span, run);
  takeDoer(state, run);
  watchClient(state, "resty", call, run);
  return { kind: "native", path: "resty.Client", state };
}

/** Watches a client in case only other files send with it. */
export function watchClient(state: Thing, client: "resty" | "req", call: Call, run: Run): void {
  const token = (): Entry | undefined => tokenOf(undefined, state, run);
  watchIdleClient({ state, client, base: "base", token }, call, run);
}

export function newState(run: Run): Thing {
  const state = run.thing([]);
  const none = { start: 0, end: 0 };
  put(state, "headers", run.thing([], { foldsCase: true }), none, run);
  return state;
}

function sharedClient(run: Run): Thing {
  const known = run.shared.get("resty.DefaultClient") ?? newState(run);
  run.shared.set("resty.DefaultClient", known);
  return known;
}

/** The `http.Client` that a client sends with. */
function doerOf(state: Thing, run: Run): Value {
  const known = optionValue(state, "doer");
  if (known !== undefined) return known;
  const made = plainClient(run);
  put(state, "doer", made, { start: 0, end: 0 }, run);
  return made;
}

/** Notes whether the `http.Client` in use may set headers, as it is now. */
export function takeDoer(state: Thing, run: Run): void {
  const doer = optionValue(state, "doer");
  if (doer === undefined) return;
  const own = doer.kind === "native" ? doer.state : undefined;
  const transport = own && entryOf(own, "transport")?.value;
  const isToken = transport?.kind === "native" && transport.path === "oauth2.Transport";
  const isOther = transport !== undefined && !isToken;
  if (own === undefined || addsHeaders(own) !== undefined || isOther) putChanges(state, run);
  if (isToken || has(own, "authorized")) authorize(state, run);
}

/** Methods of a client; `R()` begins a request. */
export function callRestyClient(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  const sender: Value = self ?? unknown;
  if (method === "R" || method === "NewRequest") return beginResty(call, sender, run);
  switch (method) {
    case "SetBaseURL":
    case "SetHostURL":
      if (first !== undefined) put(state, "base", first.value, first.span, run);
      break;
    case "OnBeforeRequest":
    case "SetPreRequestHook":
    case "AddRequestMiddleware":
      addHook(state, method, call, run);
      break;
    case "GetClient":
      return doerOf(state, run);
    case "SetTransport": {
      const doer = doerOf(state, run);
      if (doer.kind === "native" && doer.state) setTransport(doer.state, first?.value, run);
      break;
    }
    case "Clone": {
      const copy = copyState(state, run);
      const isReq = self?.kind === "native" && self.path === "req.Client";
      run.idleClients.uses(state);
      watchClient(copy, isReq ? "req" : "resty", call, run);
      return { kind: "native", path: isReq ? "req.Client" : "resty.Client", state: copy };
    }
    default:
      if (/^(?:Use\w*|SetRequestMiddlewares)$/.test(method)) putChanges(state, run);
      else if (!setOn(method, state, call, run)) put(state, "touched", unknown, at, run);
  }
  return sender;
}

/** Adds a hook that runs before each request. */
function addHook(state: Thing, method: string, { args, at }: Call, run: Run): void {
  const [first] = args;
  if (first?.value.kind !== "function") {
    putChanges(state, run);
    return;
  }
  run.taken.add(first.value);
  const name = method === "SetPreRequestHook" ? "rawHooks" : "hooks";
  const old = optionValue(state, name);
  const items = [...(old?.kind === "list" ? old.items : []), first.value];
  put(state, name, { kind: "list", items, isComplete: true }, at, run);
}

/** Setters that clients and requests share, for headers, tokens and queries. False for other methods. */
export function setOn(method: string, state: Thing, call: Call, run: Run): boolean {
  const { args, at } = call;
  const [first] = args;
  const headers = headersNow(state);
  if (headers === undefined) return false;
  const { callee } = at;
  const span = { start: callee.kind === "member" ? callee.object.end : at.start, end: at.end };
  switch (method) {
    case "SetHeader":
    case "SetHeaderVerbatim":
      putHeader(headers, args, span, run);
      return true;
    case "SetHeaders":
    case "SetHeaderMultiValues":
      spread(headers, first?.value ?? unknown, run);
      return true;
    case "SetContentType":
      if (first !== undefined) setOn("SetHeader", state, withName("Content-Type", call), run);
      return true;
    case "SetAuthToken":
    case "SetAuthScheme":
    case "SetHeaderAuthorizationKey":
      put(state, method.slice(3), first?.value ?? unknown, first?.span ?? span, run);
      // A request that is never sent was given a token, too: its headers are reported as lost.
      putToken(state, undefined, run);
      return true;
    case "SetBasicAuth":
      putHeader(headers, basicAuth(call, run), span, run);
      return true;
    case "SetDigestAuth":
    case "SetCookie":
    case "SetCookies":
      authorize(state, run);
      return true;
    case "SetQueryParam":
    case "SetQueryParams":
    case "SetQueryParamsFromValues":
    case "SetQueryString": {
      const pairs = optionValue(state, "query");
      const query = pairs?.kind === "thing" ? pairs : run.thing([]);
      const given = first?.value ?? unknown;
      if (method === "SetQueryParam") putHeader(query, args, at, run);
      else spread(query, given.kind === "native" ? (given.state ?? unknown) : given, run);
      put(state, "query", query, at, run);
      return true;
    }
    default:
      if (!isPathParameter(method)) return false;
      put(state, "path", unknown, span, run);
      return true;
  }
}

/** Whether a name sets path parameters, or is the field with them. */
function isPathParameter(name: string): boolean {
  return /^(?:Set)?(?:Raw)?PathParam/.test(name);
}

function withName(name: string, call: Call): Call {
  const [first] = call.args;
  if (first === undefined) return call;
  const key: Value = { kind: "text", written: { text: name, runs: [] }, others: [], isSure: true };
  return { ...call, args: [{ value: key, span: first.span }, first] };
}

/** Assigns to fields: `client.Token = …`, `client.BaseURL = …`. */
export function assignToResty({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state === undefined) return false;
  const { value, valueSpan } = entry;
  if (/^(?:BaseURL|HostURL)$/.test(name)) put(state, "base", value, valueSpan, run);
  else if (name === "Token" || name === "AuthToken") put(state, "AuthToken", value, valueSpan, run);
  else if (name === "AuthScheme") put(state, "AuthScheme", value, valueSpan, run);
  else if (/^(?:URL|Method|Body)$/.test(name))
    put(state, name.toLowerCase(), value, valueSpan, run);
  else if (isPathParameter(name)) put(state, "path", unknown, valueSpan, run);
  else if (name === "Header") replaceHeader(state, entry, run);
  return true;
}
