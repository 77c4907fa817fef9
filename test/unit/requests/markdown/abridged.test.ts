import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

const url = '"https://api.intercom.io/me"';
const go = (first: string, between: string, last: string): string =>
  fenced("go", [
    ...["func main() {", first, `req, _ := http.NewRequest("GET", ${url}, nil)`],
    ...['req.Header.Set("Authorization", "Bearer "+token)', between],
    ...["res, _ := http.DefaultClient.Do(req)", last, "}"],
  ]);
const node = (inHeaders: string, inCallback: string): string =>
  fenced("js", [
    "const options = {",
    "  hostname: 'api.intercom.io',",
    "  path: '/me',",
    `  headers: { Authorization: 'Bearer YOUR_TOKEN', ${inHeaders}`,
    "  },",
    "};",
    `https.request(options, (res) => { ${inCallback} }).end();`,
  ]);
const got = `await got(${url});`;

describe("an example that leaves headers out", () => {
  const short: Readonly<Record<string, string>> = {
    "in an object": fenced("js", [`const res = await got(${url}, { headers: { ... } });`]),
    "as a value": fenced("js", [`fetch(${url}, { headers: … });`]),
    "among arguments": fenced("python", [`requests.get(${url}, ...)`]),
    "in a remark": node("// ... the other headers from above", "/* ... */"),
    "in the options of a client": fenced("js", [
      'const c = got.extend({ prefixUrl: "https://api.intercom.io", ... });',
      'await c.get("me");',
    ]),
    "in a list": fenced("php", [`$response = Http::withHeaders([...])->get(${url});`]),
    "in a hash": fenced("ruby", [`HTTParty.get(${url}, headers: { "Accept" => x, ... })`]),
    "in a chain": fenced("java", [
      "Request request = new Request.Builder()",
      `    .url(${url})`,
      "    ...",
      "    .build();",
    ]),
    "between statements": go("", "// ... other headers", ""),
    "as is said before": fenced("js", ["// headers omitted for brevity", got]),
    "as is said behind": fenced("bash", [`curl ${url} # headers omitted`]),
    "as a sentence says": `Headers are omitted for brevity:\n\n${fenced("js", [got])}`,
    "in HTTP": fenced("http", ["GET https://api.intercom.io/me", "Authorization: Bearer x", "…"]),
    "in raw HTTP": fenced("", [
      ...["GET /me HTTP/1.1", "Host: api.intercom.io", "Authorization: Bearer x"],
      "[other headers omitted]",
    ]),
    "in JSON": fenced("json", [
      `{ "url": ${url}, "method": "GET", "headers": { "Authorization": "Bearer x", ... } }`,
    ]),
  };
  for (const [name, text] of Object.entries(short)) {
    it(`does not lack them: ${name}`, async () => {
      assert.deepEqual(await examplesFound(text), []);
    });
  }

  const whole: Readonly<Record<string, readonly [string, string]>> = {
    "a callback": [node("", "/* ... */"), "options"],
    "statements around": [go("// ...", "", "// ..."), url],
    "a spread": [
      fenced("js", ["const { a, ...rest } = all;", `got(${url}, { headers: { Authorization } });`]),
      url,
    ],
    "a text": [
      fenced("java", [
        `new Request.Builder().url(${url}).header("Authorization", "Bearer ...").build();`,
      ]),
      url,
    ],
    "the next line": [
      fenced("js", [`got(${url}, { headers: { Authorization } });`, "// ..."]),
      url,
    ],
    "the result, behind #": [
      fenced("ruby", [`HTTP.auth("Bearer #{t}").get(${url}).parse["admins"] # => [...]`]),
      url,
    ],
    "the result, behind //": [
      fenced("php", [`Http::withToken($t)->get(${url})->json("admins"); // => [...]`]),
      url,
    ],
    "a mistake that is shown": [
      fenced("js", [
        "// Fails, for headers are missing here",
        `got(${url}, { headers: { Authorization } });`,
      ]),
      url,
    ],
    "the next request's name": [
      fenced("http", [
        "GET https://api.intercom.io/me",
        "Authorization: Bearer x",
        "### With other headers",
      ]),
      "https://api.intercom.io/me",
    ],
  };
  for (const [name, [text, place]] of Object.entries(whole)) {
    it(`is none for ${name}`, async () => {
      assert.deepEqual(
        (await examplesFound(text)).map((said) => said.replaceAll(/["']/g, "")),
        [`accept-missing @ ${place.replaceAll(/["']/g, "")}`],
      );
    });
  }

  it("is judged by what it shows", async () => {
    const text = node("Accept: 'text/html', // ...", "");
    assert.deepEqual(await examplesFound(text), ["accept-value @ 'text/html'"]);
  });
});
