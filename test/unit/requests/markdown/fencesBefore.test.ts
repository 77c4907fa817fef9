import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

const session = fenced("python", [
  "import requests",
  "session = requests.Session()",
  'session.headers["Authorization"] = f"Bearer {os.environ[\'T\']}"',
  'session.headers["Accept"] = "text/html"',
]);
const contacts = fenced("python", ['session.get("https://api.intercom.io/contacts")']);
const wrong = ['accept-value @ "text/html"'];

describe("fences that use what others before them make", () => {
  it("are read with them", async () => {
    assert.deepEqual(await examplesFound(session + contacts), wrong);
  });

  it("are read with what is done in between", async () => {
    const right = fenced("python", ['session.headers["Accept"] = "application/json"']);
    assert.deepEqual(await examplesFound(session + right + contacts), []);
    assert.deepEqual(await examplesFound(session + contacts + right), wrong);
  });

  it("are read with the last that makes it", async () => {
    const other = fenced("python", ["import httpx", "session = httpx.Client(headers=H)"]);
    assert.deepEqual(await examplesFound(session + other + contacts), []);
  });

  it("are read with what those use in turn", async () => {
    const text = [
      fenced("js", ['const base = "https://api.intercom.io";']),
      fenced("ts", [
        "const api = axios.create({",
        "  baseURL: base,",
        "  headers: {",
        "    Accept:",
        '      "text/html",',
        "    Authorization: `Bearer ${t}`,",
        "  },",
        "});",
      ]),
      fenced("typescript", ['const { data } = await api.get<Contact>("/contacts");']),
    ].join("\n");
    assert.deepEqual(await examplesFound(text), wrong);
  });

  it("send what those have begun", async () => {
    const begun = fenced("ruby", ['request = Net::HTTP::Get.new("/me")']);
    const accept = (type: string) =>
      fenced("ruby", [`request["Accept"] = "${type}"`, 'request["Authorization"] = "Bearer #{t}"']);
    const sent = fenced("ruby", [
      'Net::HTTP.start("api.intercom.io", use_ssl: true) { |http| http.request(request) }',
    ]);
    assert.deepEqual(await examplesFound(begun + accept("text/html") + sent + sent), wrong);
    assert.deepEqual(await examplesFound(begun + accept("application/json") + sent), []);
    assert.deepEqual(await examplesFound(begun + sent), ['authorization-missing @ "/me"']);
  });

  it("are read with what changes all requests", async () => {
    const headers = '{"Accept": "application/json", "Authorization": f"Bearer {t}"}';
    const python = fenced("python", ['requests.get("https://api.intercom.io/me")']);
    const patched = fenced("python", [
      "import requests, functools",
      `requests.get = functools.partial(requests.get, headers=${headers})`,
    ]);
    const opened = fenced("python", ['urllib.request.urlopen("https://api.intercom.io/me")']);
    const opener = fenced("python", [
      "opener = urllib.request.build_opener()",
      `opener.addheaders = list(${headers}.items())`,
      "urllib.request.install_opener(opener)",
    ]);
    const ruby = fenced("ruby", ['HTTParty.get("https://api.intercom.io/me")']);
    const basement = (type: string) =>
      fenced("ruby", [
        `HTTParty::Basement.headers "Accept" => "${type}", "Authorization" => "Bearer #{t}"`,
      ]);
    const net = fenced("ruby", [
      'Net::HTTP.start("api.intercom.io", use_ssl: true) do |http|',
      '  http.request(Net::HTTP::Get.new("/me"))',
      "end",
    ]);
    const reopened = fenced("ruby", ["class Net::HTTPGenericRequest", "  prepend Signed", "end"]);
    const right = [
      [patched, python],
      [opener, opened],
      [basement("application/json"), ruby],
      [reopened, net],
    ];
    for (const fences of right) {
      assert.deepEqual(await examplesFound(fences.join("")), []);
      assert.notDeepEqual(await examplesFound(fences.slice(1).join("")), []);
    }
    assert.deepEqual(await examplesFound(basement("text/html") + ruby), wrong);
  });

  it("are read with what those bind in a container", async () => {
    const bound = (name: string): string =>
      fenced("php", [
        "use GuzzleHttp\\Client;",
        `$this->app->singleton('${name}', fn () => new Client([`,
        "    'base_uri' => 'https://api.intercom.io/',",
        "    'headers' => ['Accept' => \"text/html\", 'Authorization' => $auth],",
        "]));",
      ]);
    const handler = fenced("php", [
      "public function handle(): void",
      "{",
      "    app('api')->get('contacts');",
      "}",
    ]);
    const missing = (name: string): string =>
      bound(name).replace("'Accept' => \"text/html\", ", "");
    assert.deepEqual(await examplesFound(bound("api") + handler), wrong);
    assert.deepEqual(await examplesFound(missing("api") + handler), [
      "accept-missing @ 'contacts'",
    ]);
    assert.deepEqual(await examplesFound(missing("other") + handler), []);
  });

  it("are left alone where they make it themselves, or are given it", async () => {
    const own = fenced("python", [
      "def show(session):",
      '    return session.get("https://api.intercom.io/contacts")',
    ]);
    const again = fenced("python", [
      "session = make()",
      'session.get("https://api.intercom.io/contacts")',
    ]);
    assert.deepEqual(await examplesFound(session + own + again), []);
  });

  it("are not read with those of another language", async () => {
    const call = fenced("ruby", ['session.get("https://api.intercom.io/contacts")']);
    assert.deepEqual(await examplesFound(session + call), []);
  });

  it("leave out what the ones before leave out", async () => {
    const short = fenced("js", ["const headers = {", "  Authorization: t,", "  ...", "};"]);
    const call = fenced("js", [
      'https.get("https://api.intercom.io/me", { headers }, (res) => res.resume());',
    ]);
    assert.deepEqual(await examplesFound(short + call), []);
    const whole = short.replace("  ...\n", "");
    assert.deepEqual(await examplesFound(whole + call), [
      'accept-missing @ "https://api.intercom.io/me"',
    ]);
  });

  it("are read with what is said before of a class that they show", async () => {
    const registered = [
      "services.AddHttpClient<Api>(c => {",
      '  c.BaseAddress = new Uri("https://api.intercom.io/");',
      '  c.DefaultRequestHeaders.Accept.ParseAdd("text/html");',
      "});",
    ];
    const shown = [
      "public class Api(HttpClient http) {",
      '  public Task<string> Me() => http.GetStringAsync("me");',
      "}",
    ];
    assert.ok(
      (await examplesFound(fenced("csharp", registered) + fenced("csharp", shown))).includes(
        wrong[0] ?? "",
      ),
    );
  });

  it("are told what goes out through a function of these", async () => {
    const send = fenced("js", [
      "export const send = (path, options = {}) =>",
      "  fetch(`https://api.intercom.io${path}`, {",
      "    ...options,",
      '    headers: { Accept: "application/json", Authorization: `Bearer ${T}`, ...options.headers },',
      "  });",
    ]);
    const post = (headers: string): string =>
      fenced("js", [
        `await send("/contacts", { method: "POST", body: JSON.stringify(contact)${headers} });`,
      ]);
    const type = 'headers: { "Content-Type": "application/json" }';
    assert.deepEqual(await examplesFound(send + post("")), [
      "content-type-missing @ `https://api.intercom.io${path}`",
    ]);
    assert.deepEqual(await examplesFound(send + post(`, ${type}`)), []);
  });

  it("stay as they are where they cannot be read together", async () => {
    const broken = fenced("python", ["session = requests.Session(", "  # and so on"]);
    const call = fenced("python", [
      'session.get("https://api.intercom.io/contacts")',
      'urllib.request.urlopen("https://api.intercom.io/me")',
    ]);
    assert.deepEqual(await examplesFound(broken + call), await examplesFound(call));
  });

  it("are read with what is done behind them with what they make", async () => {
    const declared = [
      'const base = "https://api.intercom.io";',
      "const headers = { Authorization: t };",
      "const get = (path) =>",
      "  new Promise((done) => https.get(base + path, { headers }, done));",
    ];
    const filled = fenced("js", ['headers.Accept = "application/json";', 'await get("/me");']);
    const called = fenced("js", ['await get("/me");']);
    assert.deepEqual(await examplesFound(fenced("js", declared) + filled), []);
    assert.deepEqual(await examplesFound(fenced("js", declared) + called), [
      "accept-missing @ base + path",
    ]);
  });

  it("may declare again what one before them does", async () => {
    const first = [
      "def headers():",
      '    return {"Authorization": f"Bearer {T}", "Accept": "text/html"}',
      "def me():",
      '    return requests.get("https://api.intercom.io/me", headers=headers())',
    ];
    const again = [
      "def headers():",
      '    return {"Authorization": f"Bearer {T}", "Accept": "application/json"}',
      "me()",
    ];
    assert.deepEqual(await examplesFound(fenced("python", first) + fenced("python", again)), []);
    assert.deepEqual(await examplesFound(fenced("python", first)), ['accept-value @ "text/html"']);
  });

  it("are read without those that make another thing of the same name", async () => {
    const client = (library: string, call: string): string =>
      fenced("js", [
        `import ${library} from "${library}";`,
        `const intercom = ${call}({`,
        '  prefixUrl: "https://api.intercom.io",',
        '  baseURL: "https://api.intercom.io",',
        "  headers: { authorization: `Bearer ${process.env.TOKEN}` },",
        "});",
        'export const me = () => intercom.get("me");',
      ]);
    const got = client("got", "got.extend");
    const axios = client("axios", "axios.create");
    const found = ['accept-missing @ "me"'];
    assert.deepEqual(await examplesFound(got), found);
    assert.deepEqual(await examplesFound(got + axios), found);
    assert.deepEqual(await examplesFound(axios + got), found);
    const last = fenced("js", ['await intercom.get("me");']);
    assert.deepEqual(await examplesFound(got + axios + last), found);
    assert.deepEqual(await examplesFound(axios + axios + last), []);
    const filled = fenced("js", ['intercom = intercom.extend({ headers: { accept: "*/*" } });']);
    const alike = got.replace("const", "let").replace(/export.*\n/, "");
    assert.deepEqual(await examplesFound(alike + filled + last), []);
  });
});
