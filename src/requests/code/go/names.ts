/** Known packages: import path → name used in this folder. */
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

/** All names used for packages, under which the file's types are written, too. */
export const ownNames: ReadonlySet<string> = new Set([
  ...Object.values(modules),
  ...["resty", "retryable", "req", "requests", "heimdall", "echo", "fiber"],
]);

/** The package for an import path, or for the bare name in a snippet without imports. */
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

/** Packages whose import means that requests do not leave the process. */
export const mocking =
  /^(?:net\/http\/httptest|gopkg\.in\/(?:h2non\/gock|dnaeon\/go-vcr)\S*|github\.com\/(?:h2non\/gock|jarcoal\/httpmock|dnaeon\/go-vcr|seborama\/govcr|walkerus\/go-wiremock|wiremock\/go-wiremock|maxatome\/go-testdeep|steinfletcher\/apitest\S*|onsi\/gomega\/ghttp|nbio\/httpmock|migueleliasweb\/go-github-mock|foxcpp\/go-mockhttp|gavv\/httpexpect)(?:\/\S*)?)$/;

/** Packages that only log their arguments. */
const logging =
  /^(?:go\.uber\.org\/zap(?:\/.*)?|github\.com\/(?:sirupsen\/logrus|rs\/zerolog(?:\/log)?|golang\/glog|davecgh\/go-spew\/spew|charmbracelet\/log|moul\/http2curl)|k8s\.io\/klog(?:\/v2)?|moul\.io\/http2curl(?:\/v2)?)$/;

/** Packages whose functions do not change their arguments. */
export const harmless = new Set([
  ...["fmt", "strings", "path", "os", "httputil", "json", "bytes", "io", "log", "errors"],
  ...["context", "time", "strconv", "cmp", "testing", "tls", "base64", "url"],
]);

/** Packages with constants for header names. */
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

/** String constants of packages. */
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

/** Built-in functions and types. */
export const builtins = new Set([
  ...["string", "append", "len", "panic", "print", "println", "copy", "delete", "new", "make"],
  ...["cap", "close", "min", "max", "clear", "recover", "int", "int64", "byte", "any", "error"],
  // Made-up functions for operators, see `readCall.ts`.
  ...["(*)", "(&)", "(as)", "(own)", "(map)", "(header)", "(chan)", "(send)", "(<-)", "(open)"],
  ...["(copy)", "(element)", "(shared)", "(places)", "(has)", "(text)"],
]);
