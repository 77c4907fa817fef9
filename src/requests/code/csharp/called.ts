import { changeItems } from "../machine/values/growing.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { joinedUrl } from "../clients/urls.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { callAccept } from "./clients/accept.ts";
import { builtUri, callTextBuilder } from "./clients/builders.ts";
import { newContent } from "./clients/content.ts";
import { callFlurl } from "./clients/flurl.ts";
import { clientOfAll } from "./clients/flurlClients.ts";
import { putHandler } from "./clients/handlers.ts";
import { callHeaders } from "./clients/headers.ts";
import { callClient, plainClient } from "./clients/httpClient.ts";
import { changedList, isFixedList, makeImmutable, toImmutable } from "./immutables.ts";
import { addItem, callList, growingList } from "./lists.ts";
import { callMessage } from "./clients/messages.ts";
import { callQuery, newQuery } from "./nameValues.ts";
import { known } from "./names.ts";
import { yieldingName, yieldName } from "./reading/readYield.ts";
import { callService, serviceFor } from "./clients/refit.ts";
import { callBuilder } from "./clients/registrations.ts";
import { callRestClient } from "./clients/restClients.ts";
import { callRestRequest } from "./clients/restSharp.ts";
import { callUtility } from "./texts.ts";
import { beginUnity, callUnity } from "./clients/unity.ts";
import { callWebClient } from "./clients/webClient.ts";
import { callWebRequest, createRequest } from "./clients/webRequest.ts";

/** The result and effect of calling something of the library; undefined for unknown names. */
export function called(call: Call, run: Run): Value | undefined {
  const { path } = call;
  if (path === yieldingName) return growingList(call.at, run);
  if (path === yieldName) return yielded(call, run);
  if (path.startsWith("<")) return callUtility(path, call, run);
  const dot = path.lastIndexOf(".");
  const [of, method] = [path.slice(0, dot), path.slice(dot + 1)];
  switch (of) {
    case "client":
      return callClient(method, call, run);
    case "clientBuilder":
      return callBuilder(method, call, run);
    case "message":
      return callMessage(method, call, run);
    case "headers":
      return callHeaders(method, call, run);
    case "headers.Accept":
      return callAccept(method, call, run);
    case "webRequest":
      return callWebRequest(method, call, run);
    case "webClient":
      return callWebClient(method, call, run);
    case "restClient":
      return callRestClient(method, call, run);
    case "restRequest":
      return callRestRequest(method, call, run);
    case "flurl":
    case "flurlUrl":
    case "flurlClient":
      return callFlurl(method, call, run);
    case "refit":
      return callService(method, call, run);
    case "unity":
      return callUnity(method, call, run);
    case "textBuilder":
      return callTextBuilder(method, call, run);
    case "query":
      return callQuery(method, call, run);
    case "items":
      return (
        toImmutable(call, run) ??
        (isFixedList(call) ? changedList(method, call, run) : undefined) ??
        callList(method, call, run)
      );
    case "uriBuilder":
      return method === "ToString" && call.state !== undefined
        ? builtUri({ kind: "native", path: of, state: call.state }, run)
        : unknown;
    default:
      return ofClass(of, method, call, run);
  }
}

/** `yield return value` adds to the iterator's list. */
function yielded({ args: [list, item] }: Call, run: Run): Value {
  if (list !== undefined && item !== undefined) addItem(list.value, item.value, item.span, run);
  return unknown;
}

const verbs = /^(?:Get|Post|PostWwwForm|Put|Delete|Head)$/;

/** Static methods of classes. */
function ofClass(of: string, method: string, call: Call, run: Run): Value | undefined {
  const { args, path } = call;
  const [first] = args;
  switch (of) {
    case "WebRequest":
    case "HttpWebRequest":
      return /^Create/.test(method) ? createRequest(call, run) : unknown;
    case "JsonContent":
      return newContent("JsonContent", call, run);
    case "Array":
      if (/^(?:Reverse|Sort|Fill|Clear|Copy)$/.test(method))
        changeItems(args[method === "Copy" ? (args.length > 3 ? 2 : 1) : 0]?.value, run);
      return callUtility(path, call, run);
    case "Enumerable":
      return method === "Empty" ? callUtility("Array.Empty", call, run) : undefined;
    case "HttpClientFactory":
      return clientOfFactory(call, run);
    case "RestService":
      return method === "For" ? serviceFor(call, run) : unknown;
    case "UnityWebRequest":
      if (!verbs.test(method)) return unknown;
      return beginUnity(method.startsWith("Post") ? "POST" : method.toUpperCase(), call, run);
    case "HttpUtility":
      return method === "ParseQueryString" ? newQuery(call, run) : unknown;
    case "Url":
      if (method !== "Combine" || first === undefined) return unknown;
      return args
        .slice(1)
        .reduce<Value>((base, { value, span }) => joinedUrl(base, value, span, run), first.value);
    case "MediaTypeWithQualityHeaderValue":
    case "MediaTypeHeaderValue":
    case "AuthenticationHeaderValue":
    case "HttpMethod":
      return /^(?:Try)?Parse$/.test(method) ? (first?.value ?? unknown) : unknown;
    default: {
      const [head = ""] = path.split(".");
      const ofFlurl = head === "FlurlHttp" ? clientOfAll(call, run) : undefined;
      if (ofFlurl !== undefined) return ofFlurl;
      const fixed = makeImmutable(head, method, call, run);
      if (fixed !== undefined) return fixed;
      if (/^(?:headers|content|message|handler|restOptions|lazy)$/.test(head)) return unknown;
      return known.has(head) ? callUtility(path, call, run) : undefined;
    }
  }
}

/** `HttpClientFactory.Create(handler, …)`. */
function clientOfFactory({ args }: Call, run: Run): Value {
  const client = plainClient(run);
  for (const arg of args) putHandler(client.state, arg, run);
  return client;
}
