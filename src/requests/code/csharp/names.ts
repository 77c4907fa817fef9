/** Classes that this folder knows, by their simple names. */
export const known = new Set([
  ...["HttpClient", "HttpRequestMessage", "HttpMethod", "Uri", "UriBuilder", "StringContent"],
  ...["JsonContent", "FormUrlEncodedContent", "ByteArrayContent", "MultipartFormDataContent"],
  ...["MediaTypeWithQualityHeaderValue", "MediaTypeHeaderValue", "AuthenticationHeaderValue"],
  ...[
    "HttpClientHandler",
    "SocketsHttpHandler",
    "RestClient",
    "RestRequest",
    "Method",
    "Dictionary",
  ],
  ...["RestClientOptions", "string", "String", "Environment", "Console", "Encoding", "HeaderNames"],
  ...["MediaTypeNames", "JsonSerializer", "JsonConvert", "Task", "Convert", "TimeSpan", "List"],
  ...["QueryHelpers", "HttpUtility", "WebUtility", "Guid", "Math", "ContentType", "KeyValuePair"],
  ...["HttpCompletionOption", "HttpStatusCode", "SortedDictionary", "ArgumentNullException"],
  ...["<new>", "<pairs>", "nameof", "Debug", "Trace", "Log", "DataFormat", "HttpRequestHeader"],
]);

/** Where one of these is used, requests do not leave the process. */
export const mocking =
  /^(?:RichardSzalay\.MockHttp|WireMock(?:\.|$)|Moq(?:\.|$)|NSubstitute(?:\.|$)|FakeItEasy|Microsoft\.AspNetCore\.(?:Mvc\.Testing|TestHost)|JustEat\.HttpClientInterception|Flurl\.Http\.Testing|MockServer|HttpMock|Contrib\.HttpClient)/;

const types: Readonly<Record<string, string>> = {
  ...{ Json: "application/json", Xml: "application/xml", Html: "text/html", Plain: "text/plain" },
  Octet: "application/octet-stream",
};

/** Constants of libraries that are texts, or stand for one. */
export function constantNamed(path: string, name: string): string | undefined {
  if (path === "HttpMethod" || path === "Method") {
    return /^(?:get|post|put|patch|delete|head|options)$/i.test(name)
      ? name.toUpperCase()
      : undefined;
  }
  if (path === "HeaderNames") {
    const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, "-");
    return /^(?:Accept|Authorization|Content-Type|User-Agent)$/.test(words) ? words : undefined;
  }
  if (/^(?:MediaTypeNames\.(?:Application|Text)|ContentType)$/.test(path)) return types[name];
  return undefined;
}
