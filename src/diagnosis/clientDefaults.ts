import * as l10n from "@vscode/l10n";
import type { Client } from "../requests/client.ts";

/** What a client sends for Accept when its user sets none. */
export type DefaultAccept =
  | { readonly kind: "sends"; readonly value: string }
  | { readonly kind: "sendsNone" }
  /** Nobody has measured it, or it depends. */
  | { readonly kind: "unknown" };

/** A client as people call it, with its default and how that is known. */
export interface ClientDefault {
  readonly name: string;
  readonly accept: DefaultAccept;
  readonly known: string;
}

/** What a client sends by itself. */
export function clientDefault(client: Client): ClientDefault {
  return defaults[client]();
}

const everything: DefaultAccept = { kind: "sends", value: "*/*" };
const list: DefaultAccept = { kind: "sends", value: "application/json, text/plain, */*" };
const none: DefaultAccept = { kind: "sendsNone" };
const unknown: DefaultAccept = { kind: "unknown" };

function measured(what?: string): string {
  return what === undefined ? l10n.t("measured") : l10n.t("measured, {0}", what);
}

/** Measured against a server on loopback, one request without headers of its own for each client. */
const defaults: Readonly<Record<Client, () => ClientDefault>> = {
  curl: () => ({ name: "curl", accept: everything, known: measured("curl 7.88.1") }),
  wget: () => ({ name: "wget", accept: everything, known: measured("wget 1.21.3") }),
  httpie: () => ({ name: "HTTPie", accept: everything, known: measured("HTTPie 3.2.1") }),
  httpieJson: () => ({
    name: "HTTPie",
    accept: { kind: "sends", value: "application/json, */*;q=0.5" },
    known: l10n.t("documented, HTTPie 3.2.1: a body of JSON"),
  }),
  powershell: () => ({
    name: "PowerShell",
    accept: unknown,
    known: l10n.t("it is HttpClient or HttpWebRequest of .NET, which were not measured"),
  }),
  httpRunner: () => ({
    name: l10n.t("the runner of this file"),
    accept: unknown,
    known: l10n.t("REST Client, httpYac and others differ"),
  }),
  dataConnector: () => ({
    name: l10n.t("the Data Connector"),
    accept: unknown,
    known: l10n.t("undocumented; a refusal without an Accept row was reported"),
  }),
  unknown: () => ({
    name: l10n.t("whoever sends this"),
    accept: unknown,
    known: l10n.t("not to be seen here"),
  }),
  fetch: () => ({ name: "fetch", accept: everything, known: measured("Node.js 20") }),
  undiciFetch: () => ({ name: l10n.t("fetch of undici"), accept: everything, known: measured() }),
  nodeFetch: () => ({ name: "node-fetch", accept: everything, known: measured("node-fetch 2") }),
  workersFetch: () => ({
    name: l10n.t("fetch of Cloudflare Workers"),
    accept: unknown,
    known: l10n.t("a public report says that it sends none; not measured"),
  }),
  xhr: () => ({
    name: "XMLHttpRequest",
    accept: everything,
    known: l10n.t("XMLHttpRequest standard, send()"),
  }),
  jquery: () => ({
    name: "jQuery",
    accept: everything,
    known: l10n.t("documented, {0}", "$.ajaxSettings.accepts"),
  }),
  jqueryJson: () => ({
    name: "jQuery",
    accept: { kind: "sends", value: "application/json, text/javascript, */*; q=0.01" },
    known: l10n.t("documented, {0}", "$.ajaxSettings.accepts"),
  }),
  angular: () => ({
    name: l10n.t("HttpClient of Angular"),
    accept: list,
    known: l10n.t("documented, {0}", "HttpHeaders"),
  }),
  angularJs: () => ({
    name: l10n.t("$http of AngularJS"),
    accept: list,
    known: l10n.t("documented, {0}", "$httpProvider.defaults.headers"),
  }),
  urlFetchApp: () => ({
    name: l10n.t("UrlFetchApp of Google Apps Script"),
    accept: unknown,
    known: l10n.t("sends none as far as is known; not measured"),
  }),
  k6: () => ({
    name: "k6",
    accept: none,
    known: l10n.t("it is net/http of Go, which was measured"),
  }),
  ofetch: () => ({ name: "ofetch", accept: everything, known: measured("ofetch 1.5.1") }),
  axios: () => ({ name: "axios", accept: list, known: measured("axios 1.21.1") }),
  got: () => ({ name: "got", accept: none, known: measured("got 11") }),
  ky: () => ({ name: "ky", accept: everything, known: measured() }),
  superagent: () => ({ name: "superagent", accept: none, known: measured() }),
  undici: () => ({ name: l10n.t("request of undici"), accept: none, known: measured() }),
  nodeHttp: () => ({
    name: l10n.t("http of Node.js"),
    accept: none,
    known: measured("Node.js 20"),
  }),
  requestLibrary: () => ({ name: "request", accept: none, known: measured() }),
  needle: () => ({ name: "needle", accept: everything, known: measured("needle 3.5.0") }),
  requests: () => ({ name: "requests", accept: everything, known: measured("requests 2.28.1") }),
  httpx: () => ({ name: "httpx", accept: everything, known: measured("httpx 0.23.3") }),
  aiohttp: () => ({ name: "aiohttp", accept: everything, known: measured("aiohttp 3.8.4") }),
  goHttp: () => ({
    name: l10n.t("net/http of Go"),
    accept: none,
    known: measured("Go-http-client/1.1"),
  }),
  resty: () => ({ name: "resty", accept: none, known: measured() }),
  req: () => ({
    name: "req",
    accept: none,
    known: l10n.t("documented, dumps of its requests; not measured"),
  }),
  sling: () => ({ name: "sling", accept: none, known: measured("sling 1.3.0") }),
  gorequest: () => ({ name: "gorequest", accept: none, known: measured("gorequest 0.2.15") }),
  fasthttp: () => ({ name: "fasthttp", accept: none, known: measured("fasthttp 1.31") }),
  javaHttp: () => ({
    name: l10n.t("HttpClient of Java"),
    accept: none,
    known: measured("Java 17"),
  }),
  urlConnection: () => ({
    name: "HttpURLConnection",
    accept: { kind: "sends", value: "text/html, image/gif, image/jpeg, */*; q=0.2" },
    known: measured("Java 17"),
  }),
  okhttp: () => ({ name: "OkHttp", accept: none, known: measured() }),
  restTemplate: () => ({
    name: "RestTemplate",
    accept: { kind: "sends", value: "text/plain, application/json, application/*+json, */*" },
    known: l10n.t("measured, Spring 4.3.30: its converters' list for a text"),
  }),
  webClient: () => ({
    name: "WebClient",
    accept: everything,
    known: l10n.t("the source of Reactor Netty, HttpClientConnect"),
  }),
  springRestClient: () => ({
    name: l10n.t("RestClient of Spring"),
    accept: unknown,
    known: l10n.t(
      "it sets none (spring-framework, issue 31805), what sends for it may; not measured",
    ),
  }),
  apacheHttp: () => ({
    name: "Apache HttpClient",
    accept: none,
    known: measured(l10n.t("{0} and {1}", "HttpClient 4.5.14", "5.1.3")),
  }),
  unirest: () => ({ name: "Unirest", accept: none, known: measured("Unirest 1.4.8") }),
  feign: () => ({ name: "Feign", accept: everything, known: l10n.t("its source, Client.Default") }),
  jaxRs: () => ({
    name: l10n.t("the client of JAX-RS"),
    accept: unknown,
    known: l10n.t("measured: RESTEasy 3.0 sends none, Jersey 1.19 what HttpURLConnection sends"),
  }),
  dotnetHttp: () => ({
    name: l10n.t("HttpClient of .NET"),
    accept: unknown,
    known: l10n.t("that of Mono 6.8 sends none, measured; .NET's own was not measured"),
  }),
  webRequest: () => ({
    name: "HttpWebRequest",
    accept: unknown,
    known: l10n.t("that of Mono 6.8 sends none, measured; .NET's own was not measured"),
  }),
  webClientNet: () => ({
    name: l10n.t("WebClient of .NET"),
    accept: unknown,
    known: l10n.t("that of Mono 6.8 sends none, measured; .NET's own was not measured"),
  }),
  restSharp: () => ({
    name: "RestSharp",
    accept: {
      kind: "sends",
      value: "application/json, text/json, text/x-json, text/javascript, application/xml, text/xml",
    },
    known: l10n.t("its source, version 112: its serializers set it; not measured"),
  }),
  flurl: () => ({
    name: "Flurl",
    accept: unknown,
    known: l10n.t("it is HttpClient of .NET, which was not measured"),
  }),
  unity: () => ({
    name: "UnityWebRequest",
    accept: everything,
    known: l10n.t("captures that players published; not measured"),
  }),
  urllib: () => ({ name: "urllib", accept: none, known: measured("Python 3.11") }),
  urllib3: () => ({ name: "urllib3", accept: none, known: measured("urllib3 2.8.0") }),
  httplib2: () => ({ name: "httplib2", accept: none, known: measured("httplib2 0.22.0") }),
  tornado: () => ({
    name: "tornado",
    accept: none,
    known: l10n.t("measured, tornado 6.5, its own client"),
  }),
  pycurl: () => ({
    name: "pycurl",
    accept: everything,
    known: measured("pycurl 7.45.2"),
  }),
  httpClient: () => ({ name: "http.client", accept: none, known: measured("Python 3.11") }),
  netHttp: () => ({ name: "Net::HTTP", accept: everything, known: measured("Ruby 3.1") }),
  openUri: () => ({ name: "open-uri", accept: everything, known: measured("Ruby 3.1") }),
  faraday: () => ({
    name: "Faraday",
    accept: everything,
    known: l10n.t("measured, its usual adapter"),
  }),
  httparty: () => ({ name: "HTTParty", accept: everything, known: measured() }),
  restClient: () => ({ name: "RestClient", accept: everything, known: measured() }),
  phpCurl: () => ({ name: l10n.t("curl of PHP"), accept: everything, known: measured() }),
  guzzle: () => ({
    name: "Guzzle",
    accept: none,
    known: l10n.t("measured; it takes away curl's own"),
  }),
  laravelHttp: () => ({ name: l10n.t("Laravel's Http"), accept: none, known: measured() }),
  symfonyHttp: () => ({
    name: l10n.t("HttpClient of Symfony"),
    accept: everything,
    known: l10n.t("measured, over curl and without it"),
  }),
  phpStream: () => ({ name: "file_get_contents", accept: none, known: measured() }),
  wordpress: () => ({
    name: "WordPress",
    accept: unknown,
    known: l10n.t("measured, WordPress 6.1: */* over curl, none over fsockopen"),
  }),
  psr18: () => ({
    name: l10n.t("the PSR-18 client"),
    accept: unknown,
    known: l10n.t("it may be any client"),
  }),
  phpRequests: () => ({
    name: "Requests for PHP",
    accept: unknown,
    known: l10n.t("measured within WordPress 6.1: */* over curl, none over fsockopen"),
  }),
  httpRb: () => ({ name: "http.rb", accept: none, known: measured("http 4.4.1") }),
  typhoeus: () => ({ name: "Typhoeus", accept: everything, known: measured("Typhoeus 1.4.0") }),
  excon: () => ({
    name: "Excon",
    accept: none,
    known: l10n.t(
      "measured, Excon 0.88.0: headers that a connection is given replace those that it has",
    ),
  }),
  exconBare: () => ({
    name: "Excon",
    accept: everything,
    known: l10n.t("measured, Excon 0.88.0: a connection that is given no headers"),
  }),
};
