import { contents } from "./clients/content.ts";
import { enumMembersName } from "./enumMembers.ts";
import { handlerClasses } from "./clients/handlers.ts";
import { immutableClasses } from "./immutables.ts";
import { madeOfUnknown } from "./reading/readCall.ts";
import { yieldingName, yieldName } from "./reading/readYield.ts";

/** Classes known by simple name. */
export const known = new Set([
  ...["HttpClient", "HttpMessageInvoker", "HttpClientFactory", "HttpRequestMessage", "HttpMethod"],
  ...["MediaTypeWithQualityHeaderValue", "MediaTypeHeaderValue", "AuthenticationHeaderValue"],
  ...["HeaderNames", "MediaTypeNames", "ContentType", "DataFormat", "HttpRequestHeader"],
  ...contents,
  ...handlerClasses,
  ...["WebRequest", "HttpWebRequest", "WebRequestMethods", "WebClient", "WebHeaderCollection"],
  ...["RestClient", "RestClientOptions", "RestRequest", "Method", "ParameterType"],
  ...["IRestClient", "IRestRequest", "JwtAuthenticator", "HttpBasicAuthenticator"],
  "OAuth2AuthorizationRequestHeaderAuthenticator",
  ...["FlurlClient", "IFlurlClient", "FlurlRequest", "FlurlHttp", "Url", "RestService"],
  "RefitSettings",
  ...["UnityWebRequest", "UploadHandlerRaw"],
  ...["Uri", "UriKind", "UriBuilder", "QueryHelpers", "HttpUtility", "WebUtility"],
  ...[
    "string",
    "String",
    "StringBuilder",
    "StringComparer",
    "StringComparison",
    "FormattableString",
    "Encoding",
    "Array",
    "Enumerable",
  ],
  ...["Dictionary", "SortedDictionary", "ConcurrentDictionary", "List", "KeyValuePair"],
  ...["HashSet", "SortedSet"],
  ...immutableClasses,
  ...["NameValueCollection", "Lazy", "Task", "ValueTask", "CancellationToken", "TimeSpan"],
  ...[
    "Environment",
    "Console",
    "Convert",
    "Guid",
    "Math",
    "JsonSerializer",
    "JsonConvert",
    "JsonUtility",
  ],
  ...["HttpCompletionOption", "HttpStatusCode", "ArgumentNullException", "Debug", "Trace", "Log"],
  ...[
    madeOfUnknown,
    yieldingName,
    yieldName,
    "<pairs>",
    enumMembersName,
    "<parts>",
    "<keys>",
    "<values>",
  ],
]);

/** Namespaces whose use means that requests do not leave the process. */
export const mocking =
  /^(?:RichardSzalay\.MockHttp|WireMock(?:\.|$)|Moq(?:\.|$)|NSubstitute(?:\.|$)|FakeItEasy|Microsoft\.AspNetCore\.(?:Mvc\.Testing|TestHost)|JustEat\.HttpClientInterception|Flurl\.Http\.Testing|MockServer|HttpMock|Contrib\.HttpClient)/;

const types: Readonly<Record<string, string>> = {
  ...{ Json: "application/json", Xml: "application/xml", Html: "text/html", Plain: "text/plain" },
  Octet: "application/octet-stream",
};

/** Library constants that are texts. */
export function constantNamed(path: string, name: string): string | undefined {
  if (path === "HttpMethod" || path === "Method") {
    return /^(?:get|post|put|patch|delete|head|options)$/i.test(name)
      ? name.toUpperCase()
      : undefined;
  }
  if (/^string$/i.test(path) && name === "Empty") return "";
  if (path === "Uri" && name.startsWith("UriScheme"))
    return name.slice("UriScheme".length).toLowerCase();
  if (path === "WebRequestMethods.Http") return name.toUpperCase();
  if (path === "UnityWebRequest") return /^kHttpVerb([A-Z]+)$/.exec(name)?.[1];
  if (path === "HttpRequestHeader") return name.replace(/(?<=[a-z])(?=[A-Z])/g, "-");
  if (path === "HeaderNames") {
    const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, "-");
    return /^(?:Accept|Authorization|Content-Type|User-Agent)$/.test(words) ? words : undefined;
  }
  if (/^(?:MediaTypeNames\.(?:Application|Text)|ContentType)$/.test(path)) return types[name];
  return undefined;
}
