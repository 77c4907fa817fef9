import assert from "node:assert/strict";
import fc from "fast-check";
import { redact } from "../../../src/intercom/redact.ts";

const token = fc
  .stringMatching(/^[\w.~+/=:-]{12,60}$/)
  .filter((text) => !"[redacted]".includes(text));

describe("redact", () => {
  it("lets no known secret through, wherever it stands and however many there are", () => {
    fc.assert(
      fc.property(
        fc.array(token, { minLength: 1, maxLength: 4 }),
        fc.array(fc.string({ unit: "binary" })),
        (secrets, around) => {
          const text = around.flatMap((part) => [part, ...secrets]).join("") + secrets.join(" ");
          const clean = redact(text, secrets);
          for (const secret of secrets) assert.ok(!clean.includes(secret), clean);
        },
      ),
    );
  });

  it("leaves nothing of a secret that holds another one", () => {
    for (const secrets of [
      ["abc", "abcdef"],
      ["abcdef", "abc"],
      ["def", "abcdef", "bcd"],
    ]) {
      assert.equal(redact("x abcdef y", secrets), "x [redacted] y");
    }
  });

  it("takes an empty secret for none", () => assert.equal(redact("a b", [""]), "a b"));

  const forms: Readonly<Record<string, (secret: string) => string>> = {
    "a header": (secret) => `Authorization: Bearer ${secret}`,
    "a header in lower case": (secret) => `authorization:bearer ${secret}`,
    "another scheme": (secret) => `Authorization: Token ${secret}`,
    "no scheme": (secret) => `Authorization: ${secret}`,
    "basic credentials": (secret) => `Authorization: Basic ${secret}`,
    "cURL in single quotes": (secret) => `curl -H 'Authorization: Bearer ${secret}' https://a`,
    "cURL in double quotes": (secret) => `curl -H "Authorization: Bearer ${secret}" https://a`,
    JSON: (secret) => JSON.stringify({ Authorization: `Bearer ${secret}`, a: 1 }),
    "JSON without a scheme": (secret) => JSON.stringify({ authorization: secret }),
    "JSON in JSON": (secret) =>
      JSON.stringify(JSON.stringify({ Authorization: `Bearer ${secret}` })),
    "JSON in JSON without a scheme": (secret) =>
      JSON.stringify(JSON.stringify({ Authorization: secret })),
    "an object literal": (secret) => `{ Authorization: 'Bearer ${secret}' }`,
    "a template": (secret) => `headers.authorization = \`Bearer ${secret}\``,
    "raw headers": (secret) => `[ 'Authorization', 'Bearer ${secret}' ]`,
    "a user and a password": (secret) => `curl -u me:${secret} https://a`,
    "a user and a password behind joined letters": (secret) => `curl -sSu me:${secret} https://a`,
    "a password of a proxy": (secret) => `curl --proxy-user "p:${secret}" https://a`,
    "a user with a blank": (secret) => `curl -u 'a b:${secret}' https://a`,
    "HTTPie's bearer": (secret) => `http -A bearer -a ${secret} https://a`,
    "Python's auth": (secret) => `requests.get(url, auth=("me", "${secret}"))`,
    "Ruby's hash": (secret) => `{ "Authorization" => "Token ${secret}" }`,
    "a digest": (secret) => `Authorization: Digest username="me", response="${secret}"`,
    "a variable in a URL": (secret) => `https://$USER:${secret}@api.intercom.io`,
    "a variable and a password": (secret) => `curl -u "$USER:${secret}" https://a`,
    "a token for a user": (secret) => `curl --user '${secret}:' https://a`,
    "HTTPie's auth": (secret) => `http -a me:${secret} https://a`,
    "cURL's bearer": (secret) => `curl --oauth2-bearer ${secret} https://a`,
    "wget's password": (secret) => `wget --user=a --password=${secret} https://a`,
    "a URL with a password": (secret) => `curl https://me:${secret}@api.intercom.io/me`,
    "a URL with a token": (secret) => `curl https://${secret}@api.intercom.io/me`,
    "a header of another name": (secret) => `curl -H "X-Api-Key: ${secret}" https://a`,
    "a header without a blank": (secret) => `curl -H X-Api-Key:${secret} https://a`,
    "a header joined to its option": (secret) => `curl -HX-Api-Key:${secret} https://a`,
    "a header of HTTPie": (secret) => `http https://a X-Auth-Token:${secret}`,
    "a header on a line": (secret) => `GET /me HTTP/1.1\r\nX-Api-Key: ${secret}\r\n`,
    "a header in a string": (secret) => `"GET /me HTTP/1.1\\r\\nX-Api-Key: ${secret}\\r\\n"`,
    "a header that a log shows": (secret) => `> Cookie: a=b; session=${secret}`,
    "a cookie": (secret) => `curl -H "Cookie: a=\\"b\\"; session=${secret}" https://a`,
    "cookies in single quotes": (secret) => `curl -H 'Cookie: a="b"; session=${secret}' https://a`,
    "cookies of an option": (secret) => `curl -b "a=b; session=${secret}" https://a`,
    "a row of a table": (secret) => `Accept\tapplication/json\nX-Api-Key\t${secret}\n`,
    "a table of Markdown": (secret) => `| \`X-Api-Key\` | ${secret} |`,
    "rows of a collection": (secret) => JSON.stringify({ key: "X-Api-Key", value: secret }),
    "rows of a collection in lines": (secret) =>
      JSON.stringify([{ name: "token", type: "text", disabled: false, value: secret }], null, 2),
    "rows in YAML": (secret) => `- name: INTERCOM_TOKEN\n  value: ${secret}\n`,
    "a list of names and values": (secret) => `headers.set("X-Api-Key", "${secret}")`,
    "an element": (secret) => `$headers['X-Api-Key'] = '${secret}';`,
    "a pair of Kotlin": (secret) => `mapOf("X-Api-Key" to "${secret}")`,
    "a field of JSON": (secret) => `-d '{"client_secret":"${secret}","a":1}'`,
    "an escaped field of JSON": (secret) => `-d "{\\"password\\":\\"${secret}\\"}"`,
    "a field with a quote in it": (secret) => JSON.stringify({ password: `a"b ${secret}` }),
    "a field of a form": (secret) => `-d 'grant_type=x&client_secret=${secret}&a=b'`,
    "a field of HTTPie": (secret) => `http https://a password=${secret}`,
    "an element of XML": (secret) => `<api_key type="x">${secret}</api_key>`,
    "a variable before a command": (secret) => `INTERCOM_ACCESS_TOKEN=${secret} node a.js`,
    "a variable that is exported": (secret) => `export INTERCOM_ACCESS_TOKEN='${secret}'`,
    "a variable of PowerShell": (secret) => `$token = "${secret}"`,
    "the environment in PowerShell": (secret) => `$env:API_KEY = "${secret}"`,
    "a variable of Python": (secret) => `API_KEY = "${secret}"`,
    "a variable with its type": (secret) => `private apiKey: string = "${secret}";`,
    "a constant of Go": (secret) => `const apiToken string = "${secret}"`,
    "a variable of Go": (secret) => `clientSecret := "${secret}"`,
    "a variable of a request file": (secret) => `@token = ${secret}`,
    "one of several": (secret) => `API_KEY_PROD="${secret}" API_KEY_2="${secret}"`,
    "a line of YAML": (secret) => `  access_token: ${secret}\n`,
    "a value of three quotes": (secret) => `token = """${secret}"""`,
    "an option": (secret) => `tool --api-key=${secret} -Token x${secret}`,
    "a value that is joined to its scheme": (secret) => `"Bearer " + "${secret}"`,
    "a value that PHP joins to its scheme": (secret) => `'Bearer ' . '${secret}'`,
    "a value that is joined to its name": (secret) => `["X-Api-Key: " . "${secret}"]`,
    "a value and a scheme that are joined": (secret) => `"Authorization: Token " + '${secret}'`,
    "a query": (secret) => `GET https://a/?x=1&api_key=${secret}&y=2`,
    "a signature": (secret) => `GET https://a/?sig=${secret}`,
    "a code": (secret) => `https://a/callback?code=${secret}`,
    "a fragment": (secret) => `https://a/#access_token=${secret}`,
    "a web token": (secret) => `x = eyJhbGciOi${secret}.${secret}.${secret}`,
    "a bearer value alone": (secret) => `sent Bearer ${secret} there`,
  };
  for (const [name, write] of Object.entries(forms)) {
    it(`hides an unknown value in ${name}, and leaves the rest`, () => {
      fc.assert(
        fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{12,60}$/), (secret) => {
          const clean = redact(write(secret));
          assert.ok(!clean.includes(secret), clean);
          assert.ok(clean.includes("[redacted]"), clean);
        }),
      );
    });
  }

  it("hides what begins as Intercom's tokens do, whatever stands before it", () => {
    const value = "dG9rOjEyMzQ1Njc4XzkwYWJfY2RlZg==";
    for (const before of ["", " ", "token=", "x", "%3D", "_", "'", "é"]) {
      assert.equal(redact(`${before}${value} end`), `${before}[redacted] end`);
    }
  });

  it("leaves text without secrets as it is", () => {
    for (const text of [
      "GET /custom_object_instances/Order 401 unauthorized Access Token Invalid",
      "The bearer of this",
      "authorization failed",
      'curl -u "$TOKEN:" https://$USER:$PASSWORD@api.intercom.io',
      "curl --oauth2-bearer $TOKEN https://{{user}}@a",
      "git push -u origin main",
      "docker run -u 1000:1000 node",
      'headers = {"Authorization": f"Bearer {token}"}',
      'headers["Authorization"] = "Bearer " + token',
      '{ "Authorization" => "Bearer #{ENV["TOKEN"]}" }',
      "headers: { Authorization: `Bearer ${token}` }",
      'curl -H "X-Api-Key: $API_KEY" -H "Accept: application/json"',
      '["Authorization: Bearer $TOKEN", "Accept: application/json"]',
      '["-H", "Authorization: Bearer {{token}}", "-H", "Accept: application/json"]',
      '"X-Api-Key: " + apiKey + ", and more"',
      "token = os.environ['INTERCOM_ACCESS_TOKEN']",
      'api_key = os.getenv("API_KEY")',
      "const token = process.env.INTERCOM_ACCESS_TOKEN;",
      "client = Client(token=token, api_key=self.api_key, password=get(1))",
      "function f(token: string, password?: string) { return token === password; }",
      "interface A {\n  token: string;\n  secret: Secret<string>;\n}",
      "fetch(url, { credentials: 'include' })",
      '{"token": null, "password": "", "token_type": "bearer", "max_tokens": 500}',
      '"next_page_token": "abcdefgh"',
      "auth:bearer {\n  token: {{token}}\n}",
      "get {\n  auth: bearer\n}",
      "- name: TOKEN\n  value: ${{ secrets.TOKEN }}",
      'APPS = ["django.contrib.auth", "contacts"]',
      "const a = {\n  cookie: { name: 'a', httpOnly: true },\n};",
      "set -eu\njob=${1:?job id}\ntoken=${INTERCOM_TOKEN:?}",
      "def initialize(app, token:, version: nil)",
      '{"Authorization": "Bearer {}".format(token)}',
      'h("Authorization", "Bearer %s" % token)',
      `AUTH="-H 'Authorization: Bearer $TOKEN'"`,
      'curl -H "Authorization: Bearer $(vault kv get -field=token a/b)"',
      "-H 'Authorization: Token ${{ secrets.INTERCOM_TOKEN }}'",
      "> Authorization: Bearer ***",
      "TOKEN=$(cat token.txt) curl https://a",
      "export TOKEN=<your token>",
      "password: YOUR_PASSWORD",
      "The query sends a credential as access_token: URLs are written down on their way.",
      "GET /me?external_id=7&page=2#top",
      '{"error": {"code": "not_found", "key": "a", "message": "no token"}}',
      '{"headers": [{"name": "X-Api-Key", "value": "****"}]}',
      "",
    ]) {
      assert.equal(redact(text), text);
    }
  });
});
