import { put, putChanges } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { textIn } from "../clients/urls.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { newStringBuilder, newUriBuilder } from "./clients/builders.ts";
import { contents, headerValue, newContent } from "./clients/content.ts";
import { newFlurl } from "./clients/flurl.ts";
import { watchFlurl } from "./clients/flurlClients.ts";
import { newHandler } from "./clients/handlers.ts";
import { newClient } from "./clients/httpClient.ts";
import { newDictionary, pairOf } from "./items.ts";
import { newList } from "./lists.ts";
import { newMessage } from "./clients/messages.ts";
import { newCollection } from "./nameValues.ts";
import { madeOfUnknown } from "./reading/readCall.ts";
import { newSettings } from "./clients/refit.ts";
import { authenticator } from "./clients/authenticator.ts";
import { newRestClient, newRestOptions } from "./clients/restClients.ts";
import { newRestRequest } from "./clients/restSharp.ts";
import { newUri } from "./texts.ts";
import { beginUnity, newUpload } from "./clients/unity.ts";
import { newWebClient } from "./clients/webClient.ts";
import { newHeaderCollection } from "./clients/webRequest.ts";

/** The object that `new` makes of a library class. */
export function made(call: Call, run: Run): Value {
  const { path, args, at } = call;
  const [first] = args;
  if (contents.has(path)) return newContent(path, call, run);
  switch (path) {
    case "HttpClient":
    case "HttpMessageInvoker":
      return newClient(call, run);
    case "HttpClientHandler":
    case "SocketsHttpHandler":
    case "WinHttpHandler":
    case "WebRequestHandler":
      return newHandler(call, run);
    case "HttpRequestMessage":
      return newMessage(call, run);
    case "Uri":
      return newUri(args);
    case "UriBuilder":
      return newUriBuilder(call, run);
    case "StringBuilder":
      return newStringBuilder(call, run);
    case "NameValueCollection":
      return newCollection(call, run);
    case "HttpMethod":
      return first?.value ?? unknown;
    case "MediaTypeWithQualityHeaderValue":
    case "MediaTypeHeaderValue":
    case "AuthenticationHeaderValue":
      return headerValue(call, run);
    case madeOfUnknown:
      return madeByLooks(call, run);
    case "WebClient":
      return newWebClient(call, run);
    case "WebHeaderCollection":
      return newHeaderCollection(call, run);
    case "RestClient":
      return newRestClient(call, run);
    case "RestClientOptions":
      return newRestOptions(call, run);
    case "RestRequest":
      return newRestRequest(call, run);
    case "FlurlRequest":
    case "Url":
      return newFlurl(
        path === "Url" ? "flurlUrl" : "flurl",
        (first && textIn(first.value)) ?? unknown,
        at,
        run,
      );
    case "FlurlClient": {
      const client = newFlurl("flurlClient", (first && textIn(first.value)) ?? unknown, at, run);
      // A wrapped client may set headers.
      const isOther = first !== undefined && textIn(first.value) === undefined;
      if (isOther && client.state !== undefined) putChanges(client.state, run);
      watchFlurl(client, call, run);
      return client;
    }
    case "UnityWebRequest":
      return beginUnity(undefined, call, run);
    case "UploadHandlerRaw":
      return newUpload(call, run);
    case "Dictionary":
    case "SortedDictionary":
    case "ConcurrentDictionary":
      return newDictionary(call, run);
    case "HashSet":
    case "List":
    case "SortedSet":
      return newList(call, run);
    case "KeyValuePair":
      return pairOf(args, run);
    case "RefitSettings":
      return newSettings(call, run);
    case "Lazy": {
      const state = run.thing([]);
      if (first !== undefined) put(state, "maker", first.value, first.span, run);
      return { kind: "native", path: "lazy", state };
    }
    default:
      return authenticator(call, run) ?? unknown;
  }
}

/** `SendAsync(new(HttpMethod.Get, url))`: the class is guessed from the arguments, or from what it is given to. */
function madeByLooks(call: Call, run: Run): Value {
  const { args, at } = call;
  const before = run.text.slice(Math.max(0, at.start - 60), at.start);
  if (/\bAuthorization\s{0,20}=\s{0,20}$/.test(before))
    return headerValue({ ...call, path: "AuthenticationHeaderValue" }, run);
  const has = (names: RegExp): boolean => args.some(({ name = "" }) => names.test(name));
  const [first] = args;
  const isMessage = first !== undefined && /\bHttpMethod\b/.test(run.source(first.span));
  if (isMessage || has(/^(?:RequestUri|Content|Method)$/)) return newMessage(call, run);
  return has(/^(?:BaseAddress|DefaultRequestHeaders)$/)
    ? newClient(call, run)
    : headerValue(call, run);
}
