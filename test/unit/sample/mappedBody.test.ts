import assert from "node:assert/strict";
import type { ResponseField } from "../../../src/sample/connector.ts";
import { mappedBody } from "../../../src/sample/mappedBody.ts";

function field(path: string, redacted = false): ResponseField {
  return { path, type: "string", example_value: "a", redacted };
}

describe("mappedBody", () => {
  const raw = '{"id":"1","a":{"b":2,"c":[{"d":3}],"e":null},"text":"x"}';
  const rows: readonly (readonly [string, readonly ResponseField[], string])[] = [
    ["everything without fields", [], raw],
    ["the fields alone", [field("id"), field("a.b")], '{"id":"1","a":{"b":2}}'],
    ["a list as a whole", [field("a.c")], '{"a":{"c":[{"d":3}]}}'],
    ["a null", [field("a.e")], '{"a":{"e":null}}'],
    [
      "an object and what is in it",
      [field("a.b"), field("a")],
      '{"a":{"b":2,"c":[{"d":3}],"e":null}}',
    ],
    ["nothing that is redacted", [field("id", true), field("text")], '{"text":"x"}'],
    [
      "nothing that is missing, or below a text",
      [field("z"), field("text.y"), field("a.e.f")],
      '{"a":{}}',
    ],
  ];
  for (const [name, fields, expected] of rows) {
    it(`keeps ${name}`, () => assert.equal(mappedBody(raw, fields), expected));
  }

  it("has nothing of an answer that is no object", () => {
    assert.equal(mappedBody("3", [field("a")]), "{}");
  });
});
