/** Known modules by dotted name; snippets often omit their imports. */
const roots =
  /^(?:requests|niquests|httpx|aiohttp|urllib|urllib3|httplib2|tornado|pycurl|http|json|os|copy|functools|itertools|collections|types|multidict|contextlib|argparse|asyncio|unittest|pytest|typing|decouple|dataclasses|pydantic|attr|attrs|yarl|posixpath|string|threading|requests_toolbelt|requests_futures|requests_cache|requests_oauthlib|treq|twisted\.web\.http_headers|kivy\.network|pandas|ansible\.module_utils\.urls)(?:\.|$)/;

const unnamed = new Set([
  ...["requests", "httpx", "aiohttp", "urllib", "urllib3", "httplib2", "json", "os", "asyncio"],
  ...["functools", "contextlib", "niquests"],
]);

/** Modules whose use means that requests do not leave the process. */
const mocking =
  /^(?:responses|requests_mock|httpretty|respx|aioresponses|vcr|pytest_httpx|niquests_mock|pook|httmock|mocket|pytest_httpserver|betamax|pytest_responses|pytest_vcr|pytest_recording|werkzeug\.test|fastapi\.testclient|starlette\.testclient|aiohttp\.test_utils|treq\.testing|django\.test|rest_framework\.test)(?:\.|$)/;

/** Replaces other names of the same things: submodules, Python 2 modules, compatible packages. */
const renamed: readonly (readonly [RegExp, string])[] = [
  // A vendored copy in another package.
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
  [
    /^niquests\.(?:(?:async_)?(?:api|session)|sessions|models|structures|auth|adapters)\.(?=\w)/,
    "niquests.",
  ],
  // What they have in common, and the functions to await: `await niquests.aget(url)`.
  [/^niquests\.(?=(?:CaseInsensitiveDict|HTTPBasicAuth|_basic_auth_str|utils\.\w+)$)/, "requests."],
  [/^niquests\.a(?=(?:get|post|put|patch|delete|head|options|request)$)/, "niquests."],
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

/** The canonical name of something, under which this library knows it. */
export function canonical(path: string): string {
  return renamed.reduce((name, [search, by]) => name.replace(search, by), path);
}

/** Whether anything of a module is known. */
export function isKnownModule(module: string): boolean {
  return roots.test(canonical(module));
}

/** Whether a name means a module even without an import. */
export function isUnnamed(name: string): boolean {
  return unnamed.has(name);
}

/** Whether a module mocks HTTP. */
export function isMocking(module: string): boolean {
  return mocking.test(module);
}
