/** What this folder calls the modules that it knows, by their paths. */
const modules: Readonly<Record<string, string>> = {
  ...{ "net/http": "http", "net/url": "url", fmt: "fmt", strings: "strings", path: "path" },
  ...{ os: "os", "net/http/httputil": "httputil", "encoding/json": "json", bytes: "bytes" },
  ...{ io: "io", "io/ioutil": "io", log: "log", "log/slog": "log", errors: "errors" },
  ...{ context: "context", time: "time", strconv: "strconv", maps: "maps", cmp: "cmp" },
  ...{ sort: "sort", slices: "slices" },
  ...{ sync: "sync", testing: "testing", "crypto/tls": "tls", "encoding/base64": "base64" },
  ...{ flag: "flag", "github.com/spf13/pflag": "flag", "golang.org/x/oauth2": "oauth2" },
  ...{ "golang.org/x/oauth2/clientcredentials": "oauth2", "net/textproto": "http" },
  ...{ "github.com/dghubble/sling": "sling", "github.com/parnurzeal/gorequest": "gorequest" },
  ...{ "github.com/valyala/fasthttp": "fasthttp", "github.com/spf13/viper": "viper" },
  ...{ "github.com/hashicorp/go-cleanhttp": "cleanhttp", "github.com/gin-gonic/gin": "gin" },
  ...{ "github.com/levigross/grequests": "grequests", "github.com/samber/lo": "lo" },
};

/** What modules are called once their paths are known: so are the types of theirs that a file writes. */
export const ownNames: ReadonlySet<string> = new Set([
  ...Object.values(modules),
  ...["resty", "retryable", "req", "requests", "heimdall", "echo", "fiber"],
]);

/** The module that a path stands for; a name alone is what snippets without imports write. */
export function moduleNamed(path: string): string | undefined {
  if (/(?:^|\/)(?:go-)?resty(?:\.v\d+)?(?:\/v\d+)?$|^resty\.dev\/v\d+$/.test(path)) return "resty";
  if (/(?:^|\/)(?:go-)?retryablehttp$/.test(path)) return "retryable";
  if (logging.test(path)) return "log";
  if (/\/otelhttp$/.test(path)) return "around";
  if (/^github\.com\/imroc\/req(?:\/v\d+)?$/.test(path)) return "req";
  if (/^github\.com\/(?:carlmjohnson|earthboundkid)\/requests$/.test(path)) return "requests";
  if (/^github\.com\/gojek(?:tech)?\/heimdall(?:\/v\d+)?\/(?:httpclient|hystrix)$/.test(path)) {
    return "heimdall";
  }
  if (Object.hasOwn(modules, path)) return modules[path];
  if (/^github\.com\/(?:labstack\/echo|gofiber\/fiber)(?:\/v\d+)?$/.test(path)) {
    return path.includes("echo") ? "echo" : "fiber";
  }
  return path === "http" || path === "url" ? path : undefined;
}

/** Where one of these is imported, requests do not leave the process. */
export const mocking =
  /^(?:net\/http\/httptest|gopkg\.in\/(?:h2non\/gock|dnaeon\/go-vcr)\S*|github\.com\/(?:h2non\/gock|jarcoal\/httpmock|dnaeon\/go-vcr|seborama\/govcr|walkerus\/go-wiremock|wiremock\/go-wiremock|maxatome\/go-testdeep|steinfletcher\/apitest\S*|onsi\/gomega\/ghttp|nbio\/httpmock|migueleliasweb\/go-github-mock|foxcpp\/go-mockhttp|gavv\/httpexpect)(?:\/\S*)?)$/;

/** Modules that write down what they are given. */
const logging =
  /^(?:go\.uber\.org\/zap(?:\/.*)?|github\.com\/(?:sirupsen\/logrus|rs\/zerolog(?:\/log)?|golang\/glog|davecgh\/go-spew\/spew|charmbracelet\/log|moul\/http2curl)|k8s\.io\/klog(?:\/v2)?|moul\.io\/http2curl(?:\/v2)?)$/;

/** Modules whose functions leave alone what they are given, or that make what is not to be seen. */
export const harmless = new Set([
  ...["fmt", "strings", "path", "os", "httputil", "json", "bytes", "io", "log", "errors"],
  ...["context", "time", "strconv", "cmp", "testing", "tls", "base64", "url"],
]);

/** Modules that have constants for the names of headers. */
const headerModules = ["fasthttp", "fiber", "echo"];

const headerNames = ["Accept", "Authorization", "Content-Type", "User-Agent"];

const mediaTypes: Readonly<Record<string, string>> = {
  ...{ MIMEApplicationJSON: "application/json", MIMEApplicationXML: "application/xml" },
  ...{
    MIMEApplicationJSONCharsetUTF8: "application/json; charset=utf-8",
    MIMEOctetStream: "application/octet-stream",
  },
  ...{ MIMETextHTML: "text/html", MIMETextPlain: "text/plain", MIMETextXML: "text/xml" },
  ...{ MIMEApplicationForm: "application/x-www-form-urlencoded" },
};

/** The constants of modules that are texts. */
export const texts: ReadonlyMap<string, string> = new Map([
  ...["Get", "Head", "Post", "Put", "Patch", "Delete", "Options"].flatMap((name) =>
    ["http", "resty", "fasthttp", "fiber"].map(
      (module) => [`${module}.Method${name}`, name.toUpperCase()] as const,
    ),
  ),
  ...headerNames.flatMap((name) =>
    headerModules.map((module) => [`${module}.Header${name.replace("-", "")}`, name] as const),
  ),
  ...Object.entries(mediaTypes).flatMap(([name, type]) =>
    ["fiber", "echo"].map((module) => [`${module}.${name}`, type] as const),
  ),
  ["gin.MIMEJSON", "application/json"],
  ["gin.MIMEHTML", "text/html"],
  ["gin.MIMEPlain", "text/plain"],
]);

/** What the language itself declares. */
export const builtins = new Set([
  ...["string", "append", "len", "panic", "print", "println", "copy", "delete", "new", "make"],
  ...["cap", "close", "min", "max", "clear", "recover", "int", "int64", "byte", "any", "error"],
  // Its signs, see `readCall.ts`.
  ...["(*)", "(&)", "(as)", "(own)", "(map)", "(header)", "(chan)", "(send)", "(<-)", "(open)"],
  ...["(copy)", "(element)"],
]);
