import assert from "node:assert/strict";
import fc from "fast-check";
import { getInstance } from "../../../src/intercom/customObjects.ts";
import { parseJson } from "../../../src/intercom/json.ts";
import { resourceDocument, problemDocument } from "../../../src/text/resourceDocument.ts";
import { instance } from "../support/instance.ts";
import { acting } from "../support/thrownBy.ts";

const units = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const text = fc.oneof(
  fc.string({ unit: units }),
  fc.stringMatching(/^[\u0000-\u009f\u2028-\u202e]*$/),
);
const value = fc.oneof(
  ...[text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })],
  ...[fc.boolean(), fc.constant(null), fc.array(text), fc.dictionary(text, text)],
);

describe("resourceDocument", () => {
  it("is JSON of the same value, without a character that acts", () => {
    fc.assert(
      fc.property(fc.dictionary(text, value), (attributes) => {
        const raw: unknown = JSON.parse(JSON.stringify({ id: "7", custom_attributes: attributes }));
        const document = resourceDocument(getInstance("A", "7").decode(raw));
        assert.deepEqual(JSON.parse(document), raw);
        assert.doesNotMatch(document, acting);
        assert.doesNotMatch(document, /[\u2028\u2029\ufeff]/);
        assert.ok(document.isWellFormed());
      }),
    );
  });

  it("keeps every digit", () => {
    const text =
      '{"id":"7","custom_attributes":{"big":12345678901234567890,"small":0.1234567890123456789}}';
    const document = resourceDocument(getInstance("A", "7").decode(parseJson(text)));
    assert.equal(document.replace(/\s/g, ""), text);
  });

  it("is laid out for reading, with a line break at the end", () => {
    const document = resourceDocument(instance({ raw: { id: "7", custom_attributes: { a: 1 } } }));
    assert.equal(document, '{\n  "id": "7",\n  "custom_attributes": {\n    "a": 1\n  }\n}\n');
  });
});

describe("problemDocument", () => {
  it("is JSON with the message, what to do, and the request id where there is one", () => {
    const description = { message: 'It says: "no\u202e"', next: "Try again." };
    const document = problemDocument(description, "req-1");
    assert.deepEqual(JSON.parse(document), { ...description, request_id: "req-1" });
    assert.doesNotMatch(document, acting);
    assert.deepEqual(JSON.parse(problemDocument(description)), description);
  });
});
