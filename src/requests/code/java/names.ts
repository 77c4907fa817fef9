/** Classes that this folder knows by their simple names, whatever package they are of. */
export const known = new Set([
  ...["HttpClient", "HttpRequest", "HttpResponse", "URI", "URL", "HttpURLConnection", "System"],
  ...["OkHttpClient", "Request", "RequestBody", "FormBody", "Headers", "HttpUrl", "MediaType"],
  ...["RestTemplate", "RestTemplateBuilder", "HttpHeaders", "HttpEntity", "HttpMethod", "Map"],
  ...["WebClient", "RestClient", "RequestEntity", "UriComponentsBuilder", "URIBuilder", "List"],
  ...["HttpClients", "HttpClientBuilder", "CloseableHttpClient", "ClassicRequestBuilder"],
  ...["RequestBuilder", "StringEntity", "BasicHeader", "HashMap", "LinkedHashMap", "TreeMap"],
  ...[
    "ArrayList",
    "Arrays",
    "Collections",
    "String",
    "Objects",
    "URLEncoder",
    "Base64",
    "Duration",
  ],
  ...["StandardCharsets", "BodyPublishers", "BodyHandlers", "UriUtils", "Optional", "Math"],
  ...["HttpsURLConnection", "ObjectMapper", "JSONObject", "Gson", "Thread", "SimpleRequestBuilder"],
  ...["HttpGet", "HttpPost", "HttpPut", "HttpPatch", "HttpDelete", "HttpHead", "HttpOptions"],
  ...["MimeTypeUtils", "ContentType", "LinkedMultiValueMap", "Integer", "Long", "Entry"],
]);

/** Packages whose classes are meant by these names. */
const packages =
  /^(?:java\.|javax\.(?:net|ws)\.|jakarta\.ws\.|okhttp3|com\.squareup\.okhttp|org\.springframework\.|org\.apache\.(?:http|hc)\.|com\.google\.(?:common|gson)|com\.fasterxml\.|org\.json)/;

/** Where one of these is imported, requests do not leave the process. */
export const mocking =
  /^(?:com\.github\.tomakehurst\.wiremock|org\.wiremock|okhttp3\.mockwebserver3?|mockwebserver3|org\.mockserver|org\.mockito|org\.springframework\.(?:test|boot\.test)|org\.easymock|io\.mockk|com\.sun\.net\.httpserver|org\.powermock|io\.specto\.hoverfly|com\.xebialabs\.restito|org\.htmlunit|spark\.Spark)/;

/** What an imported class is called in here. */
export function classNamed(full: string): string | undefined {
  const name = full.slice(full.lastIndexOf(".") + 1);
  if (!packages.test(full)) return undefined;
  if (/^org\.apache\.(?:http|hc)\./.test(full) && /Client$/.test(name))
    return "CloseableHttpClient";
  if (/^org\.apache\.(?:http|hc)\..*fluent\.Request$/.test(full)) return "FluentRequest";
  return known.has(name) ? name : undefined;
}

const headers: Readonly<Record<string, string>> = {
  ...{ ACCEPT: "Accept", AUTHORIZATION: "Authorization", CONTENT_TYPE: "Content-Type" },
  ...{ USER_AGENT: "User-Agent", ACCEPT_ENCODING: "Accept-Encoding", HOST: "Host" },
  ...{ ACCEPT_LANGUAGE: "Accept-Language", CACHE_CONTROL: "Cache-Control", COOKIE: "Cookie" },
};

const types: Readonly<Record<string, string>> = {
  ...{ APPLICATION_JSON: "application/json", APPLICATION_XML: "application/xml", ALL: "*/*" },
  ...{ TEXT_HTML: "text/html", TEXT_PLAIN: "text/plain", TEXT_XML: "text/xml", WILDCARD: "*/*" },
  APPLICATION_JSON_UTF8: "application/json;charset=UTF-8",
  APPLICATION_OCTET_STREAM: "application/octet-stream",
  APPLICATION_FORM_URLENCODED: "application/x-www-form-urlencoded",
};

/** Constants of libraries that are texts, or stand for one. */
export function constantNamed(type: string, name: string): string | undefined {
  if (type === "HttpHeaders") return headers[name];
  if (type === "HttpMethod") return /^[A-Z]+$/.test(name) ? name : undefined;
  if (/^(?:MediaType|MimeTypeUtils|ContentType)$/.test(type))
    return types[name.replace(/_VALUE$/, "")];
  return undefined;
}
