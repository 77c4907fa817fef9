import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";
import { seen } from "../seen.ts";

const hurl = { fileName: "smoke.hurl" };
const me = "GET https://api.intercom.io/me";
const authorization = "Authorization: Bearer {{token}}";

describe("files of Hurl", () => {
  it("are requests with answers between them", () => {
    const text = `# one
${me} # which
${authorization} # whose

# more
Accept: a/b
HTTP 200
Content-Type: c/d
[Asserts]
jsonpath "$.type" == "admin"
\`\`\`
GET https://api.intercom.io/no
\`\`\`

POST {{host}}/contacts
[Options]
variable: host=https://api.intercom.io
[BasicAuth]
a: b
{
  "a": 1
}
GET https://a.io
`;
    const read = { form: "http", complete: true, elsewhere: false };
    assert.deepEqual(extractRequests(text, hurl).requests.map(seen), [
      {
        ...{ ...read, method: "GET", url: "https://api.intercom.io/me" },
        headers: ["Authorization: ?Bearer {{token}}", "Accept: a/b"],
      },
      {
        ...{ ...read, method: "POST", url: "https://api.intercom.io/contacts", elsewhere: true },
        headers: ["(implied) Content-Type: application/json"],
      },
      { ...read, method: "GET", url: "https://a.io", headers: [] },
    ]);
  });

  it("are right without Accept, and with a body of JSON", () => {
    const post = `POST https://api.intercom.io/contacts\n${authorization}\n\`\`\`json\n{ "a": 1 }\n\`\`\`\n`;
    assert.deepEqual(judgedText(`${me}\n${authorization}\nHTTP 200\n\n${post}`, hurl).said, []);
  });

  const wrong: Readonly<
    Record<string, readonly [text: string, said: readonly string[], fixed: string]>
  > = {
    "a value": [
      `${me}\n${authorization}\nAccept: text/html # why\n`,
      ["accept-value @ text/html"],
      `${me}\n${authorization}\nAccept: application/json # why\n`,
    ],
    "a token in single braces": [
      `${me}\nAuthorization: Bearer {token}\nX: {{x}}\n`,
      ["single-brace-variable @ Bearer {token}"],
      `${me}\nAuthorization: Bearer {{token}}\nX: {{x}}\n`,
    ],
    "headers in the query": [
      `${me}\n${authorization}\n[Query]\nAccept: application/json\na: b\n`,
      ["headers-not-attached @ Accept: application/json"],
      `${me}\n${authorization}\n[Query]\nAccept: application/json\na: b\n`,
    ],
  };
  for (const [name, [text, said, fixed]] of Object.entries(wrong)) {
    it(`are judged: ${name}`, () => {
      const judged = judgedText(text, hurl);
      assert.deepEqual(judged.said, said);
      assert.equal(judged.fixed, fixed);
    });
  }
});
