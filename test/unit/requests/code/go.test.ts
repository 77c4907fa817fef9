import assert from "node:assert/strict";
import * as fc from "fast-check";
import { codeLoader } from "../../../../src/analysis/codeLoader.ts";
import { judged, parses, repaired, said } from "./judged.ts";

/** A function whose body is given, with the imports that it may need. */
function inFunction(body: string): string {
  const lines = body
    .trim()
    .split("\n")
    .map((line) => `\t${line}`);
  return [
    "package x",
    "",
    'import "net/http"',
    "",
    "func f(token, id string) error {",
    ...lines,
    "\treturn nil",
    "}",
    "",
  ].join("\n");
}

const me = '"https://api.intercom.io/me"';
const auth = 'req.Header.Set("Authorization", "Bearer "+token)';
const accept = 'req.Header.Set("Accept", "application/json")';
const check = "if err != nil {\n\treturn err\n}";
const send = "res, err := http.DefaultClient.Do(req)\n_ = res";

type Row = readonly [name: string, text: string, said: readonly string[]];

const rows: readonly Row[] = [
  [
    "no Accept",
    inFunction(`req, err := http.NewRequest("GET", ${me}, nil)\n${check}\n${auth}\n${send}`),
    ["accept-missing 6"],
  ],
  [
    "all there",
    inFunction(
      `req, err := http.NewRequest("GET", ${me}, nil)\n${check}\n${auth}\n${accept}\n${send}`,
    ),
    [],
  ],
  [
    "a method's constant, no body",
    inFunction(`req, _ := http.NewRequest(http.MethodGet, ${me}, http.NoBody)\n${auth}\n${send}`),
    ["accept-missing 6"],
  ],
  [
    "a key that is not canonical goes out as it is",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header["accept"] = []string{"application/json"}\n${auth}\n${send}`,
    ),
    [],
  ],
  [
    "a literal",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header = http.Header{"Accept": {"application/json"}, "Authorization": {"Bearer " + token}}\n${send}`,
    ),
    [],
  ],
  [
    "a literal with lists that say so",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header = http.Header{"Accept": []string{"text/html"}, "Authorization": []string{"Bearer " + token}}\n${send}`,
    ),
    ["accept-value 7"],
  ],
  [
    "a map made into headers",
    inFunction(
      `h := map[string][]string{"Accept": {"application/json"}, "Authorization": {"Bearer " + token}}\nreq, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header = http.Header(h)\n${send}`,
    ),
    [],
  ],
  [
    "replaced later",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\n${accept}\nreq.Header = make(http.Header)\n${auth}\n${send}`,
    ),
    ["headers-not-attached 7"],
  ],
  [
    "deleted from the map",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\n${accept}\n${auth}\ndelete(req.Header, "Accept")\n${send}`,
    ),
    ["accept-missing 6"],
  ],
  [
    "in one branch only",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\nif id != "" {\n\t${accept}\n}\n${auth}\n${send}`,
    ),
    [],
  ],
  [
    "after it was sent",
    inFunction(`req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\n${send}\n${accept}`),
    ["headers-not-attached 10"],
  ],
  [
    "a closure",
    inFunction(
      `do := func(path string) {\n\treq, _ := http.NewRequest("GET", "https://api.intercom.io"+path, nil)\n\t${auth}\n\thttp.DefaultClient.Do(req)\n}\ndo("/me")`,
    ),
    ["accept-missing 7"],
  ],
  [
    "a goroutine",
    inFunction(
      `go func() {\n\treq, _ := http.NewRequest("GET", ${me}, nil)\n\t${auth}\n\thttp.DefaultClient.Do(req)\n}()`,
    ),
    ["accept-missing 7"],
  ],
  [
    "a raw string",
    inFunction(
      "req, _ := http.NewRequest(`GET`, `https://api.intercom.io/me`, nil)\nreq.Header.Set(`Accept`, `text/html`)\n" +
        auth +
        "\n" +
        send,
    ),
    ["accept-value 7"],
  ],
  [
    "another host",
    inFunction(`req, _ := http.NewRequest("GET", "https://example.com/me", nil)\n${send}`),
    [],
  ],
  [
    "a host from outside",
    inFunction(`req, _ := http.NewRequest("GET", id+"/me", nil)\n${send}`),
    [],
  ],
  [
    "a function from elsewhere",
    inFunction(`req, _ := http.NewRequest("GET", ${me}, nil)\nsign(req)\n${send}`),
    [],
  ],
  [
    "its headers given to one from elsewhere",
    inFunction(`req, _ := http.NewRequest("GET", ${me}, nil)\nsign(req.Header)\n${send}`),
    [],
  ],
  [
    "logged and limited on the way",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\nlog.Println(req.URL, req.Header)\nhttputil.DumpRequestOut(req, true)\n${send}`,
    ),
    ["accept-missing 6"],
  ],
  [
    "basic authentication",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.SetBasicAuth(token, "")\n${accept}\n${send}`,
    ),
    ["authorization-malformed 7"],
  ],
  [
    "a copy with a context",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\nreq = req.WithContext(ctx)\n${accept}\n${auth}\n${send}`,
    ),
    [],
  ],
  [
    "a transport of one's own",
    inFunction(
      `client := &http.Client{Transport: tokens{token}}\nreq, _ := http.NewRequest("GET", ${me}, nil)\nclient.Do(req)`,
    ),
    [],
  ],
  [
    "Go's own transport",
    inFunction(
      `client := &http.Client{Transport: &http.Transport{MaxIdleConns: 1}}\nreq, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\nclient.Do(req)`,
    ),
    ["accept-missing 7"],
  ],
  [
    "a copy of Go's own transport",
    inFunction(
      `t := http.DefaultTransport.(*http.Transport).Clone()\nclient := &http.Client{Transport: t}\nreq, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\nclient.Do(req)`,
    ),
    ["accept-missing 8"],
  ],
  [
    "a transport set later",
    inFunction(
      `client := &http.Client{}\nclient.Transport = tokens{token}\nreq, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\nclient.Do(req)`,
    ),
    [],
  ],
  [
    "the transport of all",
    inFunction(`http.DefaultTransport = tokens{token}\nres, _ := http.Get(${me})\n_ = res`),
    [],
  ],
  ["http.Get", inFunction(`http.Get(${me})`), ["accept-missing 6", "authorization-missing 6"]],
  [
    "http.PostForm",
    inFunction(`http.PostForm("https://api.intercom.io/events", url.Values{"a": {"b"}})`),
    ["accept-missing 6", "authorization-missing 6", "content-type-missing 6"],
  ],
  [
    "a client from elsewhere, and no token here",
    inFunction(
      `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header.Set("X-Job", "a")\nintercomClient().Do(req)`,
    ),
    [],
  ],
  [
    "a client from elsewhere, and the token here",
    inFunction(`req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\nintercomClient().Do(req)`),
    ["accept-missing 6"],
  ],
  [
    "formatted",
    inFunction(
      `u := fmt.Sprintf("%s/contacts/%s", "http://api.intercom.io", id)\nreq, _ := http.NewRequest("GET", u, nil)\n${accept}\n${auth}\n${send}`,
    ),
    ["plain-http 6"],
  ],
  [
    "a parsed URL with a query",
    inFunction(
      `u, _ := url.Parse("https://api.intercom.io/custom_object_instances/Order")\nq := u.Query()\nq.Set("external_id", id)\nu.RawQuery = q.Encode()\nreq, _ := http.NewRequest("GET", u.String(), nil)\n${accept}\n${auth}\nreq.Header.Set("Intercom-Version", "2.13")\n${send}`,
    ),
    [],
  ],
  [
    "a query that lists",
    inFunction(
      `req, _ := http.NewRequest("GET", "https://api.intercom.io/custom_object_instances/Order", nil)\nq := req.URL.Query()\nq.Add("page", "2")\nreq.URL.RawQuery = q.Encode()\n${accept}\n${auth}\nreq.Header.Set("Intercom-Version", "2.13")\n${send}`,
    ),
    ["version-too-old 12"],
  ],
  [
    "a URL in parts",
    inFunction(
      `u := url.URL{Scheme: "http", Host: "api.intercom.io", Path: "/me"}\nreq, _ := http.NewRequest("GET", u.String(), nil)\n${accept}\n${auth}\n${send}`,
    ),
    ["plain-http 6"],
  ],
  [
    "a joined path",
    inFunction(
      `u, _ := url.JoinPath("https://api.intercom.io", "custom_objects", "Order")\nreq, _ := http.NewRequest("GET", u, nil)\n${accept}\n${auth}\n${send}`,
    ),
    ["route-unknown 6"],
  ],
  [
    "a request that is written out",
    inFunction(
      `u, _ := url.Parse(${me})\nreq := &http.Request{Method: "GET", URL: u, Header: http.Header{"Authorization": {"Bearer " + token}}}\n${send}`,
    ),
    ["accept-missing 7"],
  ],
  [
    "a body without a type",
    inFunction(
      `req, _ := http.NewRequest("POST", "https://api.intercom.io/events", strings.NewReader("{}"))\n${accept}\n${auth}\n${send}`,
    ),
    ["content-type-missing 6"],
  ],
  [
    "mocked",
    `package x\n\nimport "github.com/jarcoal/httpmock"\n\nfunc f() {\n\thttp.Get(${me})\n}\n`,
    [],
  ],
  [
    "a server of a test",
    `package x\n\nimport "net/http/httptest"\n\nfunc f() {\n\thttp.Get(${me})\n}\n`,
    [],
  ],
  [
    "a snippet without a package",
    `req, err := http.NewRequest("GET", ${me}, nil)\nif err != nil {\n\tlog.Fatal(err)\n}\n${auth.replace("token", 'os.Getenv("T")')}\nresp, err := http.DefaultClient.Do(req)\n`,
    ["accept-missing 1"],
  ],
  [
    "another http",
    `package x\n\nimport "example.com/http"\n\nfunc f() {\n\thttp.Get(${me})\n}\n`,
    [],
  ],
  [
    "net/http under another name",
    `package x\n\nimport nethttp "net/http"\n\nfunc f() {\n\tnethttp.Get(${me})\n}\n`,
    ["accept-missing 6", "authorization-missing 6"],
  ],
  [
    "a struct with a constructor",
    `package x\n\nimport "net/http"\n\ntype API struct {\n\tbase, token string\n\thc *http.Client\n}\n\nfunc New(token string) *API {\n\treturn &API{base: "http://api.intercom.io", token: token, hc: http.DefaultClient}\n}\n\nfunc (a *API) request(path string) (*http.Request, error) {\n\treq, err := http.NewRequest("GET", a.base+path, nil)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treq.Header.Set("Accept", "application/json")\n\treq.Header.Set("Authorization", "Bearer "+a.token)\n\treturn req, nil\n}\n\nfunc (a *API) Me() (*http.Response, error) {\n\treq, err := a.request("/me")\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn a.hc.Do(req)\n}\n`,
    ["plain-http 11"],
  ],
  [
    "fields by place",
    `package x\n\nimport "net/http"\n\ntype api struct {\n\tbase string\n\theader http.Header\n}\n\nfunc Me() {\n\ta := api{"https://api.intercom.io", http.Header{"Accept": {"text/html"}, "Authorization": {"Bearer x"}}}\n\treq, _ := http.NewRequest("GET", a.base+"/me", nil)\n\treq.Header = a.header\n\thttp.DefaultClient.Do(req)\n}\n`,
    ["accept-value 11"],
  ],
  [
    "a method that finishes what another begins",
    `package x\n\nimport "net/http"\n\ntype API struct{ hc http.Client }\n\nfunc (a *API) do(req *http.Request) (*http.Response, error) {\n\treq.Header.Set("Accept", "application/json")\n\treq.Header.Set("Authorization", "Bearer x")\n\treturn a.hc.Do(req)\n}\n\nfunc (a *API) Me() (*http.Response, error) {\n\treq, err := http.NewRequest("GET", ${me}, nil)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn a.do(req)\n}\n`,
    [],
  ],
  [
    "an injected client that may set everything",
    `package x\n\nimport "net/http"\n\ntype API struct{ HTTP *http.Client }\n\nfunc (a *API) Me() (*http.Response, error) {\n\treturn a.HTTP.Get(${me})\n}\n`,
    [],
  ],
  [
    "headers of a parameter",
    `package x\n\nimport "net/http"\n\nfunc Me(h http.Header) {\n\treq, _ := http.NewRequest("GET", ${me}, nil)\n\treq.Header = h\n\thttp.DefaultClient.Do(req)\n}\n`,
    [],
  ],
  [
    "a region by switch",
    `package x\n\nimport "net/http"\n\nfunc Me(region, token string) {\n\tvar base string\n\tswitch region {\n\tcase "eu":\n\t\tbase = "https://api.eu.intercom.io"\n\tdefault:\n\t\tbase = "https://api.intercom.io"\n\t}\n\treq, _ := http.NewRequest("GET", base+"/me", nil)\n\treq.Header.Set("Authorization", "Bearer "+token)\n\thttp.DefaultClient.Do(req)\n}\n`,
    ["accept-missing 13"],
  ],
  [
    "one that is embedded",
    `package x\n\nimport "net/http"\n\ntype base struct{ token string }\n\nfunc (b base) get(url string) *http.Response {\n\treq, _ := http.NewRequest("GET", url, nil)\n\treq.Header.Set("Authorization", "Bearer "+b.token)\n\tres, _ := http.DefaultClient.Do(req)\n\treturn res\n}\n\ntype Contacts struct{ base }\n\nfunc (c Contacts) All() { c.get("https://api.intercom.io/contacts") }\n`,
    ["accept-missing 8"],
  ],
  [
    "a map of headers in a loop",
    inFunction(
      `h := map[string]string{"Authorization": "Bearer " + token}\nreq, _ := http.NewRequest("GET", ${me}, nil)\nfor k, v := range h {\n\treq.Header.Set(k, v)\n}\n${send}`,
    ),
    ["accept-missing 7"],
  ],
  [
    "a list of paths in a loop",
    inFunction(
      `for _, path := range []string{"/me", "/custom_objects/Order"} {\n\treq, _ := http.NewRequest("GET", "https://api.intercom.io"+path, nil)\n\t${accept}\n\t${auth}\n\thttp.DefaultClient.Do(req)\n}`,
    ),
    ["route-unknown 6"],
  ],
  [
    "a client that options may change",
    `package x\n\nimport "net/http"\n\ntype API struct{ hc *http.Client }\n\nfunc New(opts ...func(*API)) *API {\n\ta := &API{hc: &http.Client{}}\n\tfor _, opt := range opts {\n\t\topt(a)\n\t}\n\treturn a\n}\n\nfunc (a *API) Me() error {\n\treq, err := http.NewRequest("GET", ${me}, nil)\n\tif err != nil {\n\t\treturn err\n\t}\n\treq.Header.Set("Authorization", "Bearer x")\n\t_, err = a.hc.Do(req)\n\treturn err\n}\n`,
    ["accept-missing 16"],
  ],
  [
    "given back to whom it may concern, without a token",
    `package x\n\nimport "net/http"\n\nfunc New(path string) *http.Request {\n\treq, _ := http.NewRequest("GET", "https://api.intercom.io"+path, nil)\n\treturn req\n}\n`,
    [],
  ],
  [
    "resty without Accept",
    inFunction(`resty.New().R().SetAuthToken(token).Get(${me})`),
    ["accept-missing 6"],
  ],
  [
    "resty with it on the client",
    inFunction(
      `c := resty.New()\nc.SetHeader("Accept", "application/json")\nc.R().SetAuthToken(token).Get(${me})`,
    ),
    [],
  ],
  [
    "resty copies a JSON Content-Type",
    inFunction(
      `resty.New().R().SetHeader("Content-Type", "application/json").SetBody(id).SetAuthToken(token).Post("https://api.intercom.io/events")`,
    ),
    [],
  ],
  ["resty with a hook", inFunction(`c := resty.New().OnBeforeRequest(hook)\nc.R().Get(${me})`), []],
  [
    "resty executes",
    inFunction(
      `req := resty.New().SetBaseURL("http://api.intercom.io").R()\nreq.SetHeaders(map[string]string{"Accept": "application/json", "Authorization": "Bearer " + token})\nreq.Execute("GET", "/me")`,
    ),
    ["plain-http 6"],
  ],
  ["resty from elsewhere", inFunction(`c := shared()\nc.R().Get(${me})`), []],
  [
    "an object that holds the request",
    `package x\n\nimport "net/http"\n\ntype B struct{ req *http.Request }\n\nfunc New(path string) *B {\n\treq, _ := http.NewRequest("GET", "https://api.intercom.io"+path, nil)\n\treturn &B{req: req}\n}\n\nfunc (b *B) Header(k, v string) *B {\n\tb.req.Header.Set(k, v)\n\treturn b\n}\n\nfunc Me() {\n\tb := New("/me").Header("Accept", "application/json").Header("Authorization", "Bearer x")\n\thttp.DefaultClient.Do(b.req)\n}\n`,
    [],
  ],
  [
    "results with names",
    `package x\n\nimport "net/http"\n\nfunc build(path string) (req *http.Request, err error) {\n\treq, err = http.NewRequest("GET", "https://api.intercom.io"+path, nil)\n\tif err != nil {\n\t\treturn\n\t}\n\treq.Header.Set("Authorization", "Bearer x")\n\treturn\n}\n\nfunc Me() {\n\treq, _ := build("/me")\n\treq.Header.Set("Accept", "application/json")\n\thttp.DefaultClient.Do(req)\n}\n`,
    [],
  ],
  [
    "options that set headers",
    `package x\n\nimport "net/http"\n\nfunc get(path string, opts ...func(*http.Request)) {\n\treq, _ := http.NewRequest("GET", "https://api.intercom.io"+path, nil)\n\treq.Header.Set("Authorization", "Bearer x")\n\tfor _, opt := range opts {\n\t\topt(req)\n\t}\n\thttp.DefaultClient.Do(req)\n}\n`,
    [],
  ],
  [
    "several values as arguments, to one from elsewhere",
    inFunction(`req := must(http.NewRequest("GET", ${me}, nil))\nhttp.DefaultClient.Do(req)`),
    [],
  ],
  [
    "several values as arguments",
    inFunction(
      `send := func(req *http.Request, err error) {\n\t${auth}\n\thttp.DefaultClient.Do(req)\n}\nsend(http.NewRequest("GET", ${me}, nil))`,
    ),
    ["accept-missing 10"],
  ],
];

const fixes: readonly (readonly [
  name: string,
  before: string,
  code: string,
  after: string | undefined,
])[] = [
  [
    "behind the check of the error",
    `req, err := http.NewRequest("GET", ${me}, nil)\n${check}\n${auth}`,
    "accept-missing",
    `req, err := http.NewRequest("GET", ${me}, nil)\n${check}\n${accept}\n${auth}`,
  ],
  [
    "behind the line",
    `req, _ := http.NewRequest("GET", ${me}, nil) // me\n${auth}`,
    "accept-missing",
    `req, _ := http.NewRequest("GET", ${me}, nil) // me\n${accept}\n${auth}`,
  ],
  [
    "behind a call over lines",
    `req, _ := http.NewRequest(\n\t"GET",\n\t${me},\n\tnil,\n)\n${auth}`,
    "accept-missing",
    `req, _ := http.NewRequest(\n\t"GET",\n\t${me},\n\tnil,\n)\n${accept}\n${auth}`,
  ],
  [
    "deeper in",
    `for range id {\n\tr, err := http.NewRequest("GET", ${me}, nil)\n\tif err != nil {\n\t\tcontinue\n\t}\n\tr.Header.Set("Authorization", token)\n\thttp.DefaultClient.Do(r)\n}`,
    "accept-missing",
    `for range id {\n\tr, err := http.NewRequest("GET", ${me}, nil)\n\tif err != nil {\n\t\tcontinue\n\t}\n\tr.Header.Set("Accept", "application/json")\n\tr.Header.Set("Authorization", token)\n\thttp.DefaultClient.Do(r)\n}`,
  ],
  [
    "behind the headers that replace all",
    `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header = http.Header{\n\t"Authorization": {"Bearer " + token},\n}`,
    "accept-missing",
    `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header = http.Header{\n\t"Authorization": {"Bearer " + token},\n}\n${accept}`,
  ],
  [
    "no place for what is deleted again",
    `req, _ := http.NewRequest("GET", ${me}, nil)\nreq.Header.Del("Accept")\n${auth}`,
    "accept-missing",
    undefined,
  ],
  ["no headers for http.Get", `http.Get(${me})`, "accept-missing", undefined],
  [
    "a wrong value",
    `req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\nreq.Header.Set("Accept", "text/html")`,
    "accept-value",
    `req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\n${accept}`,
  ],
  [
    "a wrong name",
    `req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\nreq.Header.Set("Acept", "application/json")`,
    "accept-name",
    `req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}\n${accept}`,
  ],
  [
    "in the chain",
    `resty.New().R().SetAuthToken(token).Get(${me})`,
    "accept-missing",
    `resty.New().R().SetHeader("Accept", "application/json").SetAuthToken(token).Get(${me})`,
  ],
  [
    "in the chain over lines",
    `resty.New().R().\n\tSetAuthToken(token).\n\tGet(${me})`,
    "accept-missing",
    `resty.New().R().\n\tSetHeader("Accept", "application/json").\n\tSetAuthToken(token).\n\tGet(${me})`,
  ],
  [
    "plain http",
    `req, _ := http.NewRequest("GET", "http://api.intercom.io/me", nil)\n${accept}\n${auth}`,
    "plain-http",
    `req, _ := http.NewRequest("GET", ${me}, nil)\n${accept}\n${auth}`,
  ],
  [
    "a value that comes through a loop, where it is written",
    `h := map[string]string{"Authorization": "Bearer " + token, "Accept": "text/html"}\nreq, _ := http.NewRequest("GET", ${me}, nil)\nfor k, v := range h {\n\treq.Header.Set(k, v)\n}`,
    "accept-value",
    `h := map[string]string{"Authorization": "Bearer " + token, "Accept": "application/json"}\nreq, _ := http.NewRequest("GET", ${me}, nil)\nfor k, v := range h {\n\treq.Header.Set(k, v)\n}`,
  ],
];

/** What makes a request sends it at last. */
function sent(body: string): string {
  return body.startsWith("req, ") || body.startsWith("h := ")
    ? `${body}\nhttp.DefaultClient.Do(req)`
    : body;
}

describe("requests in Go", () => {
  for (const [name, text, expected] of rows) {
    it(name, async () => {
      assert.equal(await parses("go", text), true);
      assert.deepEqual(await said("go", text), expected);
    });
  }

  for (const [name, before, code, after] of fixes) {
    it(`repairs: ${name}`, async () => {
      const found = await repaired("go", inFunction(sent(before)), code);
      assert.equal(found, after === undefined ? undefined : inFunction(sent(after)));
    });
  }

  it("keeps the line ends", async () => {
    const text = inFunction(
      sent(`req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}`),
    ).replaceAll("\n", "\r\n");
    const after = await repaired("go", text, "accept-missing");
    assert.match(after ?? "", /, nil\)\r\n\treq\.Header\.Set\("Accept", "application\/json"\)\r\n/);
  });

  it("takes names that are none", async () => {
    const text = inFunction(`req, err := http.NewRequest("GET", ${me}, nil)\n${check}\n${auth}`);
    const broken = text.replace('mport "net/http"\n\nfunc f(', "");
    assert.equal(await parses("go", broken), false);
    await judged("go", broken);
  });

  it("says what is not set where, with the whole call", async () => {
    const text = inFunction(sent(`req, _ := http.NewRequest("GET", ${me}, nil)\n${auth}`));
    const [first] = await judged("go", text);
    assert.equal(first?.request.client, "goHttp");
    assert.equal(
      text.slice(first.request.span.start, first.request.span.end),
      `http.NewRequest("GET", ${me}, nil)`,
    );
  });

  it("reads whatever is left of a file without an error", async () => {
    await codeLoader(import.meta.dirname)(["go"]);
    const texts = rows.map(([, text]) => text);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(40),
        fc.string({ maxLength: 5 }),
        async (text, at, length, more) => {
          const from = at % text.length;
          await judged("go", text.slice(0, from));
          await judged("go", text.slice(0, from) + more + text.slice(from + length));
        },
      ),
      { numRuns: 150 },
    );
  });
});
