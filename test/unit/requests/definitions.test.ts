import assert from "node:assert/strict";
import type { TextHints } from "../../../src/requests/extract.ts";
import { judgedText } from "./judgedText.ts";

/** Made up; as Intercom's tokens begin. */
const token = "dG9rOjEyMzQ1Njc4OTBhYmNkZWZnaGk=";
const plain = "http://api.intercom.io";
const headers = "Accept: application/json\nAuthorization: Bearer {{t}}";

const insomnia = (base: string, another: string): string =>
  JSON.stringify({
    _type: "export",
    resources: [
      {
        ...{ _type: "request", method: "GET", url: "{{ _.base }}/me" },
        headers: [{ name: "Accept", value: "application/json" }],
        authentication: { type: "bearer", token: "{{ _.t }}" },
      },
      { _type: "environment", data: { base, t: token } },
      { _type: "environment", data: { base: another } },
    ],
  });

const http: TextHints = { fileName: "a.http" };
const bruno: TextHints = { fileName: "a.bru" };
const playbook: TextHints = { fileName: "play.yml" };

type Row = readonly [text: string, hints: TextHints, said: readonly string[], mended: string];

const rows: Readonly<Record<string, Row>> = {
  "the address of a file, once for all requests": [
    `@base = ${plain}\nGET {{base}}/me\n${headers}\n\n###\nGET {{base}}/admins\n${headers}\n`,
    http,
    [`plain-http @ ${plain}`],
    "plain-http",
  ],
  "an address of two definitions": [
    `@host = "${plain}"\n@base = {{host}}/\nGET {{base}}me\n${headers}\n`,
    http,
    [`plain-http @ ${plain}`],
    "plain-http",
  ],
  "the token of a file, once for all requests": [
    `@t = ${token}\nGET ${plain.replace("http", "https")}/me\n${headers}\n\n###\nGET ${plain.replace("http", "https")}/admins\n${headers}\n`,
    http,
    [`token-in-file @ ${token}`],
    "",
  ],
  "a value of a header": [
    `@a = text/html\nGET ${plain.replace("http", "https")}/me\nAccept: {{a}}\nAuthorization: Bearer {{t}}\n`,
    http,
    ["accept-value @ {{a}}"],
    "accept-value",
  ],
  "an option of Hurl": [
    `GET {{base}}/me\n${headers}\n[Options]\nvariable: base=${plain}\nvariable: t="${token}"\nHTTP 200\n`,
    { fileName: "a.hurl" },
    [`plain-http @ ${plain}`, `token-in-file @ ${token}`],
    "plain-http",
  ],
  "a variable of Bruno": [
    `get {\n  url: {{base}}/me\n  auth: bearer\n}\n\nheaders {\n  Accept: application/json\n}\n\nauth:bearer {\n  token: {{t}}\n}\n\nvars:pre-request {\n  base: ${plain}\n  t: ${token}\n}\n`,
    bruno,
    [`plain-http @ ${plain}`, `token-in-file @ ${token}`],
    "plain-http",
  ],
  "a variable of Ansible": [
    `- hosts: a\n  vars:\n    base: ${plain}\n  tasks:\n    - uri:\n        url: "{{ base }}/me"\n        headers:\n          Accept: application/json\n          Authorization: "Bearer {{ t }}"\n`,
    playbook,
    [`plain-http @ ${plain}`],
    "plain-http",
  ],
  "one environment of Insomnia": [
    insomnia(plain, ""),
    {},
    [`plain-http @ ${plain}`, `token-in-file @ ${token}`],
    "plain-http",
  ],
  "one of two environments, none of which can be told to be the one": [
    insomnia(plain, plain),
    {},
    ["plain-http @ {{ _.base }}/me", `token-in-file @ ${token}`],
    "",
  ],
};

describe("what is defined elsewhere", () => {
  for (const [name, [text, hints, said, mended]] of Object.entries(rows)) {
    it(`is told and mended there: ${name}`, () => {
      const judged = judgedText(text, hints);
      assert.deepEqual(judged.said.toSorted(), said.toSorted());
      const fixed =
        mended === "plain-http"
          ? text.replace(plain, "https://api.intercom.io")
          : mended === "accept-value"
            ? text.replace("text/html", "application/json")
            : text;
      assert.equal(judged.fixed, fixed);
    });
  }

  it("is not changed for one of several headers that it stands for", () => {
    const type = "@type = application/xml\nPOST https://api.intercom.io/contacts\n";
    const text = `${type}Accept: {{type}}\nContent-Type: {{type}}\nAuthorization: Bearer {{t}}\n\n<a/>\n`;
    const { said, fixed } = judgedText(text, http);
    assert.ok(said.includes("accept-value @ {{type}}"));
    assert.equal(fixed, text);
  });

  it("goes with what stands around its name as that name", () => {
    const text = `@a = text\nGET https://api.intercom.io/me\nAccept: {{a}}/html\nAuthorization: Bearer {{t}}\n`;
    assert.deepEqual(judgedText(text, http), {
      said: ["accept-value @ {{a}}/html"],
      fixed: text.replace("{{a}}/html", "application/json"),
    });
    const query = `@k = abc\nGET https://api.intercom.io/me?a=b&access_token={{k}}&c=d\n${headers}\n`;
    assert.equal(judgedText(query, http).fixed, query.replace("access_token={{k}}&", ""));
  });
});
