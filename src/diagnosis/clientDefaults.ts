import * as l10n from "@vscode/l10n";
import type { Client } from "../requests/client.ts";

/** The Accept that a client sends unless its user sets one. */
export type DefaultAccept =
  | { readonly kind: "sends"; readonly value: string }
  | { readonly kind: "sendsNone" }
  /** It was not measured, or depends on circumstances. */
  | { readonly kind: "unknown" };

/** A client's name for people, its default, and how that is known. */
export interface ClientDefault {
  readonly name: string;
  readonly accept: DefaultAccept;
  readonly known: string;
}

/** What a client sends by default. */
export function clientDefault(client: Client): ClientDefault {
  return defaults[client]();
}

const everything = sends("*/*");
const list = sends("application/json, text/plain, */*");
const none: DefaultAccept = { kind: "sendsNone" };
const unknown: DefaultAccept = { kind: "unknown" };

function sends(value: string): DefaultAccept {
  return { kind: "sends", value };
}

function client(name: string, accept: DefaultAccept, known: string): ClientDefault {
  return { name, accept, known };
}

function measured(what?: string): string {
  return what === undefined ? l10n.t("measured") : l10n.t("measured, {0}", what);
}

function ofMono(): string {
  return l10n.t("that of Mono 6.8 sends none, measured; .NET's own was not measured");
}

/** Measured against a local server, with one request without headers for each client. */
const defaults: Readonly<Record<Client, () => ClientDefault>> = {
  curl: () => client("curl", everything, measured("curl 7.88.1")),
  wget: () => client("wget", everything, measured("wget 1.21.3")),
  httpie: () => client("HTTPie", everything, measured("HTTPie 3.2.1")),
  httpieJson: () =>
    client(
      "HTTPie",
      sends("application/json, */*;q=0.5"),
      l10n.t("documented, HTTPie 3.2.1: a body of JSON"),
    ),
  powershell: () =>
    client(
      "PowerShell",
      unknown,
      l10n.t("it uses .NET's HttpClient or HttpWebRequest, which were not measured"),
    ),
  httpRunner: () =>
    client(
      l10n.t("the runner of this file"),
      unknown,
      l10n.t("REST Client, httpYac and others differ"),
    ),
  dataConnector: () =>
    client(
      l10n.t("the Data Connector"),
      unknown,
      l10n.t("undocumented; a refusal without an Accept row was reported"),
    ),
  terraform: () =>
    client(
      l10n.t("Terraform's http provider"),
      none,
      l10n.t("it uses Go's net/http, which was measured"),
    ),
  n8n: () =>
    client(
      "n8n",
      sends(
        "application/json,text/html,application/xhtml+xml,application/xml,text/*;q=0.9, image/*;q=0.8, */*;q=0.7",
      ),
      l10n.t("its source, {0}; not measured", "HttpRequestV3.node.ts"),
    ),
  postman: () => client("Postman", everything, measured("newman 6.2.2")),
  insomnia: () =>
    client(
      "Insomnia",
      everything,
      l10n.t("its source, {0}; not measured", "parse-header-strings.ts"),
    ),
  ansible: () => client(l10n.t("Ansible's uri module"), none, measured("ansible-core 2.14.18")),
  bruno: () => client("Bruno", list, measured("bru 4.1.0")),
  hurl: () => client("Hurl", everything, l10n.t("it uses libcurl, like curl, which was measured")),
  unknown: () => client(l10n.t("this client"), unknown, l10n.t("not visible here")),
  fetch: () => client("fetch", everything, measured("Node.js 20")),
  undiciFetch: () => client(l10n.t("undici's fetch"), everything, measured()),
  nodeFetch: () => client("node-fetch", everything, measured("node-fetch 2")),
  workersFetch: () =>
    client(
      l10n.t("the fetch of Cloudflare Workers"),
      unknown,
      l10n.t("according to a public report, it sends none; not measured"),
    ),
  xhr: () => client("XMLHttpRequest", everything, l10n.t("XMLHttpRequest standard, send()")),
  jquery: () => client("jQuery", everything, l10n.t("documented, {0}", "$.ajaxSettings.accepts")),
  jqueryJson: () =>
    client(
      "jQuery",
      sends("application/json, text/javascript, */*; q=0.01"),
      l10n.t("documented, {0}", "$.ajaxSettings.accepts"),
    ),
  angular: () =>
    client(l10n.t("Angular's HttpClient"), list, l10n.t("documented, {0}", "HttpHeaders")),
  angularJs: () =>
    client(
      l10n.t("AngularJS's $http"),
      list,
      l10n.t("documented, {0}", "$httpProvider.defaults.headers"),
    ),
  urlFetchApp: () =>
    client(
      l10n.t("Google Apps Script's UrlFetchApp"),
      unknown,
      l10n.t("sends none as far as is known; not measured"),
    ),
  k6: () => client("k6", none, l10n.t("it uses Go's net/http, which was measured")),
  playwright: () => client("Playwright", everything, measured("playwright-core 1.65.1")),
  cypress: () =>
    client("Cypress", everything, l10n.t("its source, {0}", "packages/server/lib/request.js")),
  ofetch: () => client("ofetch", everything, measured("ofetch 1.5.1")),
  axios: () => client("axios", list, measured("axios 1.21.1")),
  got: () => client("got", none, measured("got 11")),
  ky: () => client("ky", everything, measured()),
  superagent: () => client("superagent", none, measured()),
  undici: () => client(l10n.t("undici's request"), none, measured()),
  nodeHttp: () => client(l10n.t("Node.js's http"), none, measured("Node.js 20")),
  requestLibrary: () => client("request", none, measured()),
  needle: () => client("needle", everything, measured("needle 3.5.0")),
  unirestNode: () => client("Unirest", none, measured("unirest 0.6.0")),
  gaxios: () => client("gaxios", everything, measured("gaxios 7.3.1")),
  bent: () => client("bent", none, measured("bent 7.3.12")),
  phin: () =>
    client("phin", unknown, l10n.t("measured: version 3.7 sends none, version 4 a list with JSON")),
  electronNet: () =>
    client(
      l10n.t("Electron's net"),
      everything,
      l10n.t("it uses Chromium's network service; not measured"),
    ),
  userScript: () =>
    client(
      "GM_xmlhttpRequest",
      everything,
      l10n.t("documented: it uses the browser's XMLHttpRequest or fetch; not measured"),
    ),
  niquests: () =>
    client("Niquests", everything, l10n.t("its source, {0}; not measured", "niquests/utils.py")),
  requests: () => client("requests", everything, measured("requests 2.28.1")),
  httpx: () => client("httpx", everything, measured("httpx 0.23.3")),
  aiohttp: () => client("aiohttp", everything, measured("aiohttp 3.8.4")),
  goHttp: () => client(l10n.t("Go's net/http"), none, measured("Go-http-client/1.1")),
  resty: () => client("resty", none, measured()),
  req: () => client("req", none, l10n.t("documented, dumps of its requests; not measured")),
  sling: () => client("sling", none, measured("sling 1.3.0")),
  gorequest: () => client("gorequest", none, measured("gorequest 0.2.15")),
  fasthttp: () => client("fasthttp", none, measured("fasthttp 1.31")),
  javaHttp: () => client(l10n.t("Java's HttpClient"), none, measured("Java 17")),
  urlConnection: () =>
    client(
      "HttpURLConnection",
      sends("text/html, image/gif, image/jpeg, */*; q=0.2"),
      measured("Java 17"),
    ),
  okhttp: () => client("OkHttp", none, measured()),
  restTemplate: () =>
    client(
      "RestTemplate",
      sends("text/plain, application/json, application/*+json, */*"),
      l10n.t("measured, Spring 4.3.30: its converters' list for a text"),
    ),
  webClient: () =>
    client("WebClient", everything, l10n.t("the source of Reactor Netty, HttpClientConnect")),
  springRestClient: () =>
    client(
      l10n.t("Spring's RestClient"),
      unknown,
      l10n.t("it sets none (spring-framework, issue 31805), what sends for it may; not measured"),
    ),
  apacheHttp: () =>
    client(
      "Apache HttpClient",
      none,
      measured(l10n.t("{0} and {1}", "HttpClient 4.5.14", "5.1.3")),
    ),
  unirest: () => client("Unirest", none, measured("Unirest 1.4.8")),
  asyncHttp: () =>
    client(
      "AsyncHttpClient",
      everything,
      l10n.t("its source, {0}; not measured", "NettyRequestFactory.java"),
    ),
  playWs: () =>
    client(l10n.t("Play's client"), everything, l10n.t("it uses AsyncHttpClient; not measured")),
  restAssured: () =>
    client(
      "REST Assured",
      everything,
      l10n.t("documented, what it logs of requests; not measured"),
    ),
  micronaut: () =>
    client(
      l10n.t("Micronaut's HttpClient"),
      none,
      l10n.t("its source, {0}; not measured", "DefaultHttpClient.java"),
    ),
  vertx: () =>
    client(
      l10n.t("Vert.x's WebClient"),
      none,
      l10n.t("its source, {0}; not measured", "HttpRequestImpl.java"),
    ),
  feign: () => client("Feign", everything, l10n.t("its source, Client.Default")),
  jaxRs: () =>
    client(
      l10n.t("the JAX-RS client"),
      unknown,
      l10n.t("measured: RESTEasy 3.0 sends none, Jersey 1.19 what HttpURLConnection sends"),
    ),
  dotnetHttp: () => client(l10n.t(".NET's HttpClient"), unknown, ofMono()),
  webRequest: () => client("HttpWebRequest", unknown, ofMono()),
  webClientNet: () => client(l10n.t(".NET's WebClient"), unknown, ofMono()),
  restSharp: () =>
    client(
      "RestSharp",
      sends("application/json, text/json, text/x-json, text/javascript, application/xml, text/xml"),
      l10n.t("its source, version 112: its serializers set it; not measured"),
    ),
  flurl: () =>
    client("Flurl", unknown, l10n.t("it uses .NET's HttpClient, which was not measured")),
  unity: () =>
    client("UnityWebRequest", everything, l10n.t("captures that players published; not measured")),
  urllib: () => client("urllib", none, measured("Python 3.11")),
  treq: () => client("treq", none, l10n.t("its source, {0}; not measured", "treq/client.py")),
  kivy: () =>
    client(
      l10n.t("Kivy's UrlRequest"),
      none,
      l10n.t("it uses Python's http.client, which was measured"),
    ),
  urllib3: () => client("urllib3", none, measured("urllib3 2.8.0")),
  httplib2: () => client("httplib2", none, measured("httplib2 0.22.0")),
  tornado: () => client("tornado", none, l10n.t("measured, tornado 6.5, its own client")),
  pycurl: () => client("pycurl", everything, measured("pycurl 7.45.2")),
  httpClient: () => client("http.client", none, measured("Python 3.11")),
  netHttp: () => client("Net::HTTP", everything, measured("Ruby 3.1")),
  openUri: () => client("open-uri", everything, measured("Ruby 3.1")),
  faraday: () => client("Faraday", everything, l10n.t("measured, its usual adapter")),
  httparty: () => client("HTTParty", everything, measured()),
  restClient: () => client("RestClient", everything, measured()),
  phpCurl: () => client(l10n.t("PHP's curl"), everything, measured()),
  saloon: () => client("Saloon", none, l10n.t("it uses Guzzle, which was measured")),
  guzzle: () => client("Guzzle", none, l10n.t("measured; it removes curl's own")),
  laravelHttp: () => client(l10n.t("Laravel's Http"), none, measured()),
  symfonyHttp: () =>
    client(
      l10n.t("Symfony's HttpClient"),
      everything,
      l10n.t("measured, over curl and without it"),
    ),
  phpStream: () => client("file_get_contents", none, measured()),
  wordpress: () =>
    client(
      "WordPress",
      unknown,
      l10n.t("measured, WordPress 6.1: */* over curl, none over fsockopen"),
    ),
  psr18: () => client(l10n.t("the PSR-18 client"), unknown, l10n.t("it may be any client")),
  phpRequests: () =>
    client(
      "Requests for PHP",
      unknown,
      l10n.t("measured within WordPress 6.1: */* over curl, none over fsockopen"),
    ),
  buzz: () => client("Buzz", unknown, l10n.t("it may be any client")),
  buzzCurl: () =>
    client("Buzz", everything, l10n.t("its source, {0}; not measured", "AbstractCurl.php")),
  buzzStream: () =>
    client("Buzz", none, l10n.t("its source, {0}; not measured", "FileGetContents.php")),
  httpRb: () => client("http.rb", none, measured("http 4.4.1")),
  typhoeus: () => client("Typhoeus", everything, measured("Typhoeus 1.4.0")),
  httpxRuby: () =>
    client("HTTPX", everything, l10n.t("its source, {0}; not measured", "request.rb")),
  httpClientRuby: () =>
    client("HTTPClient", everything, l10n.t("its source, {0}; not measured", "session.rb")),
  asyncHttpRuby: () =>
    client("async-http", none, l10n.t("its source, {0}; not measured", "internet.rb")),
  curb: () => client("Curb", everything, l10n.t("it uses libcurl, like curl, which was measured")),
  excon: () =>
    client(
      "Excon",
      none,
      l10n.t(
        "measured, Excon 0.88.0: headers that a connection is given replace those that it has",
      ),
    ),
  exconBare: () =>
    client(
      "Excon",
      everything,
      l10n.t("measured, Excon 0.88.0: a connection that is given no headers"),
    ),
};
