import assert from "node:assert/strict";
import * as fc from "fast-check";
import { codeLoader } from "../../../../src/analysis/codeLoader.ts";
import { judged, parses, repaired, said } from "./judged.ts";

/** A class with a method whose body is given. */
function inMethod(body: string, members = ""): string {
  const indented = (text: string, by: string): string[] =>
    text
      .trim()
      .split("\n")
      .map((line) => (line === "" ? "" : by + line));
  const more = members === "" ? [] : indented(members, "    ");
  return [
    "class A",
    "{",
    ...more,
    "    async Task F(string token, string id)",
    "    {",
    ...indented(body, "        "),
    "    }",
    "}",
    "",
  ].join("\n");
}

const me = '"https://api.intercom.io/me"';
const client = "using var http = new HttpClient();";
const message = `var request = new HttpRequestMessage(HttpMethod.Get, ${me});`;
const auth = 'request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);';
const accept = 'request.Headers.Add("Accept", "application/json");';
const send = "await http.SendAsync(request);";
const typed =
  'http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));';
const bearer =
  'http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);';

type Row = readonly [name: string, text: string, said: readonly string[]];

const rows: readonly Row[] = [
  [
    "a message without Accept",
    inMethod(`${client}\n${message}\n${auth}\n${send}`),
    ["accept-missing 6"],
  ],
  ["all there", inMethod(`${client}\n${message}\n${auth}\n${accept}\n${send}`), []],
  [
    "neither on the client",
    inMethod(`${client}\nawait http.GetAsync(${me});`),
    ["accept-missing 6", "authorization-missing 6"],
  ],
  [
    "both on the client",
    inMethod(`${client}\n${typed}\n${bearer}\nawait http.GetStringAsync(${me});`),
    [],
  ],
  [
    "on the client by name",
    inMethod(
      `${client}\nhttp.DefaultRequestHeaders.Add("Accept", "text/html");\n${bearer}\nawait http.GetFromJsonAsync<object>(${me});`,
    ),
    ["accept-value 6"],
  ],
  [
    "cleared first",
    inMethod(
      `${client}\nhttp.DefaultRequestHeaders.Accept.Clear();\n${typed}\n${bearer}\nawait http.GetStringAsync(${me});`,
    ),
    [],
  ],
  [
    "cleared last",
    inMethod(
      `${client}\n${typed}\n${bearer}\nhttp.DefaultRequestHeaders.Accept.Clear();\nawait http.GetStringAsync(${me});`,
    ),
    ["accept-missing 9"],
  ],
  [
    "one of two is enough",
    inMethod(
      `${client}\nhttp.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));\n${typed}\n${bearer}\nawait http.GetStringAsync(${me});`,
    ),
    [],
  ],
  [
    "a quality of its own",
    inMethod(
      `${client}\nhttp.DefaultRequestHeaders.Accept.Add(new("application/json", 0));\n${bearer}\nawait http.GetStringAsync(${me});`,
    ),
    ["accept-value 6"],
  ],
  [
    "parsed",
    inMethod(
      `${client}\nhttp.DefaultRequestHeaders.Accept.ParseAdd("application/xml");\n${bearer}\nawait http.GetStringAsync(${me});`,
    ),
    ["accept-value 6"],
  ],
  [
    "a base address",
    inMethod(
      `var http = new HttpClient { BaseAddress = new Uri("http://api.intercom.io/") };\n${typed}\n${bearer}\nawait http.GetStringAsync("me");`,
    ),
    ["plain-http 5"],
  ],
  [
    "a base address set later",
    inMethod(
      `${client}\nhttp.BaseAddress = new Uri("https://api.intercom.io");\n${bearer}\nawait http.GetStringAsync("/me");`,
    ),
    ["accept-missing 8"],
  ],
  [
    "an object initializer",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage\n{\n    Method = HttpMethod.Get,\n    RequestUri = new Uri(${me}),\n    Headers =\n    {\n        { "Authorization", $"Bearer {token}" },\n        { "Accept", "text/html" },\n    },\n};\n${send}`,
    ),
    ["accept-value 13"],
  ],
  [
    "an initializer with a typed list",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage(HttpMethod.Get, ${me})\n{\n    Headers = { Authorization = new("Bearer", token), Accept = { new("application/json") } },\n};\n${send}`,
    ),
    [],
  ],
  [
    "interpolated",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage(HttpMethod.Post, $"https://api.intercom.io/custom_objects/{id}");\n${auth}\n${accept}\n${send}`,
    ),
    ["route-unknown 6"],
  ],
  [
    "interpolated with a constant",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/me");\n${auth}\n${accept}\n${send}`,
      'private const string Base = "http://api.intercom.io";',
    ),
    ["plain-http 3"],
  ],
  [
    "verbatim",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage(HttpMethod.Get, @"http://api.intercom.io/me");\n${auth}\n${accept}\n${send}`,
    ),
    ["plain-http 6"],
  ],
  [
    "formatted",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage(HttpMethod.Get, string.Format("{0}/custom_objects/{1}", "https://api.intercom.io", id));\n${auth}\n${accept}\n${send}`,
    ),
    ["route-unknown 6"],
  ],
  [
    "text alone is plain text",
    inMethod(
      `${client}\n${typed}\n${bearer}\nawait http.PostAsync("https://api.intercom.io/events", new StringContent(id));`,
    ),
    ["content-type-missing 8"],
  ],
  [
    "text with a type",
    inMethod(
      `${client}\n${typed}\n${bearer}\nawait http.PostAsync("https://api.intercom.io/events", new StringContent(id, Encoding.UTF8, "application/json"));`,
    ),
    [],
  ],
  [
    "a type that is set on the content",
    inMethod(
      `${client}\n${typed}\n${bearer}\nvar content = new StringContent(id);\ncontent.Headers.ContentType = new MediaTypeHeaderValue("application/json");\nawait http.PostAsync("https://api.intercom.io/events", content);`,
    ),
    [],
  ],
  [
    "JSON brings its type",
    inMethod(
      `${client}\n${typed}\n${bearer}\nawait http.PostAsJsonAsync("https://api.intercom.io/events", new { id });`,
    ),
    [],
  ],
  [
    "the token without a space",
    inMethod(
      `${client}\n${message}\nrequest.Headers.TryAddWithoutValidation("Authorization", "Bearer" + token);\n${accept}\n${send}`,
    ),
    ["authorization-malformed 7"],
  ],
  [
    "after it was sent",
    inMethod(`${client}\n${message}\n${auth}\n${send}\n${accept}`),
    ["headers-not-attached 9"],
  ],
  [
    "in a loop over a dictionary",
    inMethod(
      `${client}\n${message}\nvar headers = new Dictionary<string, string> { ["Authorization"] = "Bearer " + token, ["Accept"] = "text/html" };\nforeach (var h in headers) request.Headers.Add(h.Key, h.Value);\n${send}`,
    ),
    ["accept-value 7"],
  ],
  [
    "in a loop over the pairs of a dictionary",
    inMethod(
      `${client}\n${message}\nvar headers = new Dictionary<string, string> { { "Authorization", "Bearer " + token } };\nforeach (var (k, v) in headers)\n{\n    request.Headers.Add(k, v);\n}\n${send}`,
    ),
    ["accept-missing 6"],
  ],
  [
    "headers from elsewhere",
    inMethod(
      `${client}\n${message}\nforeach (var h in Headers()) request.Headers.Add(h.Key, h.Value);\n${send}`,
    ),
    [],
  ],
  [
    "a message given to one from elsewhere",
    inMethod(`${client}\n${message}\nAuth.Sign(request);\n${send}`),
    [],
  ],
  [
    "a handler of .NET",
    inMethod(
      `var http = new HttpClient(new HttpClientHandler { UseCookies = false });\n${bearer}\nawait http.GetStringAsync(${me});`,
    ),
    ["accept-missing 7"],
  ],
  [
    "a handler from elsewhere",
    inMethod(
      `var http = new HttpClient(new AuthHandler(token));\nawait http.GetStringAsync(${me});`,
    ),
    [],
  ],
  [
    "a factory, and no token here",
    inMethod(`var http = factory.CreateClient("intercom");\nawait http.GetStringAsync(${me});`),
    [],
  ],
  [
    "a factory, and the token here",
    inMethod(`var http = factory.CreateClient();\n${bearer}\nawait http.GetStringAsync(${me});`),
    ["accept-missing 7"],
  ],
  [
    "a client of the primary constructor",
    `class A(HttpClient http)\n{\n    Task<string> Me() => http.GetStringAsync(${me});\n}\n`,
    [],
  ],
  [
    "a client that the constructor makes",
    `class A\n{\n    private readonly HttpClient _http;\n    public A(string token)\n    {\n        _http = new HttpClient();\n        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");\n    }\n    public Task<string> Me() => _http.GetStringAsync(${me});\n}\n`,
    ["accept-missing 9"],
  ],
  [
    "a field of a static client",
    `static class A\n{\n    static readonly HttpClient Http = new();\n    static Task<string> Me() => Http.GetStringAsync(${me});\n}\n`,
    ["accept-missing 4", "authorization-missing 4"],
  ],
  [
    "a property that builds the address",
    `class A(string token)\n{\n    string Url => "http://api.intercom.io";\n    HttpRequestMessage Me()\n    {\n        var request = new HttpRequestMessage(HttpMethod.Get, Url + "/me");\n        ${accept}\n        ${auth}\n        return request;\n    }\n}\n`,
    ["plain-http 3"],
  ],
  [
    "a helper that makes messages",
    `class A\n{\n    readonly HttpClient http = new();\n    HttpRequestMessage Make(HttpMethod method, string path)\n    {\n        var request = new HttpRequestMessage(method, "https://api.intercom.io" + path);\n        request.Headers.Add("Authorization", "Bearer x");\n        return request;\n    }\n    Task Me() => http.SendAsync(Make(HttpMethod.Get, "/me"));\n}\n`,
    ["accept-missing 6"],
  ],
  [
    "given back without a token",
    `class A\n{\n    HttpRequestMessage Make(string path) => new HttpRequestMessage(HttpMethod.Get, "https://api.intercom.io" + path);\n}\n`,
    [],
  ],
  [
    "a region by switch",
    inMethod(
      `${client}\nvar root = id switch { "eu" => "http://api.eu.intercom.io", _ => "https://api.intercom.io" };\n${typed}\n${bearer}\nawait http.GetStringAsync(root + "/me");`,
    ),
    ["plain-http 6"],
  ],
  [
    "an address that may be set outside",
    inMethod(
      `${client}\nvar root = Environment.GetEnvironmentVariable("U") ?? "https://api.intercom.io";\n${bearer}\nawait http.GetStringAsync(root + "/me");`,
    ),
    ["accept-missing 8"],
  ],
  [
    "RestSharp sets Accept by itself",
    inMethod(
      `var rest = new RestClient("https://api.intercom.io");\nvar request = new RestRequest("me", Method.Get);\nrequest.AddHeader("Authorization", $"Bearer {token}");\nawait rest.ExecuteAsync(request);`,
    ),
    [],
  ],
  [
    "RestSharp with HTML",
    inMethod(
      `var rest = new RestClient("https://api.intercom.io");\nvar request = new RestRequest("me").AddHeader("Authorization", $"Bearer {token}").AddHeader("Accept", "text/html");\nawait rest.GetAsync(request);`,
    ),
    ["accept-value 6"],
  ],
  [
    "RestSharp without a token",
    inMethod(
      `var rest = new RestClient(new RestClientOptions("https://api.intercom.io"));\nawait rest.GetAsync(new RestRequest("/me"));`,
    ),
    ["authorization-missing 6"],
  ],
  [
    "RestSharp with an authenticator",
    inMethod(
      `var rest = new RestClient(new RestClientOptions("https://api.intercom.io") { Authenticator = new JwtAuthenticator(token) });\nawait rest.GetAsync(new RestRequest("/me"));`,
    ),
    [],
  ],
  [
    "mocked",
    `using RichardSzalay.MockHttp;\n${inMethod(`${client}\nawait http.GetAsync(${me});`)}`,
    [],
  ],
  [
    "a program without a class",
    `using System.Net.Http;\n\nvar http = new HttpClient();\nConsole.WriteLine(await http.GetStringAsync(${me}));\n`,
    ["accept-missing 4", "authorization-missing 4"],
  ],
  [
    "a registration",
    `services.AddHttpClient("intercom", c => { c.BaseAddress = new Uri("https://api.intercom.io"); });\n`,
    [],
  ],
  [
    "text that only names it",
    inMethod(
      `Log.Information("GET " + ${me});\nvar allowed = new[] { "https://api.intercom.io" };`,
    ),
    [],
  ],
  [
    "another host",
    inMethod(`${client}\nawait http.GetAsync("https://api.intercom.io.example.com/me");`),
    [],
  ],
  [
    "an extension of messages",
    inMethod(`${client}\n${message}\n${auth}\nrequest.WithJson();\n${send}`),
    [],
  ],
  [
    "an extension of clients",
    inMethod(`${client}\nhttp.AddIntercom(token);\nawait http.GetAsync(${me});`),
    [],
  ],
  [
    "an extension of headers",
    inMethod(
      `${client}\nhttp.DefaultRequestHeaders.AddIntercom(token);\nawait http.GetAsync(${me});`,
    ),
    [],
  ],
  [
    "default headers in an initializer",
    inMethod(
      `var http = new HttpClient { DefaultRequestHeaders = { { "Accept", "application/json" }, Authorization = new("Bearer", token) } };\nawait http.GetAsync(${me});`,
    ),
    [],
  ],
  [
    "what runs once",
    `static class A\n{\n    static readonly HttpClient Http = new();\n    static A()\n    {\n        Http.DefaultRequestHeaders.Add("Authorization", "Bearer x");\n        Http.DefaultRequestHeaders.Add("Accept", "text/html");\n    }\n    static Task<string> Me() => Http.GetStringAsync(${me});\n}\n`,
    ["accept-value 7"],
  ],
];

const fixes: readonly (readonly [
  name: string,
  before: string,
  code: string,
  after: string | undefined,
])[] = [
  [
    "behind the message",
    inMethod(`${client}\n${message} // me\n${auth}\n${send}`),
    "accept-missing",
    inMethod(`${client}\n${message} // me\n${accept}\n${auth}\n${send}`),
  ],
  [
    "behind a message over lines",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage(\n    HttpMethod.Get,\n    ${me});\n${auth}\n${send}`,
    ),
    "accept-missing",
    inMethod(
      `${client}\nvar request = new HttpRequestMessage(\n    HttpMethod.Get,\n    ${me});\n${accept}\n${auth}\n${send}`,
    ),
  ],
  [
    "behind the client",
    inMethod(`${client}\n${bearer}\nawait http.GetStringAsync(${me});`),
    "accept-missing",
    inMethod(
      `${client}\nhttp.DefaultRequestHeaders.Add("Accept", "application/json");\n${bearer}\nawait http.GetStringAsync(${me});`,
    ),
  ],
  [
    "behind the client of the constructor",
    inMethod(
      `await _http.GetStringAsync(${me});`,
      'HttpClient _http;\nA()\n{\n    _http = new HttpClient();\n    _http.DefaultRequestHeaders.Add("Authorization", "Bearer x");\n}',
    ),
    "accept-missing",
    inMethod(
      `await _http.GetStringAsync(${me});`,
      'HttpClient _http;\nA()\n{\n    _http = new HttpClient();\n    _http.DefaultRequestHeaders.Add("Accept", "application/json");\n    _http.DefaultRequestHeaders.Add("Authorization", "Bearer x");\n}',
    ),
  ],
  [
    "nothing where it is cleared again",
    inMethod(
      `${client}\n${typed}\n${bearer}\nhttp.DefaultRequestHeaders.Accept.Clear();\nawait http.GetStringAsync(${me});`,
    ),
    "accept-missing",
    undefined,
  ],
  [
    "nothing for a client that is a field",
    inMethod(`await http.GetStringAsync(${me});`, "readonly HttpClient http = new();"),
    "accept-missing",
    undefined,
  ],
  [
    "a wrong value",
    inMethod(
      `${client}\n${message}\n${auth}\nrequest.Headers.Add("Accept", "text/html");\n${send}`,
    ),
    "accept-value",
    inMethod(`${client}\n${message}\n${auth}\n${accept}\n${send}`),
  ],
  [
    "a wrong value of a type",
    inMethod(
      `${client}\n${typed.replace("application/json", "text/html")}\n${bearer}\nawait http.GetStringAsync(${me});`,
    ),
    "accept-value",
    inMethod(`${client}\n${typed}\n${bearer}\nawait http.GetStringAsync(${me});`),
  ],
  [
    "a wrong name",
    inMethod(
      `${client}\n${message}\n${auth}\nrequest.Headers.Add("Acept", "application/json");\n${send}`,
    ),
    "accept-name",
    inMethod(`${client}\n${message}\n${auth}\n${accept}\n${send}`),
  ],
  [
    "plain http",
    inMethod(
      `${client}\n${typed}\n${bearer}\nawait http.GetStringAsync($"http://api.intercom.io/contacts/{id}");`,
    ),
    "plain-http",
    inMethod(
      `${client}\n${typed}\n${bearer}\nawait http.GetStringAsync($"https://api.intercom.io/contacts/{id}");`,
    ),
  ],
  [
    "a value that comes through a loop, where it is written",
    inMethod(
      `${client}\n${message}\nvar headers = new Dictionary<string, string> { ["Authorization"] = "Bearer " + token, ["Accept"] = "text/html" };\nforeach (var h in headers) request.Headers.Add(h.Key, h.Value);\n${send}`,
    ),
    "accept-value",
    inMethod(
      `${client}\n${message}\nvar headers = new Dictionary<string, string> { ["Authorization"] = "Bearer " + token, ["Accept"] = "application/json" };\nforeach (var h in headers) request.Headers.Add(h.Key, h.Value);\n${send}`,
    ),
  ],
];

describe("requests in C#", () => {
  for (const [name, text, expected] of rows) {
    it(name, async () => {
      assert.equal(await parses("csharp", text), true);
      assert.deepEqual(await said("csharp", text), expected);
    });
  }

  for (const [name, before, code, after] of fixes) {
    it(`repairs: ${name}`, async () => {
      assert.equal(await repaired("csharp", before, code), after);
    });
  }

  const senders: readonly (readonly [client: string, body: string])[] = [
    ["dotnetHttp", `${client}\nawait http.GetAsync(${me});`],
    ["webRequest", `WebRequest.Create(${me}).GetResponse();`],
    ["webClientNet", `new WebClient().DownloadString(${me});`],
    ["restSharp", `new RestClient(${me}).Execute(new RestRequest());`],
    ["flurl", `await ${me}.GetJsonAsync<object>();`],
    ["unity", `UnityWebRequest.Get(${me}).SendWebRequest();`],
  ];
  for (const [name, body] of senders) {
    it(`names the client: ${name}`, async () => {
      const requests = await judged("csharp", inMethod(body));
      assert.deepEqual(
        requests.map(({ request }) => request.client),
        [name],
      );
    });
  }

  it("reads whatever is left of a file without an error", async () => {
    await codeLoader(import.meta.dirname)(["csharp"]);
    const texts = rows.map(([, text]) => text);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(40),
        fc.string({ maxLength: 5 }),
        async (text, at, length, more) => {
          const from = at % text.length;
          await judged("csharp", text.slice(0, from));
          await judged("csharp", text.slice(0, from) + more + text.slice(from + length));
        },
      ),
      { numRuns: 150 },
    );
  });
});
