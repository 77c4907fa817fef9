import assert from "node:assert/strict";
import { getNodeValue } from "jsonc-parser";
import { extractRequests } from "../../../src/requests/extract.ts";
import { yamlTree } from "../../../src/requests/yaml/yamlTree.ts";
import { judgedText } from "./judgedText.ts";
import { seen } from "./seen.ts";

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

  it("are none where the text is something else", () => {
    assert.deepEqual(extractRequests("type: other\ncollection: []\n", yaml).requests, []);
  });
});

describe("trees of YAML", () => {
  const trees: Readonly<Record<string, readonly [text: string, value: unknown]>> = {
    "mappings and lists": [
      "a:\n  b: 1\n  c:\n  - d\n  - e: f\n    g: true\nh:\n\n# i\nj: [ ]\nk: {}\nl: {m: n}\n",
      { a: { b: 1, c: ["d", { e: "f", g: true }] }, h: null, j: [], k: {}, l: null },
    ],
    texts: [
      'a: "b: # c"\nd: \'e\'\nf: g h # i\nj: k#l\n"m": n:o\np: |\n  q\n   r\ns: >-\n  t\nz: |\nu: v\n  w\nx: y\n',
      {
        ...{ a: "b: # c", d: "e", f: "g h", j: "k#l", m: "n:o", p: "  q\n   r", s: "  t", z: "" },
        ...{ u: "v", x: "y" },
      },
    ],
    "lists in lists": ["- - a\n  - b\n-\n  c: d\n-\n", [["a", "b"], { c: "d" }, null]],
    "the line ends of Windows": [
      "---\r\na:\r\n  - b: c\r\n    d: e\r\n",
      { a: [{ b: "c", d: "e" }] },
    ],
    "marks and tags": ["a: &b c\nd: !e f\n", { a: "c", d: "f" }],
  };
  for (const [name, [text, value]] of Object.entries(trees)) {
    it(`are read: ${name}`, () => {
      const tree = yamlTree(text);
      assert.ok(tree);
      assert.deepEqual(JSON.parse(JSON.stringify(getNodeValue(tree))), value);
    });
  }

  it("are not there for a text", () => {
    assert.equal(yamlTree("a text"), undefined);
    assert.equal(yamlTree(""), undefined);
  });

  it("are read in time, whatever is in the text", () => {
    for (const part of [
      "- ",
      "a:\n",
      "a: ",
      '"',
      "'",
      "- a:\n  ",
      " ",
      "\n",
      "{",
      "[",
      "? ",
      "# ",
      "|\n ",
    ]) {
      const start = performance.now();
      yamlTree(part.repeat(50_000));
      assert.ok(performance.now() - start < 3000, JSON.stringify(part));
    }
    const deep = Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n");
    const start = performance.now();
    yamlTree(deep);
    assert.ok(performance.now() - start < 3000);
  });
});
