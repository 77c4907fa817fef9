import { handBackRequest, outsideClient, putChanges } from "../making.ts";
import type { Call, Library, Run } from "../run.ts";
import { textOf, unknown, type Entry, type Native, type Value } from "../values.ts";
import { callBuiltin, callMaps, firstOf } from "./builtin.ts";
import { assignToClient, callClient, defaultClient, newClient } from "./client.ts";
import { assignToHeader, callHeader, newHeader, turnsOfHeader } from "./header.ts";
import { callMethod, flagOf } from "./methods.ts";
import { builtins, harmless, mocking, moduleNamed, ownNames, texts } from "./names.ts";
import { callOauth, newOauth } from "./oauth2.ts";
import { callValues, newValues } from "./query.ts";
import {
  assignToRequest,
  callRequest,
  memberOfRequest,
  newRequest,
  requestLiteral,
} from "./request.ts";
import { assignToResty, callResty, callRestyClient } from "./resty.ts";
import { callRestyRequest } from "./restyRequest.ts";
import { callServer, givenToServer, memberOfServer } from "./server.ts";
import { callBuilder, callTexts, newBuilder } from "./strings.ts";
import { assignToUrl, callUrl, callUrlModule, memberOfUrl, urlLiteral } from "./url.ts";

/** What Go and its libraries bring along. */
export const goLibrary: Library = {
  global(name) {
    if (builtins.has(name)) return { kind: "native", path: `builtin.${name}` };
    const [module = "", ...rest] = name.split(".");
    const known = moduleNamed(module) ?? (ownNames.has(module) ? module : undefined);
    if (known === undefined) return undefined;
    return { kind: "native", path: [known, ...rest].join(".") };
  },
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    if (/resty.*\bv3$/.test(module)) run.facts.set("resty 3", true);
    const known = moduleNamed(module);
    return known === undefined ? undefined : { kind: "native", path: known };
  },
  member(of, name, run) {
    const text = texts.get(`${of.path}.${name}`);
    if (text !== undefined) return textOf({ text, runs: [] });
    if (of.path === "http" && name === "DefaultClient") {
      return { kind: "native", path: "http.Client", state: defaultClient(run) };
    }
    if (of.path === "oauth2" && name === "HTTPClient") run.facts.set("oauth2 over another", true);
    return memberOfRequest(of, name, run) ?? memberOfUrl(of, name) ?? memberOfServer(of, name, run);
  },
  assign: assignTo,
  call(call, run) {
    return call.at.isNew ? made(call, run) : called(call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    if (type.path === "http.Client") return outsideClient("http.Client", run);
    return type.path === "http.Header" ? newHeader(unknown, run) : givenToServer(type.path);
  },
  turns(of, run) {
    return of.path === "http.Header" ? turnsOfHeader(of, run) : undefined;
  },
  hasExactTypes: true,
  tellsUnused: true,
  handBack: handBackRequest,
};

function assignTo(of: Native, name: string, entry: Entry, run: Run): boolean {
  switch (of.path) {
    case "http.Header":
      return assignToHeader(of, entry, run);
    case "http.Request":
      return assignToRequest(of, name, entry, run);
    case "url":
      return assignToUrl(of, name, entry, run);
    case "url.Values":
      if (of.state !== undefined) run.open(of.state, 0);
      return true;
    case "http.Client":
      if (of.state !== undefined) assignToClient(of.state, name, entry.value, run);
      return true;
    case "resty.Client":
    case "resty.Request":
      return assignToResty(of, name, entry, run);
    case "http":
      if (name === "DefaultClient" || name === "DefaultTransport")
        putChanges(defaultClient(run), run);
      return true;
    default:
      return false;
  }
}

/** `T{…}` of a type from outside. */
function made(call: Call, run: Run): Value {
  const [given] = call.args;
  switch (call.path) {
    case "http.Client":
    case "retryable.Client":
      return newClient(call, run);
    case "http.Header":
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
    case "url.URL":
      return urlLiteral(call, run);
    case "url.Values":
      return newValues(given?.value, run);
    default:
      return unknown;
  }
}

function called(call: Call, run: Run): Value | undefined {
  const { path, args } = call;
  const dot = path.lastIndexOf(".");
  const [of, method] = [path.slice(0, dot), path.slice(dot + 1)];
  switch (of) {
    case "builtin":
      return callBuiltin(method, call, run);
    case "http":
      return ofHttp(method, call, run);
    case "retryable":
      if (method === "NewClient") return newClient({ ...call, args: [] }, run);
      return /^NewRequest(?:WithContext)?$/.test(method) ? newRequest(call, run) : unknown;
    case "cleanhttp":
      return method.endsWith("Client")
        ? newClient({ ...call, args: [] }, run)
        : { kind: "native", path: "http.Transport" };
    case "http.Client":
    case "http.Transport":
    case "http.DefaultTransport":
      return callClient(method, call, run);
    case "oauth2":
    case "oauth2.Config":
    case "oauth2.Transport":
      return callOauth(`${of}.${method}`, call, run);
    case "http.Header":
      return callHeader(method, call, run);
    case "http.Request":
      return callRequest(method, call, run);
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
    case "cmp":
      return method === "Or" ? firstOf(args) : unknown;
    case "flag":
      return /^StringP?$/.test(method) ? flagOf(args, method) : unknown;
    case "json":
      if (method === "Unmarshal") for (const { value } of args) run.open(value);
      return unknown;
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

function ofHttp(method: string, call: Call, run: Run): Value | undefined {
  if (/^NewRequest(?:WithContext)?$/.test(method)) return newRequest(call, run);
  if (/^(?:Get|Head|Post|PostForm)$/.test(method)) return callClient(method, call, run);
  // A map of one's own as headers.
  if (method === "Header") return newHeader(call.args[0]?.value, run);
  return method === "CanonicalHeaderKey" ? call.args[0]?.value : unknown;
}
