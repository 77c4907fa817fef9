/** The languages of source code that requests are read from: each is a grammar. */
export type CodeLanguage =
  | ("javascript" | "typescript" | "tsx" | "python" | "ruby" | "php" | "go" | "java" | "csharp")
  | "shell";

/**
 * Who sends the request: a key of `clientDefaults` (diagnosis), which knows what each sends by itself.
 * `httpRunner` is whatever runs `.http` files, `dataConnector` is Intercom itself.
 */
export type Client =
  | ("curl" | "wget" | "httpie" | "httpieJson" | "powershell")
  | ("httpRunner" | "dataConnector" | "terraform" | "n8n" | "bruno" | "hurl" | "unknown")
  | ("postman" | "insomnia" | "ansible")
  | CodeClient;

/** Libraries and built-in functions that source code sends requests with. */
export type CodeClient =
  | (
      | "fetch"
      | "workersFetch"
      | "nodeFetch"
      | "undiciFetch"
      | "xhr"
      | "jquery"
      | "jqueryJson"
      | "angular"
      | "ofetch"
      | "angularJs"
      | "urlFetchApp"
      | "k6"
      | "playwright"
      | "cypress"
      | "userScript"
      | "electronNet"
    )
  | ("axios" | "got" | "ky" | "superagent" | "undici" | "nodeHttp" | "requestLibrary" | "needle")
  | ("unirestNode" | "gaxios" | "bent" | "phin")
  | ("requests" | "niquests" | "httpx" | "aiohttp" | "urllib" | "urllib3" | "httpClient")
  | ("httplib2" | "tornado" | "pycurl" | "treq" | "kivy")
  | ("netHttp" | "openUri" | "faraday" | "httparty" | "restClient" | "httpRb")
  | ("typhoeus" | "excon" | "exconBare" | "httpxRuby" | "httpClientRuby" | "curb")
  | "asyncHttpRuby"
  | ("goHttp" | "resty" | "req" | "sling" | "gorequest" | "fasthttp")
  | ("javaHttp" | "urlConnection" | "okhttp" | "restTemplate" | "webClient" | "springRestClient")
  | ("apacheHttp" | "unirest" | "jaxRs" | "feign")
  | ("asyncHttp" | "playWs" | "restAssured" | "micronaut" | "vertx")
  | ("phpCurl" | "guzzle" | "laravelHttp" | "symfonyHttp" | "phpStream" | "wordpress")
  | ("psr18" | "phpRequests" | "saloon" | "buzz" | "buzzCurl" | "buzzStream")
  | ("dotnetHttp" | "restSharp" | "webRequest" | "webClientNet" | "flurl" | "unity");
