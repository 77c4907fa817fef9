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
    "class A {",
    ...more,
    "    void f(String token, String id) throws Exception {",
    ...indented(body, "        "),
    "    }",
    "}",
    "",
  ].join("\n");
}

const me = '"https://api.intercom.io/me"';
const jdk = `HttpRequest.newBuilder(URI.create(${me}))`;
const auth = '.header("Authorization", "Bearer " + token)';
const accept = '.header("Accept", "application/json")';
const send = "HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());";
const ok = `new Request.Builder().url(${me})`;
const apache = "import org.apache.http.client.methods.*;\n";

type Row = readonly [name: string, text: string, said: readonly string[]];

const rows: readonly Row[] = [
  [
    "java.net.http without Accept",
    inMethod(`var request = ${jdk}${auth}.build();\n${send}`),
    ["accept-missing 3"],
  ],
  ["all there", inMethod(`var request = ${jdk}${auth}${accept}.GET().build();\n${send}`), []],
  [
    "a builder over statements",
    inMethod(
      `HttpRequest.Builder b = HttpRequest.newBuilder();\nb.uri(URI.create(${me}));\nb${auth};\nb.setHeader("Accept", "text/html");\nvar request = b.build();\n${send}`,
    ),
    ["accept-value 6"],
  ],
  [
    "pairs",
    inMethod(
      `var request = ${jdk}.headers("Authorization", "Bearer " + token, "Accept", "application/xml").build();\n${send}`,
    ),
    ["accept-value 3"],
  ],
  [
    "a map in a loop",
    inMethod(
      `Map<String, String> m = Map.of("Authorization", "Bearer " + token);\nvar b = ${jdk};\nfor (Map.Entry<String, String> e : m.entrySet()) {\n    b.header(e.getKey(), e.getValue());\n}\nvar request = b.build();\n${send}`,
    ),
    ["accept-missing 4"],
  ],
  [
    "a map that is put together, handed to the builder",
    inMethod(
      `Map<String, String> m = new HashMap<>();\nm.put("Authorization", "Bearer " + token);\nm.put("Accept", "application/json");\nvar b = ${jdk};\nm.forEach(b::header);\nvar request = b.build();\n${send}`,
    ),
    [],
  ],
  [
    "a map from elsewhere",
    inMethod(
      `var b = ${jdk};\nheaders().forEach((k, v) -> b.header(k, v));\nvar request = b.build();\n${send}`,
    ),
    [],
  ],
  [
    "a method from elsewhere",
    inMethod(`var b = ${jdk};\nAuth.sign(b);\nvar request = b.build();\n${send}`),
    [],
  ],
  [
    "a constant of the class",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create(BASE + "/me"))${auth}${accept}.build();\n${send}`,
      'private static final String BASE = "http://api.intercom.io";',
    ),
    ["plain-http 2"],
  ],
  [
    "a constant of another class",
    `class C {\n    static final String URL = "http://api.intercom.io";\n}\n${inMethod(`var request = HttpRequest.newBuilder(URI.create(C.URL + "/me"))${auth}${accept}.build();\n${send}`)}`,
    ["plain-http 2"],
  ],
  [
    "formatted",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create(String.format("%s/custom_objects/%s", "https://api.intercom.io", id)))${auth}${accept}.build();\n${send}`,
    ),
    ["route-unknown 3"],
  ],
  [
    "formatted by the text itself",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create("https://api.intercom.io/custom_objects/%s".formatted(id)))${auth}${accept}.build();\n${send}`,
    ),
    ["route-unknown 3"],
  ],
  [
    "a body without a type",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create("https://api.intercom.io/events"))${auth}${accept}.POST(HttpRequest.BodyPublishers.ofString(id)).build();\n${send}`,
    ),
    ["content-type-missing 3"],
  ],
  [
    "a body of nothing",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create("https://api.intercom.io/contacts/1/archive"))${auth}${accept}.POST(HttpRequest.BodyPublishers.noBody()).build();\n${send}`,
    ),
    [],
  ],
  [
    "a method by its name",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create("https://api.intercom.io/data_connectors/1"))${auth}${accept}.header("Intercom-Version", "2.13").method("PATCH", HttpRequest.BodyPublishers.ofString(id)).build();\n${send}`,
    ),
    ["version-too-old 3", "content-type-missing 3"],
  ],
  [
    "a helper of the class",
    inMethod(
      `var request = base("/me").build();\n${send}`,
      `HttpRequest.Builder base(String path) {\n    return HttpRequest.newBuilder(URI.create("https://api.intercom.io" + path)).header("Authorization", "Bearer x");\n}`,
    ),
    ["accept-missing 3"],
  ],
  [
    "overloads",
    inMethod(
      'get("/me");',
      `void get(String path) throws Exception {\n    get(path, "application/xml");\n}\nvoid get(String path, String type) throws Exception {\n    var request = HttpRequest.newBuilder(URI.create("https://api.intercom.io" + path)).header("Authorization", "Bearer x").header("Accept", type).build();\n    ${send}\n}`,
    ),
    ["accept-value 3"],
  ],
  [
    "a field that the constructor sets",
    `class A {\n    private final String base;\n    A() {\n        this("http://api.intercom.io");\n    }\n    A(String base) {\n        this.base = base;\n    }\n    HttpRequest me(String token) {\n        return HttpRequest.newBuilder(URI.create(base + "/me"))${auth}${accept}.build();\n    }\n    static void main(String[] args) {\n        new A().me("x");\n    }\n}\n`,
    ["plain-http 4"],
  ],
  [
    "a nested class sees the constants around it",
    `class A {\n    static final String BASE = "http://api.intercom.io";\n    static class B {\n        HttpRequest me(String token) {\n            return HttpRequest.newBuilder(URI.create(BASE + "/me"))${auth}${accept}.build();\n        }\n    }\n}\n`,
    ["plain-http 2"],
  ],
  [
    "a switch that is a value",
    inMethod(
      `String base = switch (id) {\n    case "eu" -> "http://api.eu.intercom.io";\n    default -> "https://api.intercom.io";\n};\nvar request = HttpRequest.newBuilder(URI.create(base + "/me"))${auth}${accept}.build();\n${send}`,
    ),
    ["plain-http 4"],
  ],
  [
    "from the environment, or else",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create(System.getenv().getOrDefault("U", "https://api.intercom.io") + "/me"))${auth}.build();\n${send}`,
    ),
    ["accept-missing 3"],
  ],
  [
    "given back without a token",
    'class A {\n    HttpRequest.Builder to(String path) {\n        return HttpRequest.newBuilder(URI.create("https://api.intercom.io" + path));\n    }\n}\n',
    [],
  ],
  [
    "OkHttp without Accept",
    inMethod(`new OkHttpClient().newCall(${ok}${auth}.build()).execute();`),
    ["accept-missing 3"],
  ],
  [
    "OkHttp with a body that brings its type",
    inMethod(
      `var request = new Request.Builder().url("https://api.intercom.io/events")${auth}${accept}.post(RequestBody.create(id, MediaType.get("application/json"))).build();\nnew OkHttpClient().newCall(request).execute();`,
    ),
    [],
  ],
  [
    "OkHttp with a header removed",
    inMethod(
      `var request = ${ok}${auth}${accept}.removeHeader("Accept").build();\nnew OkHttpClient().newCall(request).execute();`,
    ),
    ["accept-missing 3"],
  ],
  [
    "OkHttp with headers of their own",
    inMethod(
      `Headers h = Headers.of("Accept", "text/html", "Authorization", "Bearer " + token);\nnew OkHttpClient().newCall(${ok}.headers(h).build()).execute();`,
    ),
    ["accept-value 3"],
  ],
  [
    "OkHttp with an address in parts",
    inMethod(
      `HttpUrl url = HttpUrl.parse("https://api.intercom.io").newBuilder().addPathSegment("custom_objects").addPathSegment("Order").build();\nnew OkHttpClient().newCall(new Request.Builder().url(url)${auth}${accept}.build()).execute();`,
    ),
    ["route-unknown 3"],
  ],
  [
    "OkHttp with an interceptor",
    inMethod(
      `var c = new OkHttpClient.Builder().addInterceptor(new Auth(token)).build();\nc.newCall(${ok}.build()).execute();`,
    ),
    [],
  ],
  [
    "OkHttp that logs",
    inMethod(
      `var c = new OkHttpClient.Builder().addInterceptor(new HttpLoggingInterceptor()).build();\nc.newCall(${ok}${auth}.build()).execute();`,
    ),
    ["accept-missing 4"],
  ],
  [
    "OkHttp from outside, without a token",
    'class A {\n    private final OkHttpClient client;\n    A(OkHttpClient client) {\n        this.client = client;\n    }\n    void me() throws Exception {\n        client.newCall(new Request.Builder().url("https://api.intercom.io/me").build()).execute();\n    }\n}\n',
    [],
  ],
  [
    "OkHttp from outside, with a token",
    'class A {\n    private final OkHttpClient client;\n    A(OkHttpClient client) {\n        this.client = client;\n    }\n    void me() throws Exception {\n        client.newCall(new Request.Builder().url("https://api.intercom.io/me").header("Authorization", "Bearer x").build()).execute();\n    }\n}\n',
    ["accept-missing 7"],
  ],
  [
    "HttpURLConnection has a list of its own",
    inMethod(
      `HttpURLConnection c = (HttpURLConnection) new URL(${me}).openConnection();\nc.setRequestProperty("Authorization", "Bearer " + token);\nc.getResponseCode();`,
    ),
    ["accept-missing 3"],
  ],
  [
    "HttpURLConnection with a wrong value",
    inMethod(
      `HttpURLConnection c = (HttpURLConnection) new URL(${me}).openConnection();\nc.setRequestProperty("Authorization", "Bearer " + token);\nc.setRequestProperty("Accept", "text/html");\nc.getResponseCode();`,
    ),
    ["accept-value 5"],
  ],
  [
    "HttpURLConnection that writes",
    inMethod(
      `var c = (HttpURLConnection) new URL("https://api.intercom.io/events").openConnection();\nc.setRequestProperty("Authorization", "Bearer " + token);\nc.setRequestProperty("Accept", "application/json");\nc.setDoOutput(true);\nc.getOutputStream().write(id.getBytes());`,
    ),
    ["content-type-missing 7"],
  ],
  [
    "HttpURLConnection set too late",
    inMethod(
      `var c = (HttpURLConnection) new URL(${me}).openConnection();\nc.setRequestProperty("Authorization", "Bearer " + token);\nc.getResponseCode();\nc.setRequestProperty("Accept", "application/json");`,
    ),
    ["headers-not-attached 6"],
  ],
  [
    "RestTemplate sets Accept by itself",
    inMethod(
      `HttpHeaders h = new HttpHeaders();\nh.setBearerAuth(token);\nnew RestTemplate().exchange(${me}, HttpMethod.GET, new HttpEntity<>(h), String.class);`,
    ),
    [],
  ],
  [
    "RestTemplate with HTML",
    inMethod(
      `HttpHeaders h = new HttpHeaders();\nh.setBearerAuth(token);\nh.set(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE);\nnew RestTemplate().exchange(${me}, HttpMethod.GET, new HttpEntity<String>(h), String.class);`,
    ),
    ["accept-value 5"],
  ],
  [
    "RestTemplate without a token",
    inMethod(`new RestTemplate().getForObject(${me}, String.class);`),
    ["authorization-missing 3"],
  ],
  [
    "RestTemplate with an interceptor",
    inMethod(
      `RestTemplate r = new RestTemplate();\nr.getInterceptors().add(new Auth(token));\nr.getForObject(${me}, String.class);`,
    ),
    [],
  ],
  [
    "RestTemplate of a builder",
    inMethod(
      `RestTemplate r = new RestTemplateBuilder().rootUri("http://api.intercom.io").defaultHeader("Authorization", "Bearer " + token).build();\nr.getForObject("/contacts/{id}", String.class, id);`,
    ),
    ["plain-http 3"],
  ],
  [
    "WebClient with everything",
    inMethod(
      `WebClient.create("https://api.intercom.io").get().uri("/me").header("Authorization", "Bearer " + token).accept(MediaType.APPLICATION_JSON).retrieve();`,
    ),
    [],
  ],
  [
    "WebClient with XML",
    inMethod(
      `WebClient.builder().baseUrl("https://api.intercom.io").defaultHeader("Authorization", "Bearer " + token).build().get().uri("/me").accept(MediaType.APPLICATION_XML).retrieve();`,
    ),
    ["accept-value 3"],
  ],
  [
    "WebClient with a filter",
    inMethod(`WebClient.builder().filter(auth).build().get().uri(${me}).retrieve();`),
    [],
  ],
  [
    "WebClient with headers set by a function",
    inMethod(
      `WebClient.create().get().uri(${me}).headers(h -> h.setBearerAuth(token)).retrieve();`,
    ),
    [],
  ],
  [
    "Apache without Accept",
    apache +
      inMethod(
        `HttpGet get = new HttpGet(${me});\nget.setHeader("Authorization", "Bearer " + token);\nHttpClients.createDefault().execute(get);`,
      ),
    ["accept-missing 4"],
  ],
  [
    "Apache with default headers",
    apache +
      inMethod(
        `var c = HttpClients.custom().setDefaultHeaders(List.of(new BasicHeader("Accept", "application/json"))).build();\nHttpGet get = new HttpGet(${me});\nget.setHeader("Authorization", "Bearer " + token);\nc.execute(get);`,
      ),
    [],
  ],
  [
    "Apache by a chain",
    apache +
      inMethod(
        `var r = ClassicRequestBuilder.get(${me}).addHeader("Authorization", "Bearer " + token).addHeader("Accept", "text/html").build();\nHttpClients.createDefault().execute(r, x -> null);`,
      ),
    ["accept-value 4"],
  ],
  [
    "WireMock",
    `import com.github.tomakehurst.wiremock.WireMockServer;\n${inMethod(`new OkHttpClient().newCall(${ok}.build()).execute();`)}`,
    [],
  ],
  [
    "another HttpRequest",
    `import kong.unirest.HttpRequest;\n${inMethod(`var request = ${jdk}.build();`)}`,
    [],
  ],
  [
    "text that only names it",
    inMethod(`log.info("GET " + ${me});\nString policy = "connect-src https://api.intercom.io";`),
    [],
  ],
  [
    "another host",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create("https://api.intercom.io.example.com/me")).build();\n${send}`,
    ),
    [],
  ],
  [
    "a snippet without a class",
    `HttpRequest request = ${jdk}.build();\nHttpResponse<String> r = client.send(request, BodyHandlers.ofString());\n`,
    [],
  ],
  [
    "a snippet with a token",
    `HttpRequest request = ${jdk}.header("Authorization", "Bearer x").build();\n`,
    ["accept-missing 1"],
  ],
  [
    "a map that is filled once",
    inMethod(
      `var b = ${jdk};\nHEADERS.forEach(b::header);\nvar request = b.build();\n${send}`,
      'static final Map<String, String> HEADERS = new HashMap<>();\nstatic {\n    HEADERS.put("Authorization", "Bearer x");\n    HEADERS.put("Accept", "text/html");\n}',
    ),
    ["accept-value 5"],
  ],
  [
    "what another class is to say",
    inMethod(
      `var b = ${jdk}${auth};\ncustomize(b);\nvar request = b.build();\n${send}`,
      "void customize(HttpRequest.Builder b) {}",
    ),
    [],
  ],
  [
    "pairs from elsewhere",
    inMethod(`var request = ${jdk}${auth}.headers(pairs()).build();\n${send}`),
    [],
  ],
  [
    "a function that is given the builder",
    inMethod(
      `Consumer<HttpRequest.Builder> c = outside();\nvar b = ${jdk}${auth};\nc.accept(b);\nvar request = b.build();\n${send}`,
    ),
    [],
  ],
  [
    "constructors that call one another, from outside",
    `class A {\n    private final String base;\n    private final OkHttpClient http;\n    public A() {\n        this("http://api.intercom.io");\n    }\n    public A(String base) {\n        this.base = base;\n        this.http = make();\n    }\n    private OkHttpClient make() {\n        return new OkHttpClient.Builder().build();\n    }\n    void me() throws Exception {\n        http.newCall(new Request.Builder().url(base + "/me").header("Accept", "application/json").header("Authorization", "Bearer x").build()).execute();\n    }\n}\n`,
    ["plain-http 5"],
  ],
];

const fixes: readonly (readonly [
  name: string,
  before: string,
  code: string,
  after: string | undefined,
])[] = [
  [
    "in the chain",
    inMethod(`var request = ${jdk}${auth}.build();\n${send}`),
    "accept-missing",
    inMethod(`var request = ${jdk}${accept}${auth}.build();\n${send}`),
  ],
  [
    "in the chain over lines",
    inMethod(
      `var request = HttpRequest.newBuilder()\n        .uri(URI.create(${me}))\n        ${auth}\n        .build();\n${send}`,
    ),
    "accept-missing",
    inMethod(
      `var request = HttpRequest.newBuilder()\n        ${accept}\n        .uri(URI.create(${me}))\n        ${auth}\n        .build();\n${send}`,
    ),
  ],
  [
    "in the chain of OkHttp",
    inMethod(`new OkHttpClient().newCall(${ok}${auth}.build()).execute();`),
    "accept-missing",
    inMethod(
      `new OkHttpClient().newCall(new Request.Builder()${accept}.url(${me})${auth}.build()).execute();`,
    ),
  ],
  [
    "as a statement",
    apache +
      inMethod(
        `HttpGet get = new HttpGet(${me}); // me\nget.setHeader("Authorization", "Bearer " + token);\nHttpClients.createDefault().execute(get);`,
      ),
    "accept-missing",
    apache +
      inMethod(
        `HttpGet get = new HttpGet(${me}); // me\nget.setHeader("Accept", "application/json");\nget.setHeader("Authorization", "Bearer " + token);\nHttpClients.createDefault().execute(get);`,
      ),
  ],
  [
    "nothing where it is removed again",
    inMethod(
      `var request = ${ok}${auth}${accept}.removeHeader("Accept").build();\nnew OkHttpClient().newCall(request).execute();`,
    ),
    "accept-missing",
    undefined,
  ],
  [
    "a wrong value",
    inMethod(`var request = ${jdk}${auth}.header("Accept", "text/html").build();\n${send}`),
    "accept-value",
    inMethod(`var request = ${jdk}${auth}${accept}.build();\n${send}`),
  ],
  [
    "a wrong name",
    inMethod(`var request = ${jdk}${auth}.header("Acept", "application/json").build();\n${send}`),
    "accept-name",
    inMethod(`var request = ${jdk}${auth}${accept}.build();\n${send}`),
  ],
  [
    "a value of a type of its own",
    inMethod(
      `HttpHeaders h = new HttpHeaders();\nh.setBearerAuth(token);\nh.setAccept(List.of(MediaType.TEXT_HTML));\nnew RestTemplate().exchange(${me}, HttpMethod.GET, new HttpEntity<>(h), String.class);`,
    ),
    "accept-value",
    inMethod(
      `HttpHeaders h = new HttpHeaders();\nh.setBearerAuth(token);\nh.set("Accept", "application/json");\nnew RestTemplate().exchange(${me}, HttpMethod.GET, new HttpEntity<>(h), String.class);`,
    ),
  ],
  [
    "plain http",
    inMethod(
      `var request = HttpRequest.newBuilder(URI.create("http://api.intercom.io/me"))${auth}${accept}.build();\n${send}`,
    ),
    "plain-http",
    inMethod(`var request = ${jdk}${auth}${accept}.build();\n${send}`),
  ],
];

describe("requests in Java", () => {
  for (const [name, text, expected] of rows) {
    it(name, async () => {
      assert.equal(await parses("java", text), true);
      assert.deepEqual(await said("java", text), expected);
    });
  }

  for (const [name, before, code, after] of fixes) {
    it(`repairs: ${name}`, async () => {
      assert.equal(await repaired("java", before, code), after);
    });
  }

  it("names the client", async () => {
    const requests = await judged(
      "java",
      inMethod(`new OkHttpClient().newCall(${ok}.build()).execute();`),
    );
    assert.deepEqual(
      requests.map(({ request }) => request.client),
      ["okhttp"],
    );
  });

  it("reads whatever is left of a file without an error", async () => {
    await codeLoader(import.meta.dirname)(["java"]);
    const texts = rows.map(([, text]) => text);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(40),
        fc.string({ maxLength: 5 }),
        async (text, at, length, more) => {
          const from = at % text.length;
          await judged("java", text.slice(0, from));
          await judged("java", text.slice(0, from) + more + text.slice(from + length));
        },
      ),
      { numRuns: 150 },
    );
  });
});
