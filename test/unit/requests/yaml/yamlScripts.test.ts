import assert from "node:assert/strict";
import { unfolded, yamlTexts } from "../../../../src/requests/yaml/yamlScripts.ts";

describe("scripts within YAML", () => {
  const literal = (text: string): readonly string[] =>
    yamlTexts(text).literal.map(({ start, end }) => text.slice(start, end));

  it("end where their key has a neighbour", () => {
    const text =
      "steps:\n  - run: |\n      a\n\n        b\n\n    shell: bash\n  - 'c d': |- # e\n      f\n";
    assert.deepEqual(literal(text), ["      a\n\n        b", "      f"]);
  });

  it("are found around what is no YAML", () => {
    const text = "{{- if .a }}\na: {{ b }}\n{{- end }}\n\tc:\n\t\td: |\n\t\t\te\n- {f\ng: |\n  h";
    assert.deepEqual(literal(text), ["\t\t\te", "  h"]);
  });

  it("are lines of one where they are folded", () => {
    const text = "a: >-\n  b\n  c\n    d\n\n  e\n  f\ng: h > i\n";
    assert.equal(unfolded(text).text, "a: >-\n  b c\n    d\n\n  e f\ng: h > i\n");
    assert.equal(unfolded(">\na\nb").text, ">\na  b");
    assert.equal(unfolded("a: >\r\n  b\r\n  c\r\n").text, "a: >\r\n  b c\r\n");
  });
});
