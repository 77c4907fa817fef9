import { classOf } from "./homes.ts";

/** Classes known by simple name, whatever their package. */
export const known = new Set(
  `HttpClient HttpRequest HttpResponse URI URL HttpURLConnection HttpsURLConnection System
  OkHttpClient Request RequestBody FormBody Headers HttpUrl MediaType Credentials
  RestTemplate RestOperations RestTemplateBuilder HttpHeaders HttpEntity HttpMethod BodyInserters WebClient RestClient RequestEntity
  UriComponentsBuilder DefaultUriBuilderFactory LinkedMultiValueMap MultiValueMap MultivaluedHashMap MimeTypeUtils
  ClientRequest ExchangeFilterFunction ExchangeFilterFunctions ParameterizedTypeReference Mono
  SimpleClientHttpRequestFactory JdkClientHttpRequestFactory HttpComponentsClientHttpRequestFactory
  OkHttp3ClientHttpRequestFactory JettyClientHttpRequestFactory ReactorClientHttpRequestFactory
  ReactorNettyClientRequestFactory BufferingClientHttpRequestFactory InterceptingClientHttpRequestFactory
  ReactorClientHttpConnector JdkClientHttpConnector JettyClientHttpConnector HttpComponentsClientHttpConnector
  HttpClients HttpClientBuilder HttpAsyncClients CloseableHttpClient CloseableHttpAsyncClient URIBuilder
  ClassicRequestBuilder RequestBuilder SimpleRequestBuilder SimpleHttpRequest SimpleHttpRequests
  BasicHttpRequest BasicClassicHttpRequest HttpUriRequestBase HttpGet HttpPost HttpPut HttpPatch HttpDelete HttpHead HttpOptions StringEntity ByteArrayEntity UrlEncodedFormEntity BasicHeader HttpHost
  ContentType Unirest UnirestInstance
  Map HashMap LinkedHashMap TreeMap EnumMap ConcurrentHashMap Entry List ArrayList LinkedList Arrays Collections Set EnumSet Stream
  Optional Objects String StringBuilder StringBuffer MessageFormat URLEncoder Base64 Duration Locale
  StandardCharsets BodyPublishers BodyHandlers UriUtils Math Integer Long Thread ObjectMapper JSONObject JsonObject
  HttpHeaderNames HttpHeaderValues Http Gson StringUtils Retrofit Feign HttpServiceProxyFactory WebClientAdapter RestClientAdapter RequestMethod`.split(
    /\s+/,
  ),
);

/** Packages whose classes these names mean. */
const packages =
  /^(?:java\.|javax\.(?:net|ws)\.|jakarta\.ws\.|okhttp3|com\.squareup\.okhttp|org\.springframework\.|org\.apache\.(?:http|hc|commons\.lang)|com\.google\.(?:common|gson)|com\.fasterxml\.|org\.json|reactor\.core|retrofit2|feign|io\.micronaut\.http|io\.restassured|com\.jayway\.restassured|play\.mvc|io\.netty\.handler\.codec\.http)/;

/** Packages whose import means that requests do not leave the process. */
export const mocking =
  /^(?:com\.github\.tomakehurst\.wiremock|org\.wiremock|okhttp3\.mockwebserver3?|mockwebserver3|org\.mockserver|org\.mockito|org\.springframework\.(?:test|boot\.test|mock)|org\.easymock|io\.mockk|com\.sun\.net\.httpserver|org\.powermock|io\.specto\.hoverfly|com\.xebialabs\.restito|org\.htmlunit|spark\.Spark|io\.restassured\.module\.(?:mockmvc|webtestclient)|play\.test)/;

/** The name used here for an imported class. */
export function classNamed(full: string): string | undefined {
  const [home = "", name = ""] = parted(full);
  const simple = name.slice(name.lastIndexOf(".") + 1);
  if (/^(?:kong|com\.mashape)\.unirest\./.test(full)) {
    return /^Unirest(?:Instance)?$/.test(simple) ? simple : undefined;
  }
  const own = classOf(home, name);
  if (own !== undefined) return own;
  if (!packages.test(full)) return undefined;
  if (/^org\.apache\.(?:http|hc)\./.test(full) && /Client$/.test(name))
    return "CloseableHttpClient";
  if (known.has(simple)) return simple;
  // A nested class of a known one.
  return known.has(name.split(".")[0] ?? "") ? name : undefined;
}

/** The package of a class, and its name including enclosing classes. */
function parted(full: string): readonly string[] {
  const [, home = "", name = full] = /^((?:[a-z_][\w]*\.)*[a-z_]\w*)\.([A-Z].*)$/.exec(full) ?? [];
  return [home, name];
}

const headers: Readonly<Record<string, string>> = {
  ...{ ACCEPT: "Accept", AUTHORIZATION: "Authorization", CONTENT_TYPE: "Content-Type" },
  ...{ USER_AGENT: "User-Agent", ACCEPT_ENCODING: "Accept-Encoding", HOST: "Host" },
  ...{ ACCEPT_LANGUAGE: "Accept-Language", CACHE_CONTROL: "Cache-Control", COOKIE: "Cookie" },
};

const types: Readonly<Record<string, string>> = {
  ...{ APPLICATION_JSON: "application/json", APPLICATION_XML: "application/xml", ALL: "*/*" },
  ...{ TEXT_HTML: "text/html", TEXT_PLAIN: "text/plain", TEXT_XML: "text/xml", WILDCARD: "*/*" },
  ...{ JSON_UTF_8: "application/json; charset=utf-8", TEXT_CSV: "text/csv", ANY_TYPE: "*/*" },
  ...{ APPLICATION_XHTML_XML: "application/xhtml+xml", APPLICATION_PDF: "application/pdf" },
  ...{ APPLICATION_ATOM_XML: "application/atom+xml", APPLICATION_NDJSON: "application/x-ndjson" },
  ...{ TEXT_EVENT_STREAM: "text/event-stream", APPLICATION_CBOR: "application/cbor" },
  ...{ JSON: "application/json", XML: "application/xml", HTML: "text/html", TEXT: "text/plain" },
  ...{ URLENC: "application/x-www-form-urlencoded", FORM: "application/x-www-form-urlencoded" },
  ANY: "*/*",
  APPLICATION_JSON_UTF8: "application/json;charset=UTF-8",
  APPLICATION_OCTET_STREAM: "application/octet-stream",
  APPLICATION_FORM_URLENCODED: "application/x-www-form-urlencoded",
  MULTIPART_FORM_DATA: "multipart/form-data",
};

/** Library constants that are texts. */
export function constantNamed(type: string, name: string): string | undefined {
  if (/^(?:HttpHeaders|HttpHeaderNames|Http\.HeaderNames)$/.test(type)) return own(headers, name);
  if (type === "HttpMethod" || type === "RequestMethod")
    return /^[A-Z]+$/.test(name) ? name : undefined;
  if (/^(?:MediaType|MimeTypeUtils|ContentType|HttpHeaderValues|Http\.MimeTypes)$/.test(type))
    return own(types, name.replace(/_(?:VALUE|TYPE)$/, ""));
  return undefined;
}

/** An own entry; names such as `valueOf` exist on every object. */
function own(of: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
