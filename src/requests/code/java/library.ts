import { handBackRequest, has, outsideClient, put } from "../making.ts";
import type { Call, Library, Run } from "../run.ts";
import { textOf, unknown, type Native, type Value } from "../values.ts";
import { textIn } from "../urls.ts";
import { apacheBuilder, basicHeader, callApacheRequest, newApacheRequest } from "./apache.ts";
import { newHeaders, setHeaders } from "./headers.ts";
import {
  bodyPublisher,
  callConnection,
  callJdkRequest,
  newJdkRequest,
  openConnection,
  sendWith,
} from "./jdkHttp.ts";
import { classNamed, constantNamed, known, mocking } from "./names.ts";
import { callOkClient, callOkRequest, newOkRequest, okHeaders } from "./okHttp.ts";
import {
  beginWebRequest,
  callClientBuilder,
  callRestTemplate,
  callWebRequest,
  newClient,
  newEntity,
} from "./spring.ts";
import { callText, callThing, callUtility } from "./texts.ts";
import { callUri, uriFrom } from "./uris.ts";

/** What Java and its libraries bring along: classes by their simple names. */
export const javaLibrary: Library = {
  impliesSelf: true,
  global(name, run) {
    if (name === "HttpClient" && run.facts.has("apache"))
      return { kind: "native", path: "CloseableHttpClient" };
    return known.has(name) ? { kind: "native", path: name } : undefined;
  },
  module(module, member, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    if (/^org\.apache\.(?:http|hc)\./.test(module)) run.facts.set("apache", true);
    const path = classNamed(module);
    if (path === undefined) return undefined;
    const text = member === undefined ? undefined : constantNamed(path, member);
    if (text !== undefined) return textOf({ text, runs: [] });
    return { kind: "native", path: member === undefined ? path : `${path}.${member}` };
  },
  member(of, name) {
    const text = constantNamed(of.path, name);
    return text === undefined ? undefined : textOf({ text, runs: [] });
  },
  assign: () => true,
  call(call, run) {
    return call.at.isNew ? made(call, run) : called(call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    const path = clients.get(type.path);
    if (path === "client" && type.path === "HttpClient") return { kind: "native", path };
    if (path !== undefined) return outsideClient(path, run);
    return type.path === "HttpHeaders" || type.path === "Headers"
      ? newHeaders(unknown, run)
      : undefined;
  },
  handBack: handBackRequest,
};

/** What a field or a parameter of these types holds. */
const clients: ReadonlyMap<string, string> = new Map([
  ...["HttpClient", "OkHttpClient", "CloseableHttpClient"].map((name) => [name, "client"] as const),
  ["RestTemplate", "spring.rest"],
  ["WebClient", "web.client"],
  ["RestClient", "web.client"],
  ["RestTemplateBuilder", "clientBuilder"],
]);

function made(call: Call, run: Run): Value {
  const { path, args } = call;
  const [first] = args;
  const verb = /^Http(Get|Post|Put|Patch|Delete|Head|Options)$/.exec(path)?.[1];
  if (verb !== undefined) return newApacheRequest(verb.toUpperCase(), call, run);
  switch (path) {
    case "URI":
    case "URL":
      return (first && textIn(first.value)) ?? unknown;
    case "URIBuilder":
      return uriFrom("", call, run);
    case "Request.Builder":
      return newOkRequest(call, run);
    case "OkHttpClient":
      return newClient("client", call, run);
    case "OkHttpClient.Builder":
      return newClient("ok.clientBuilder", call, run);
    case "Headers.Builder":
    case "HttpHeaders":
      return newHeaders(first?.value, run);
    case "HttpEntity":
      return newEntity(call, run);
    case "RestTemplate":
      return newClient("spring.rest", call, run);
    case "RestTemplateBuilder":
      return newClient("clientBuilder", call, run);
    case "BasicHeader":
      return basicHeader(call, run);
    case "StringEntity":
    case "FormBody.Builder":
      return { kind: "native", path: "body" };
    default:
      return callUtility(path, "", call, run);
  }
}

function called(call: Call, run: Run): Value | undefined {
  const { path, args, self, state } = call;
  const dot = path.lastIndexOf(".");
  const [of, method] = [path.slice(0, dot), path.slice(dot + 1)];
  switch (of) {
    case "HttpRequest":
      return method === "newBuilder" ? newJdkRequest(call, run) : unknown;
    case "BodyPublishers":
    case "HttpRequest.BodyPublishers":
      return bodyPublisher(method);
    case "jdk.request":
      return callJdkRequest(method, call, run);
    case "jdk.connection":
      return callConnection(method, call, run);
    case "ok.request":
      return callOkRequest(method, call, run);
    case "apache.request":
      return callApacheRequest(method, call, run);
    case "web.request":
      return callWebRequest(method, call, run);
    case "HttpClient":
    case "HttpClients":
    case "HttpClientBuilder":
    case "WebClient":
    case "RestClient":
      return ofClientClass(of, method, call, run);
    case "ok.clientBuilder":
      if (method === "build") return asClient(call, "client");
      return callOkClient(method, call, run);
    case "clientBuilder":
      return method === "build"
        ? asClient(call, builtBy(state))
        : callClientBuilder(method, call, run);
    case "client":
      if (method === "newBuilder") return asClient(call, "ok.clientBuilder");
      return sendWith(self === undefined ? unknown : senderOf(self, state), call, run);
    case "spring.rest":
      return callRestTemplate(method, call, run);
    case "interceptors":
      if (state !== undefined) put(state, "changes", unknown, call.at, run);
      return unknown;
    case "web.client":
      return beginWebRequest(method, call, run);
    case "headers":
      if (setHeaders(state, method, call, run)) return self ?? unknown;
      return method === "build" ? (self ?? unknown) : unknown;
    case "url":
      return callUri(method, call, run);
    case "URI":
      return method === "create" ? ((args[0] && textIn(args[0].value)) ?? unknown) : unknown;
    case "HttpUrl":
    case "UriComponentsBuilder":
      return uriFrom(method, call, run);
    case "Headers":
      return okHeaders(method, call, run);
    case "MediaType":
    case "HttpMethod":
    case "ContentType":
      return /^(?:get|parse|valueOf|parseMediaType|of|create|toString|name|getMimeType)$/.test(
        method,
      )
        ? (args[0]?.value ?? unknown)
        : unknown;
    case "ClassicRequestBuilder":
    case "RequestBuilder":
    case "SimpleRequestBuilder":
      return apacheBuilder(method.toUpperCase(), "addHeader", call, run);
    case "Request":
    case "FluentRequest":
      return /^(?:get|post|put|patch|delete|head)$/i.test(method)
        ? apacheBuilder(method.toUpperCase(), "addHeader", call, run)
        : unknown;
    default:
      return ofOther(of, method, call, run);
  }
}

/** Classes that leave alone what they are given. */
function ofOther(of: string, method: string, call: Call, run: Run): Value | undefined {
  const [head = ""] = of.split(".");
  return known.has(head) || /^(?:answer|body|noBody|entity|basicHeader|environment)$/.test(head)
    ? callUtility(of, method, call, run)
    : undefined;
}

function ofClientClass(of: string, method: string, call: Call, run: Run): Value {
  const isWeb = of === "WebClient" || of === "RestClient";
  if (
    method === "builder" ||
    method === "newBuilder" ||
    method === "custom" ||
    (method === "create" && of === "HttpClientBuilder")
  ) {
    const made = newClient("clientBuilder", call, run);
    if (made.state !== undefined && isWeb) put(made.state, "web", unknown, call.at, run);
    return made;
  }
  const client = newClient(isWeb ? "web.client" : "client", call, run);
  const [first] = call.args;
  if (first !== undefined && client.state !== undefined && isWeb) {
    put(client.state, "base", textIn(first.value) ?? unknown, first.span, run);
  }
  return client;
}

function builtBy(state: Native["state"]): string {
  return has(state, "web") ? "web.client" : has(state, "base") ? "spring.rest" : "client";
}

function asClient({ state }: Call, path: string): Value {
  return { kind: "native", path, ...(state === undefined ? {} : { state }) };
}

function senderOf(self: Value, state: Native["state"]): Value {
  return self.kind === "native"
    ? { kind: "native", path: "client", ...(state === undefined ? {} : { state }) }
    : unknown;
}

/** Methods of texts and maps, and of clients that the file does not show. */
function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  if (self?.kind === "text") {
    if (name === "openConnection") return openConnection(self, call, run);
    if (name === "openStream") {
      openConnection(self, call, run);
      return unknown;
    }
    return callText(self, call, run);
  }
  if (self?.kind === "thing") {
    const found = callThing(self, call, run);
    if (found !== undefined) return found;
  }
  const isSending =
    /^(?:send|sendAsync|newCall|execute|exchange)$/.test(name) &&
    args.some(({ value }) => value.kind === "native" && has(value.state, "late"));
  if (isSending) return sendWith(outsideClient("client", run), call, run);
  return /^(?:println|printf|print|info|debug|warn|error|trace|get\w*|is\w*|equals|hashCode|toString|join|body|statusCode|close)$/.test(
    name,
  )
    ? unknown
    : undefined;
}
