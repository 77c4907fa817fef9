import assert from "node:assert/strict";
import fc from "fast-check";
import { instanceLabel } from "../../../src/text/instanceLabel.ts";
import { instance } from "../support/instance.ts";
import { acting } from "../support/thrownBy.ts";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^[\s\u0000-\u001f\u202e]*$/),
);

describe("instanceLabel", () => {
  const labels: Readonly<Record<string, [Parameters<typeof instance>[0], string]>> = {
    "the title": [{ id: "7", externalId: "x", attributes: { Title: "A topic" } }, "A topic"],
    "external_id without a title": [{ id: "7", externalId: "x" }, "x"],
    "the id without either": [{ id: "7" }, "7"],
    "a title that is a number": [{ attributes: { Title: 42 } }, "42"],
    "external_id for a title of another case": [
      { externalId: "x", attributes: { title: "A topic" } },
      "x",
    ],
    "external_id for a blank title": [{ externalId: "x", attributes: { Title: " \n " } }, "x"],
    "the id for a blank external_id": [{ id: "7", externalId: " \n " }, "7"],
    "external_id for a null title": [{ externalId: "x", attributes: { Title: null } }, "x"],
    "one line of several": [{ attributes: { Title: "a\n\n  b\tc" } }, "a b c"],
    "what would act, by its number": [
      { attributes: { Title: "a\u001b[31m\u202eb" } },
      "a\\u001b[31m\\u202eb",
    ],
  };
  for (const [name, [given, label]] of Object.entries(labels)) {
    it(`is ${name}`, () => assert.equal(instanceLabel(instance(given)), label));
  }

  it("takes no title from what every object inherits", () => {
    for (const attribute of ["constructor", "toString", "__proto__"]) {
      assert.equal(instanceLabel(instance({ id: "7" }), attribute), "7");
    }
  });

  it("is one line that is not blank, of at most 120 units, without anything that acts", () => {
    const id = fc.stringMatching(/^\w{1,200}$/);
    fc.assert(
      fc.property(id, fc.option(text, { nil: undefined }), text, (own, externalId, Title) => {
        const label = instanceLabel(instance({ id: own, externalId, attributes: { Title } }));
        assert.ok(label.length <= 120);
        assert.match(label, /\S/);
        assert.doesNotMatch(label, acting);
        assert.doesNotMatch(label, /[\n\u2028\u2029]/);
      }),
    );
  });
});
