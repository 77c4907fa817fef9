import { handBackRequest, has, outsideClient, send } from "../making.ts";
import type { Call, Library, Run } from "../run.ts";
import { textOf, unknown, type Entry, type Native, type Value } from "../values.ts";
import { headerValue, jsonContent, newContent } from "./content.ts";
import { assignHeader, callAccept, callHeaders } from "./headers.ts";
import {
  assignToClient,
  assignToMessage,
  callClient,
  clientFromOutside,
  memberOfClient,
  memberOfMessage,
  newClient,
  newMessage,
} from "./httpClient.ts";
import { constantNamed, known, mocking } from "./names.ts";
import {
  assignToRestClient,
  assignToRestRequest,
  callRestClient,
  callRestRequest,
  newRestClient,
  newRestOptions,
  newRestRequest,
} from "./restSharp.ts";
import { callText, callThing, callUtility, newDictionary, newUri } from "./texts.ts";

/** What C# and its libraries bring along: classes by their simple names. */
export const csharpLibrary: Library = {
  impliesSelf: true,
  global: (name) => (known.has(name) ? { kind: "native", path: name } : undefined),
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    const name = module.slice(module.lastIndexOf(".") + 1);
    return known.has(name) ? { kind: "native", path: name } : undefined;
  },
  member(of, name) {
    if (of.path === "client") return memberOfClient(of, name);
    if (of.path === "message") return memberOfMessage(of, name);
    // A dotted name of a namespace is its last part.
    const text = constantNamed(of.path, name);
    return text === undefined ? undefined : textOf({ text, runs: [] });
  },
  assign: assignTo,
  call(call, run) {
    return call.at.isNew ? made(call, run) : called(call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    if (type.path === "HttpClient") return clientFromOutside(run);
    return type.path === "RestClient" ? outsideClient("restClient", run) : undefined;
  },
  handBack: handBackRequest,
};

function assignTo(of: Native, name: string, entry: Entry, run: Run): boolean {
  switch (of.path) {
    case "client":
      return assignToClient(of, name, entry, run);
    case "message":
      return assignToMessage(of, name, entry, run);
    case "headers":
      return assignHeader(of, entry, run);
    case "restClient":
      return assignToRestClient(of, name, entry, run);
    case "restRequest":
      return assignToRestRequest(of, name, entry, run);
    case "content.Headers":
      if (of.state !== undefined && name === "ContentType") {
        run.put(of.state, { ...entry, name: { text: "type", runs: [] } });
      }
      return true;
    default:
      return true;
  }
}

function made(call: Call, run: Run): Value {
  const { path, args } = call;
  switch (path) {
    case "HttpClient":
      return newClient(call, run);
    case "HttpClientHandler":
    case "SocketsHttpHandler":
      return { kind: "native", path: "handler" };
    case "HttpRequestMessage":
      return newMessage(call, run);
    case "StringContent":
    case "FormUrlEncodedContent":
    case "ByteArrayContent":
    case "MultipartFormDataContent":
      return newContent(path, call, run);
    case "Uri":
      return newUri(args);
    case "HttpMethod":
      return args[0]?.value ?? unknown;
    case "MediaTypeWithQualityHeaderValue":
    case "MediaTypeHeaderValue":
    case "AuthenticationHeaderValue":
    case "<new>":
      return headerValue(call, run);
    case "RestClient":
      return newRestClient(call, run);
    case "RestClientOptions":
      return newRestOptions(call, run);
    case "RestRequest":
      return newRestRequest(call, run);
    case "Dictionary":
    case "SortedDictionary":
      return newDictionary(call, run);
    default:
      return unknown;
  }
}

function called(call: Call, run: Run): Value | undefined {
  const { path } = call;
  if (path === "<pairs>") return callUtility(path, call, run);
  const dot = path.lastIndexOf(".");
  const [of, method] = [path.slice(0, dot), path.slice(dot + 1)];
  switch (of) {
    case "client":
      return callClient(method, call, run);
    case "headers":
      return callHeaders(method, call, run);
    case "headers.Accept":
      return callAccept(method, call, run);
    case "restClient":
      return callRestClient(method, call, run);
    case "restRequest":
      return callRestRequest(method, call, run);
    case "JsonContent":
      return jsonContent(call, run);
    case "MediaTypeWithQualityHeaderValue":
    case "MediaTypeHeaderValue":
    case "AuthenticationHeaderValue":
    case "HttpMethod":
      return method === "Parse" ? (call.args[0]?.value ?? unknown) : unknown;
    default: {
      const [head = ""] = path.split(".");
      if (/^(?:headers|content|message|handler|restOptions)$/.test(head)) return unknown;
      return known.has(head) ? callUtility(path, call, run) : undefined;
    }
  }
}

/** Methods of texts and dictionaries, and of clients and factories that the file does not show. */
function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  if (name === "CreateClient") return clientFromOutside(run);
  if (self?.kind === "text") return callText(self, call, run);
  if (self?.kind === "thing") {
    const found = callThing(self, call, run);
    if (found !== undefined) return found;
  }
  const request = args[0]?.value.kind === "native" ? args[0].value.state : undefined;
  if (
    request !== undefined &&
    has(request, "late") &&
    /^(?:Send(?:Async)?|Execute\w*)$/.test(name)
  ) {
    send(request, outsideClient("client", run), call, run);
    return unknown;
  }
  return /^(?:ConfigureAwait|Write\w*|Log\w*|Read\w*|Get\w*|To\w*|Ensure\w*|Dispose\w*|Select|Where|Any|First\w*)$/.test(
    name,
  )
    ? unknown
    : undefined;
}
