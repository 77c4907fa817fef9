import { getNodeValue } from "jsonc-parser";
import assert from "node:assert/strict";
import { yamlTree } from "../../../../src/requests/yaml/yamlTree.ts";

function valueOf(text: string): unknown {
  const tree = yamlTree(text);
  assert.ok(tree);
  return JSON.parse(JSON.stringify(getNodeValue(tree)));
}

describe("trees of YAML", () => {
  const trees: Readonly<Record<string, readonly [text: string, value: unknown]>> = {
    "mappings and lists": [
      "a:\n  b: 1\n  c:\n  - d\n  - e: f\n    g: true\nh:\n\n# i\nj: [ ]\nk: {}\nl: {m: n, o: [p, q: r], s}\n",
      {
        ...{ a: { b: 1, c: ["d", { e: "f", g: true }] }, h: null, j: [], k: {} },
        l: { m: "n", o: ["p", { q: "r" }], s: null },
      },
    ],
    texts: [
      "a: \"b: # c\"\nd: 'e''e'\nf: g h # i\nj: k#l\n\"m\": n:o\np: |\n  q\n   r\ns: >-\n  t\n  t\nz: |\nu: v\n  w\nx: y\n",
      {
        ...{ a: "b: # c", d: "e'e", f: "g h", j: "k#l", m: "n:o", p: "q\n r\n", s: "t t", z: "" },
        ...{ u: "v w", x: "y" },
      },
    ],
    "lists in lists": ["- - a\n  - b\n-\n  c: d\n-\n", [["a", "b"], { c: "d" }, null]],
    "the line ends of Windows": [
      "---\r\na:\r\n  - b: c\r\n    d: e\r\n",
      { a: [{ b: "c", d: "e" }] },
    ],
    "marks and tags": ["a: &b c\nd: !e f\ng: *b\nh: *i\n", { a: "c", d: "f", g: "c", h: "*i" }],
    "several documents": ["a: b\n---\n- c\n...\n", [{ a: "b" }, ["c"]]],
    "a byte order mark": ["\ufeffa: b\n", { a: "b" }],
    "tabs in front of lines": ["a:\n\tb:\n\t\t- c\n\td: e\n", { a: { b: ["c"], d: "e" } }],
    "templates without quotes": [
      'a: {{ b }}/c\nd: x {{ e | f(\'g: #h\') }}\n{{- if i }}\nj: "{{ k["l"] }}"\n{{- end }}\nm:\n  {{- n }}\n  o: p\n{{ q }}: r\n',
      {
        ...{ a: "{{ b }}/c", d: "x {{ e | f('g: #h') }}", j: '{{ k["l"] }}', m: { o: "p" } },
        "{{ q }}": "r",
      },
    ],
    "colons in texts": [
      "- a: b: c: d # e\n  f: g\n  h: i: j\n- l\n",
      [{ a: "b: c: d", f: "g", h: "i: j" }, "l"],
    ],
    "keys with a sign of their own": ["? a\n: b: c\n  d: e\n", { a: { b: "c", d: "e" } }],
    "unclosed quotes": [
      "a:\n  - b: \"c\n  - d: 'e\nf: g\n",
      { a: [{ b: '"c' }, { d: "'e" }], f: "g" },
    ],
  };
  for (const [name, [text, value]] of Object.entries(trees)) {
    it(`are read: ${name}`, () => {
      assert.deepEqual(valueOf(text), value);
    });
  }

  it("have every value where it stands", () => {
    const text = "a: 'b'\nc: >-\n  d\n  e\n\nf: [g, {h: i}]\nj:\n";
    const [a, c, f, j] = yamlTree(text)?.children ?? [];
    const written = [a, c, f, j].map((property) => {
      const value = property?.children?.[1];
      return value && text.slice(value.offset, value.offset + value.length);
    });
    assert.deepEqual(written, ["'b'", "d\n  e", "[g, {h: i}]", ""]);
    assert.equal(j?.children?.[1]?.offset, text.length - 1);
  });

  it("are not there for a text", () => {
    assert.equal(yamlTree("a text"), undefined);
    assert.equal(yamlTree(""), undefined);
  });

  // What takes more than linear time would not end within the time that this test has.
  it("are read to their end, whatever is in the text", () => {
    for (const part of [
      ...["- ", "a:\n", "a: ", '"', "'", "- a:\n  ", " ", "\n", "{", "[", "? ", "# ", "|\n "],
      ...["{a: b}\n", "[]", "a: b: ", "a: b: c\n", "- &a b\n", "&a ", "*a ", "!a ", "---\n", "\t"],
      ...["{{", "}}", "{{}}", "{{ a }}\n", "{%", "%}", "a: |\n b\n", "a: 'b\n\n", "<<: *a\n"],
    ]) {
      assert.doesNotThrow(() => yamlTree(part.repeat(50_000)), JSON.stringify(part));
    }
    const deep = Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n");
    assert.doesNotThrow(() => yamlTree(deep));
  }).timeout(120_000);

  it("hold nothing twice, however often it is named", () => {
    const names = Array.from({ length: 40 }, (_, index) => index);
    const lines = names.map((at) => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]`);
    const text = `a: &a-1 b\n${lines.join("\n")}\n`;
    assert.ok(JSON.stringify(valueOf(text)).length < 2 * text.length);
  });
});
