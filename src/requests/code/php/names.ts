/** Classes by their full names, and what they are called here. */
export const classes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "GuzzleHttp\\Client": "Guzzle",
    "GuzzleHttp\\ClientInterface": "Guzzle",
    "GuzzleHttp\\RequestOptions": "RequestOptions",
    "GuzzleHttp\\Psr7\\Request": "Psr7Request",
    "Psr7\\Request": "Psr7Request",
    "Nyholm\\Psr7\\Request": "Psr7Request",
    "Illuminate\\Support\\Facades\\Http": "Laravel",
    "Illuminate\\Http\\Client\\Factory": "LaravelFactory",
    "Illuminate\\Http\\Client\\PendingRequest": "LaravelFactory",
    "Symfony\\Component\\HttpClient\\HttpClient": "Symfony",
    "Symfony\\Contracts\\HttpClient\\HttpClientInterface": "SymfonyInterface",
  }),
);

/** Names of classes that snippets leave the import of away; not where a file has a namespace of its own. */
export const shortClasses: ReadonlyMap<string, string> = new Map([
  ["Client", "Guzzle"],
  ["GuzzleClient", "Guzzle"],
  ["RequestOptions", "RequestOptions"],
  ["Http", "Laravel"],
]);

/** Where one of these is imported, requests do not leave the process. */
export const mocking =
  /(?:MockHandler|MockHttpClient|MockResponse|^VCR\\VCR|^Brain\\Monkey.*|WP_Mock)$/;

/** Functions whose call neither changes nor sends anything. */
export const harmless: ReadonlySet<string> = new Set([
  ...[
    "count",
    "is_array",
    "is_string",
    "strlen",
    "json_decode",
    "var_dump",
    "print_r",
    "error_log",
  ],
  ...[
    "http_build_query",
    "curl_close",
    "curl_getinfo",
    "curl_error",
    "curl_errno",
    "getenv",
    "env",
  ],
  ...["config", "array_keys", "array_key_exists", "in_array", "is_wp_error", "curl_setopt_array"],
]);
