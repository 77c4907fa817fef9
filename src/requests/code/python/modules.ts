/** Modules that this library knows by their dotted names; snippets leave their imports away. */
const roots =
  /^(?:requests|httpx|aiohttp|urllib|urllib3|httplib2|tornado|pycurl|http|json|os|copy|functools|collections|types|multidict|contextlib|argparse|asyncio|unittest|pytest|typing|decouple|dataclasses|pydantic|attr|attrs|yarl|posixpath|string|threading|requests_toolbelt|requests_futures|requests_cache|requests_oauthlib|treq|twisted\.web\.http_headers|kivy\.network|pandas|ansible\.module_utils\.urls)(?:\.|$)/;

const unnamed = new Set([
  ...["requests", "httpx", "aiohttp", "urllib", "urllib3", "httplib2", "json", "os", "asyncio"],
  ...["functools", "contextlib"],
]);

/** Where one of these is used, requests do not leave the process. */
const mocking =
  /^(?:responses|requests_mock|httpretty|respx|aioresponses|vcr|pytest_httpx|pook|httmock|mocket|pytest_httpserver|betamax|pytest_responses|pytest_vcr|pytest_recording|werkzeug\.test|fastapi\.testclient|starlette\.testclient|aiohttp\.test_utils|treq\.testing|django\.test|rest_framework\.test)(?:\.|$)/;

/** Other names of what is the same: modules of modules, those of Python 2, and others with the same functions. */
const renamed: readonly (readonly [RegExp, string])[] = [
  // A copy that another package brings along.
  [
    /^\w+(?:\.\w+)*\.(?:_?vendor|vendored|packages|extern|module_utils)\.(?=(?:requests|urllib3|httpx|six)\b)/,
    "",
  ],
  [/^(?:six|future)\.(?:moves|backports)\./, ""],
  [/^urllib2\b/, "urllib.request"],
  [/^(?:httplib|http_client)\b/, "http.client"],
  [/^urllib\.(?=(?:urlencode|quote|quote_plus)$)/, "urllib.parse."],
  [/^urlparse\b/, "urllib.parse"],
  [/^(?:simplejson|ujson|orjson|rapidjson)\b/, "json"],
  [/^requests\.(?:api|sessions|models|structures|auth|adapters)\.(?=\w)/, "requests."],
  [/^treq\.(?:api|client)\.(?=\w)/, "treq."],
  [/^aiohttp\.(?:client|helpers)\.(?=\w)/, "aiohttp."],
  [
    /^urllib3\.(?:poolmanager|connectionpool|request|util|util\.request|_collections)\.(?=\w)/,
    "urllib3.",
  ],
  [/^tornado\.(?:httpclient|httputil|simple_httpclient)\.(?=\w)/, "tornado."],
  [/^requests_(?:toolbelt|futures)\.sessions\.(?=\w)/, "requests."],
  [/^requests_(?:toolbelt|cache|oauthlib)\.(?=\w+Session$)/, "requests."],
  [/^attrs?\.(?:s|attrs|define)$/, "attrs.define"],
];

/** The name that this library knows something by. */
export function canonical(path: string): string {
  return renamed.reduce((name, [search, by]) => name.replace(search, by), path);
}

/** Whether something of a module is known at all. */
export function isKnownModule(module: string): boolean {
  return roots.test(canonical(module));
}

/** Whether a name means a module where nothing imports it. */
export function isUnnamed(name: string): boolean {
  return unnamed.has(name);
}

/** Whether a module keeps requests from leaving the process. */
export function isMocking(module: string): boolean {
  return mocking.test(module);
}
