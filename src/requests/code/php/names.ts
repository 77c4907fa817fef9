const httpClient = "Symfony\\Component\\HttpClient";

/** Known classes: full name → name used here. */
const classes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "GuzzleHttp\\Client": "Guzzle",
    "GuzzleHttp\\ClientInterface": "Guzzle",
    "GuzzleHttp\\RequestOptions": "RequestOptions",
    "GuzzleHttp\\HandlerStack": "GuzzleStack",
    "GuzzleHttp\\Middleware": "GuzzleMiddleware",
    "GuzzleHttp\\Pool": "GuzzlePool",
    "GuzzleHttp\\Handler\\CurlHandler": "GuzzleHandler",
    "GuzzleHttp\\Handler\\CurlMultiHandler": "GuzzleHandler",
    "GuzzleHttp\\Handler\\StreamHandler": "GuzzleHandler",
    "GuzzleHttp\\Utils": "GuzzleUtils",
    "GuzzleHttp\\Psr7\\Request": "Psr7Request",
    "GuzzleHttp\\Psr7\\Uri": "Psr7Uri",
    "GuzzleHttp\\Psr7\\Utils": "Psr7Utils",
    "GuzzleHttp\\Psr7\\HttpFactory": "Psr17",
    "Nyholm\\Psr7\\Request": "Psr7Request",
    "Nyholm\\Psr7\\Uri": "Psr7Uri",
    "Nyholm\\Psr7\\Factory\\Psr17Factory": "Psr17",
    "Laminas\\Diactoros\\Request": "DiactorosRequest",
    "Laminas\\Diactoros\\Uri": "Psr7Uri",
    "Laminas\\Diactoros\\RequestFactory": "Psr17",
    "Psr\\Http\\Client\\ClientInterface": "Psr18Interface",
    "Psr\\Http\\Message\\RequestFactoryInterface": "Psr17",
    "Psr\\Http\\Message\\StreamFactoryInterface": "Psr17",
    "Psr\\Http\\Message\\UriFactoryInterface": "Psr17",
    "Http\\Client\\HttpClient": "Psr18Interface",
    "Http\\Client\\HttpAsyncClient": "Psr18Interface",
    "Http\\Message\\RequestFactory": "Psr17",
    "Http\\Message\\MessageFactory": "Psr17",
    "Http\\Discovery\\Psr18ClientDiscovery": "Psr18Discovery",
    "Http\\Discovery\\HttpClientDiscovery": "Psr18Discovery",
    "Http\\Discovery\\Psr18Client": "Psr18Discovery",
    "Http\\Discovery\\Psr17FactoryDiscovery": "Psr17Discovery",
    "Http\\Discovery\\MessageFactoryDiscovery": "Psr17Discovery",
    "Http\\Discovery\\Psr17Factory": "Psr17",
    "Illuminate\\Support\\Facades\\Http": "Laravel",
    "Illuminate\\Http\\Client\\Factory": "LaravelFactory",
    "Illuminate\\Http\\Client\\Pool": "LaravelPool",
    "Illuminate\\Http\\Client\\PendingRequest": "LaravelPending",
    "Illuminate\\Support\\Arr": "LaravelArr",
    [`${httpClient}\\HttpClient`]: "Symfony",
    [`${httpClient}\\CurlHttpClient`]: "SymfonyClass",
    [`${httpClient}\\NativeHttpClient`]: "SymfonyClass",
    [`${httpClient}\\AmpHttpClient`]: "SymfonyAmp",
    [`${httpClient}\\ScopingHttpClient`]: "SymfonyScope",
    [`${httpClient}\\RetryableHttpClient`]: "SymfonyAround",
    [`${httpClient}\\TraceableHttpClient`]: "SymfonyAround",
    [`${httpClient}\\ThrottlingHttpClient`]: "SymfonyAround",
    [`${httpClient}\\NoPrivateNetworkHttpClient`]: "SymfonyAround",
    [`${httpClient}\\HttpOptions`]: "SymfonyOptions",
    [`${httpClient}\\Psr18Client`]: "SymfonyPsr18",
    "Symfony\\Contracts\\HttpClient\\HttpClientInterface": "SymfonyInterface",
    "Symfony\\Component\\Serializer\\Serializer": "Serializer",
    "Symfony\\Component\\Serializer\\SerializerInterface": "Serializer",
    "Nette\\Utils\\Json": "NetteJson",
    "Saloon\\Http\\Connector": "SaloonConnector",
    "Saloon\\Http\\Request": "SaloonRequest",
    "Saloon\\Http\\SoloRequest": "SaloonRequest",
    "Saloon\\Enums\\Method": "SaloonMethod",
    "Saloon\\Http\\Auth\\TokenAuthenticator": "SaloonToken",
    "Saloon\\Http\\Auth\\HeaderAuthenticator": "SaloonHeader",
    "Saloon\\Http\\Auth\\BasicAuthenticator": "SaloonBasic",
    "Saloon\\Traits\\Plugins\\AcceptsJson": "SaloonAcceptsJson",
    "Saloon\\Traits\\Body\\HasJsonBody": "SaloonJsonBody",
    "Saloon\\Traits\\Body\\HasFormBody": "SaloonFormBody",
    "Saloon\\Traits\\Body\\HasXmlBody": "SaloonXmlBody",
    "Saloon\\Traits\\Body\\HasStringBody": "SaloonOtherBody",
    "Saloon\\Traits\\Body\\HasStreamBody": "SaloonOtherBody",
    "Saloon\\Traits\\Body\\HasMultipartBody": "SaloonOtherBody",
    "Buzz\\Browser": "BuzzBrowser",
    "Buzz\\Client\\Curl": "BuzzCurl",
    "Buzz\\Client\\MultiCurl": "BuzzCurl",
    "Buzz\\Client\\FileGetContents": "BuzzStream",
    "Buzz\\Client\\BuzzClientInterface": "BuzzInterface",
    "Buzz\\Middleware\\BearerAuthMiddleware": "BuzzToken",
    "Buzz\\Middleware\\BasicAuthMiddleware": "BuzzBasic",
    "Buzz\\Middleware\\ContentTypeMiddleware": "BuzzType",
    "Buzz\\Middleware\\ContentLengthMiddleware": "BuzzQuiet",
    "Buzz\\Middleware\\CookieMiddleware": "BuzzQuiet",
    "Buzz\\Middleware\\HistoryMiddleware": "BuzzQuiet",
    "Buzz\\Middleware\\LoggerMiddleware": "BuzzQuiet",
    Closure: "Closure",
    Drupal: "Drupal",
    WP_Http: "WpHttp",
    "WpOrg\\Requests\\Requests": "Requests",
    Requests: "Requests",
  }),
);

/** The same by the last parts, for partly imported namespaces: `Psr7\Request`. */
const endings: ReadonlyMap<string, string> = new Map(
  [...classes].flatMap(([name, path]) => {
    const parts = name.split("\\");
    return [2, 3, 4].flatMap((count): [string, string][] =>
      count < parts.length ? [[parts.slice(-count).join("\\"), path]] : [],
    );
  }),
);

/** The name used here for a class, given its full name or the end of it. */
export function classOf(name: string): string | undefined {
  const known = classes.get(name) ?? (name.includes("\\") ? endings.get(name) : undefined);
  // Saloon's other traits and classes add no headers.
  return known ?? (name.startsWith("Saloon\\") ? "SaloonOther" : undefined);
}

/** Class names whose import snippets often omit; not used in files with a namespace. */
export const shortClasses: ReadonlyMap<string, string> = new Map([
  ["Client", "Guzzle"],
  ["GuzzleClient", "Guzzle"],
  ["RequestOptions", "RequestOptions"],
  ["Http", "Laravel"],
  ["Arr", "LaravelArr"],
]);

/** Classes whose import means that requests do not leave the process. */
export const mocking =
  /(?:MockHandler|MockHttpClient|MockResponse|^Saloon\\(?:Http\\Faking\\|Laravel\\Facades\\).*|^VCR\\VCR|^Brain\\Monkey.*|WP_Mock)$/;

/** Functions that neither change their arguments nor send anything. */
export const harmless: ReadonlySet<string> = new Set(
  `count is_array is_string is_object is_resource is_numeric is_callable is_bool is_int isset empty is_null
  strlen mb_strlen json_decode var_dump print_r var_export error_log printf sprintf echo print
  curl_close curl_getinfo curl_error curl_errno curl_multi_init curl_multi_exec curl_multi_select
  curl_multi_getcontent curl_multi_remove_handle curl_multi_close
  getenv env config get_option array_key_exists in_array array_search is_wp_error
  str_starts_with str_ends_with str_contains strpos stripos substr preg_match preg_replace
  spl_object_id spl_object_hash get_class method_exists property_exists fclose stream_get_contents
  stream_get_meta_data function_exists class_exists defined trigger_error assert usleep sleep time date microtime
  wp_remote_retrieve_body wp_remote_retrieve_response_code wp_remote_retrieve_header
  array_slice array_column array_flip array_fill_keys array_key_first array_key_last array_diff array_search
  base64_encode md5 sha1 hash hash_hmac uniqid random_bytes bin2hex number_format intval
  str_replace strtr substr_replace trim explode`.split(/\s+/),
);
