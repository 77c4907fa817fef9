import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

const curl = (headers: string): string =>
  fenced("bash", [`curl https://api.intercom.io/contacts/:id ${headers}`]);
const json = fenced("json", [
  "{",
  '  "url": "https://api.intercom.io/contacts/{id}",',
  '  "method": "GET",',
  '  "headers": { "Authorization": "Bearer {token}", "Accept": "application/json" }',
  "}",
]);
const table = (accept: string, token = "`Bearer <token>`"): string =>
  [
    ...["| Header | Value |", "| --- | --- |", `| Authorization | ${token} |`],
    ...[`| Accept | ${accept} |`, "| Intercom-Version | `2.11` |", ""],
  ].join("\n");

describe("what people are to put their own in the place of", () => {
  const right: Readonly<Record<string, string>> = {
    "a name after a colon": curl(
      "-H 'Authorization: Bearer :access_token' -H 'Accept: application/json'",
    ),
    "the same in HTTP": fenced("http", [
      "GET https://api.intercom.io/contacts/:id",
      "Authorization: Bearer :access_token",
      "Accept: application/json",
    ]),
    "a version": curl(
      "-H 'Authorization: Bearer x' -H 'Accept: application/json' -H 'Intercom-Version: YOUR_VERSION'",
    ),
    "the letters of a version": curl(
      "-H 'Authorization: Bearer x' -H 'Accept: application/json' -H 'Intercom-Version: X.Y'",
    ),
    "a type in braces": curl("-H 'Authorization: Bearer {token}' -H 'Accept: {media_type}'"),
    "a name in an address of JSON": json,
    "a token in a code span": table("application/json", "Bearer `<your_access_token>`"),
    "one of two types": table("`application/json` or `*/*`"),
  };
  for (const [name, text] of Object.entries(right)) {
    it(`is not judged: ${name}`, async () => {
      assert.deepEqual(await examplesFound(text), []);
    });
  }

  it("is not what is wrong around it", async () => {
    assert.deepEqual(
      await examplesFound(
        curl("-H 'Authorization: Token :token' -H 'Accept: JSON' -H 'Intercom-Version: LATEST'"),
      ),
      [
        "accept-value @ JSON",
        "authorization-malformed @ -H 'Authorization: Token :token'",
        "version-unknown @ LATEST",
      ],
    );
    assert.deepEqual(
      await examplesFound(curl("-H 'Authorization: YOUR_TOKEN' -H 'Accept: APPLICATION_JSON'")),
      [
        "accept-value @ APPLICATION_JSON",
        "authorization-malformed @ -H 'Authorization: YOUR_TOKEN'",
      ],
    );
    assert.deepEqual(await examplesFound(json.replace("https://", "http://")), [
      "plain-http @ http://api.intercom.io/contacts/{id}",
    ]);
  });

  it("has two braces in a Data Connector", async () => {
    assert.deepEqual(await examplesFound(`The Data Connector:\n\n${json}`), [
      "single-brace-variable @ https://api.intercom.io/contacts/{id}",
    ]);
  });

  it("is not a parameter that a program was to fill in", async () => {
    const python = (name: string): string =>
      fenced("python", [
        ...["import requests", "", `def contact(${name}):`],
        '    headers = {"Accept": "application/json", "Authorization": f"Bearer {TOKEN}"}',
        '    return requests.get("https://api.intercom.io/contacts/{contact_id}", headers=headers)',
      ]);
    assert.deepEqual(await examplesFound(python("contact_id")), [
      "single-brace-variable @ https://api.intercom.io/contacts/{contact_id}",
    ]);
    assert.deepEqual(await examplesFound(python("other")), []);
  });

  it("is not a variable that was given a value", async () => {
    const shell = (name: string): string =>
      fenced("sh", [`${name}=494`]) +
      fenced("sh", [
        `curl "https://api.intercom.io/tickets/{ticket_id}" \\`,
        '  -H "Authorization: Bearer $TOKEN" -H "Accept: application/json"',
      ]);
    assert.deepEqual(await examplesFound(shell("ticket_id")), [
      "single-brace-variable @ https://api.intercom.io/tickets/{ticket_id}",
    ]);
    assert.deepEqual(await examplesFound(shell("other_id")), []);
    assert.deepEqual(await examplesFound(shell("ticket_id").replace("```sh", "```python")), []);
  });

  it("is no list of types in a table", async () => {
    assert.deepEqual(await examplesFound(table("`application/json, text/plain, */*`")), [
      "accept-value @ application/json, text/plain, */*",
    ]);
  });
});
