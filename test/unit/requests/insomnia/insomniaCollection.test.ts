import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";
import { seen } from "../seen.ts";

const yaml = { languageId: "yaml" };

function collection(...lines: readonly string[]): string {
  return ["type: collection.insomnia.rest/5.0", "collection:", ...lines, ""].join("\n");
}

const folder = [
  "  - name: Contacts",
  "    headers:",
  "      - name: Accept",
  "        value: a/b",
  "    authentication:",
  "      type: bearer",
  '      token: "{{ _.token }}"',
  "    children:",
];
const environments = [
  "environments:",
  "  name: Base",
  "  data:",
  "    base: https://api.intercom.io",
];

describe("collections of Insomnia in YAML", () => {
  it("have in their folders what holds for all in there", () => {
    const text = collection(
      ...folder,
      '      - url: "{{ _.base }}/contacts"',
      "        name: list",
      "        method: GET",
      "        headers:",
      "          - name: accept",
      "            value: c/d",
      "          - name: X",
      "            value: y",
      "            disabled: true",
      "      - name: one",
      "        url: https://api.intercom.io/contacts/1",
      "        authentication:",
      "          type: none",
      "  - url: https://a.io",
      "    scripts:",
      "      preRequest: |-",
      "        insomnia.request.addHeader('x');",
      ...environments,
    );
    const read = { form: "table json", method: "GET", complete: true, elsewhere: true };
    assert.deepEqual(extractRequests(text, yaml).requests.map(seen), [
      {
        ...{ ...read, url: "https://api.intercom.io/contacts" },
        headers: ["accept: c/d", "Authorization: ?Bearer {{ _.token }}"],
      },
      {
        ...{ ...read, url: "https://api.intercom.io/contacts/1", elsewhere: false },
        headers: ["Accept: a/b"],
      },
      { ...read, url: "https://a.io", headers: [], complete: false, elsewhere: false },
    ]);
  });

  it("are repaired as YAML", () => {
    const request = (type: string, ...more: readonly string[]): string =>
      collection(
        "  - url: https://api.intercom.io/contacts",
        "    method: POST",
        "    body:",
        "      mimeType: text/plain",
        "      text: |-",
        "        {",
        '          "a": 1',
        "        }",
        "    authentication:",
        "      type: bearer",
        "      token: x",
        "    headers:",
        "      - name: Accept",
        `        value: ${type}`,
        ...more,
      );
    const { said, fixed } = judgedText(request("text/html"), yaml);
    assert.deepEqual(said, ["accept-value @ text/html", "content-type-missing @ text/plain"]);
    const added = ['      - name: "Content-Type"', '        value: "application/json"'];
    assert.equal(fixed, request('"application/json"', ...added));
    assert.deepEqual(judgedText(fixed, yaml).said, []);
  });

  it("keep a value without quotes as one where a part of it changes", () => {
    const request = (url: string, base: string, token: string): string =>
      collection(
        `  - url: ${url}`,
        "    method: GET",
        "    headers:",
        "      - name: Accept",
        "        value: application/json",
        "      - name: Authorization",
        `        value: Bearer ${token}`,
        '  - url: "{{ _.base }}/me"',
        "    method: GET",
        "    headers:",
        '      - {name: Authorization, value: "Bearer {{ _.token }}"}',
        "      - {name: Accept, value: application/json}",
        "environments:",
        "  data:",
        `    base: ${base}`,
      );
    const wrong = request("http://api.intercom.io/contact", "http://api.intercom.io", "{token}");
    const { said, fixed } = judgedText(wrong, yaml);
    assert.equal(said.length, 4);
    assert.equal(
      fixed,
      request("https://api.intercom.io/contacts", "https://api.intercom.io", "{{token}}"),
    );
    assert.deepEqual(judgedText(fixed, yaml).said, []);
  });

  it("are none where the text is something else", () => {
    assert.deepEqual(extractRequests("type: other\ncollection: []\n", yaml).requests, []);
  });
});
