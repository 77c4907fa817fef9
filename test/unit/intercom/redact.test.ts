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
      "",
    ]) {
      assert.equal(redact(text), text);
    }
  });
});
