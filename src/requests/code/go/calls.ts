import { isAmong } from "../machine/values/isAmong.ts";
import { asValue } from "../machine/values/truthOf.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { callJson, readerOf } from "./clients/body.ts";
import { callBuilderRequest, newBuilderRequest } from "./clients/builderRequest.ts";
import { callBuiltin, callMaps, firstOf, reordered } from "./builtin.ts";
import { callClient, callTransport, newClient } from "./clients/client.ts";
import { callContext } from "./contexts.ts";
import {
  callFastHeader,
  callFastHttp,
  callFastRequest,
  newFastRequest,
} from "./clients/fastHttp.ts";
import { callGoRequest, newGoRequest } from "./clients/goRequest.ts";
import { yielded } from "./iterators.ts";
import { callReq } from "./clients/req.ts";
import { callSling, newSling } from "./clients/sling.ts";
import { callGrequests } from "./clients/grequests.ts";
import { callHeimdall, newHeimdall } from "./clients/heimdall.ts";
import { callLo } from "./lo.ts";
import { callHeader, headerOf, newHeader } from "./clients/header.ts";
import { canonicalKey } from "./clients/headerKeys.ts";
import { harmless } from "./names.ts";
import { callOauth, newOauth } from "./clients/oauth2.ts";
import { callValues, newValues } from "./clients/query.ts";
import { callOnce, newOnce } from "./once.ts";
import { callRequest, newRequest, requestLiteral } from "./clients/request.ts";
import { callResty, callRestyClient } from "./clients/resty.ts";
import { callRestyRequest } from "./clients/restyRequest.ts";
import { callProxyRequest, newReverseProxy } from "./clients/reverseProxy.ts";
import { callServer } from "./clients/server.ts";
import { callViper, flagOf } from "./settings.ts";
import { callBuilder, callTexts, newBuilder } from "./strings.ts";
import { callUrl, callUrlModule, urlLiteral } from "./url.ts";

/** A composite literal `T{…}` of a library's type. */
export function callMade(call: Call, run: Run): Value {
  const [given] = call.args;
  switch (call.path) {
    case "http.Client":
    case "retryable.Client":
      return newClient(call, run);
    case "http.Header":
    case "http.MIMEHeader":
      return newHeader(given?.value, run);
    case "http.Request":
      return requestLiteral(call, run);
    case "http.Transport":
      return { kind: "native", path: "http.Transport" };
    case "oauth2.Config":
    case "oauth2.Transport":
      return newOauth(call, run);
    case "strings.Builder":
    case "bytes.Buffer":
      return newBuilder(call, run);
    case "fasthttp.Client":
    case "fasthttp.HostClient":
      return { kind: "native", path: "fasthttp.Client" };
    case "httputil.ReverseProxy":
      return newReverseProxy(call, run);
    case "grequests.RequestOptions":
      return given?.value ?? unknown;
    case "sync.Once":
      return newOnce(run);
    case "url.URL":
      return urlLiteral(call, run);
    case "url.Values":
      return newValues(given?.value, run);
    default:
      return unknown;
  }
}

/** A call of a library's function or method. */
export function callNamed(call: Call, run: Run): Value | undefined {
  const { path, args } = call;
  if (path === "yield") return yielded(call);
  const dot = path.lastIndexOf(".");
  const [of, method] = [path.slice(0, dot), path.slice(dot + 1)];
  switch (of) {
    case "builtin":
      return callBuiltin(method, call, run);
    case "http":
      return ofHttp(method, call, run);
    case "retryable":
      if (method === "NewClient") return newClient({ ...call, args: [] }, run);
      // It wraps the request, and so shares its headers.
      if (method === "FromRequest") {
        return { kind: "list", items: [args[0]?.value ?? unknown, unknown], isComplete: true };
      }
      return /^NewRequest(?:WithContext)?$/.test(method) ? newRequest(call, run) : unknown;
    case "around":
      // A transport that wraps another one, adding nothing relevant.
      return method === "NewTransport" ? (args[0]?.value ?? unknown) : unknown;
    case "cleanhttp":
      return method.endsWith("Client")
        ? newClient({ ...call, args: [] }, run)
        : { kind: "native", path: "http.Transport" };
    case "http.Client":
      return callClient(method, call, run);
    case "http.Transport":
    case "http.DefaultTransport":
      return callTransport(method, call, run);
    case "oauth2":
    case "oauth2.Config":
    case "oauth2.Transport":
      return callOauth(`${of}.${method}`, call, run);
    case "http.Header":
      return callHeader(method, asMethod(call), run);
    case "http.Request":
      return callRequest(method, call, run);
    case "httputil.ProxyRequest":
      return callProxyRequest(method, call, run);
    case "url":
      return call.state === undefined
        ? callUrlModule(method, call, run)
        : callUrl(method, call, run);
    case "url.Values":
      return callValues(method, call, run);
    case "resty":
      return callResty(method, call, run);
    case "resty.Client":
      return callRestyClient(method, call, run);
    case "resty.Request":
      return callRestyRequest(method, call, run);
    case "gorequest":
      return method === "New" && call.state === undefined
        ? newGoRequest(call, run)
        : callGoRequest(method, call, run);
    case "sling":
      return method === "New" && call.state === undefined
        ? newSling(call, run)
        : callSling(method, call, run);
    case "grequests":
      return callGrequests(method, call, run);
    case "heimdall":
      return newHeimdall(method, call, run);
    case "heimdall.Client":
      return callHeimdall(method, call, run);
    case "lo":
      return callLo(method, call, run);
    case "requests":
      return /^(?:URL|New)$/.test(method) && call.state === undefined
        ? newBuilderRequest(method, call, run)
        : callBuilderRequest(method, call, run);
    case "fasthttp":
    case "fasthttp.Client":
      return method === "AcquireRequest"
        ? newFastRequest(call, run)
        : callFastHttp(method, call, run);
    case "fasthttp.Request":
      return callFastRequest(method, call, run);
    case "fasthttp.Request.Header":
      return callFastHeader(method, call, run);
    case "req":
    case "req.Client":
    case "req.Request":
      return callReq(of, method, call, run);
    case "sync":
      // The returned function runs the given one once.
      return /^Once(?:Func|Values?)$/.test(method) ? (args[0]?.value ?? unknown) : unknown;
    case "sync.Once":
      return callOnce(method, call, run);
    case "context":
      return callContext(method, call);
    case "cmp":
      return method === "Or" ? firstOf(args) : unknown;
    case "flag":
      // The variable gets its value from the command line.
      if (/Var[PF]?$/.test(method)) return undefined;
      return /^StringP?$/.test(method) ? flagOf(args, method, call, run) : unknown;
    case "viper":
      return callViper(method, call, run);
    case "json":
    case "json.Encoder":
      return callJson(method, call, run);
    case "bytes":
      return readerOf(call);
    case "sort":
    case "slices":
      if (method === "Contains" && args[0]?.value.kind === "list" && args[1] !== undefined)
        return asValue(isAmong(args[1].value, args[0].value));
      if (/^(?:Reverse|Sort|S(?:lice|table)|Strings)/.test(method)) reordered(args[0], run);
      return undefined;
    case "maps":
      return callMaps(method, call, run);
    case "strings.Builder":
      return callBuilder(method, call, run);
    case "fmt":
    case "strings":
    case "strconv":
    case "path":
      return callTexts(call, run);
    default:
      return (
        callServer(of, method, call, run) ??
        (harmless.has(path.split(".")[0] ?? "") ? unknown : undefined)
      );
  }
}

/** A method called on its type: `http.Header.Set(header, name, value)`. */
function asMethod(call: Call): Call {
  const [first, ...rest] = call.args;
  const isFunction = call.state === undefined && first?.value.kind === "native";
  return isFunction ? { ...call, state: first.value.state, self: first.value, args: rest } : call;
}

function ofHttp(method: string, call: Call, run: Run): Value | undefined {
  if (/^NewRequest(?:WithContext)?$/.test(method)) return newRequest(call, run);
  if (/^(?:Get|Head|Post|PostForm)$/.test(method)) return callClient(method, call, run);
  // Conversion of a map to headers.
  if (method === "Header" || method === "MIMEHeader") return headerOf(call.args[0]?.value, run);
  if (!/^Canonical(?:MIME)?HeaderKey$/.test(method)) return unknown;
  return canonicalKey(call.args[0]?.value ?? unknown);
}
