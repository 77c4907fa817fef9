import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addressOf,
  decodeSegment,
  encodeSegment,
  instanceRef,
  refOf,
} from "../../../src/model/resourceRef.ts";
import { instance } from "../support/instance.ts";

/** Any sequence of UTF-16 units: half of a pair, controls, and what addresses give a meaning. */
const anything = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "~",
      "/",
      ".",
      "%",
      "2",
      "F",
      "\\",
      "?",
      "#",
      ":",
      "\ud83d",
      "\ude00",
      " ",
      "0",
      "e",
    ),
  }),
);
const connection = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const ref = fc.record(
  { connection, type: anything, id: anything, label: anything },
  { noNullPrototype: true },
);

describe("addresses of instances", () => {
  it("lead back to what they were made from", () => {
    fc.assert(fc.property(ref, (value) => assert.deepEqual(refOf(addressOf(value)), value)));
  });

  it("survive an editor that encodes, normalises and decodes them", () => {
    fc.assert(
      fc.property(ref, (value) => {
        const { authority, path } = addressOf(value);
        const written = `intercom://${authority}${path.split("/").map(encodeURIComponent).join("/")}`;
        const url = new URL(written);
        const read = { authority: url.host, path: decodeURIComponent(url.pathname) };
        assert.deepEqual(refOf(read), value);
      }),
    );
  });

  it("survive being taken for a file's path", () => {
    fc.assert(
      fc.property(anything, (segment) => {
        const encoded = encodeSegment(segment);
        // Nor does anything change that is decoded once too often.
        assert.match(encoded, /^[^/\\%?#:]+$/);
        assert.ok(!["", ".", ".."].includes(encoded));
        assert.ok(encoded.isWellFormed());
      }),
    );
  });

  it("are different for any two instances", () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => a === b || encodeSegment(a) !== encodeSegment(b)),
    );
  });

  const foreign: Readonly<Record<string, string>> = {
    "another kind": "/connectors/a/b/c.json",
    "no label": "/instances/a/b",
    "more segments": "/instances/a/b/c/d.json",
    "another ending": "/instances/a/b/c.txt",
    "an empty segment": "/instances//b/c.json",
    "no root": "instances/a/b/c.json",
    "an escape of what needs none": "/instances/~0061/b/c.json",
    "an escape in capitals": "/instances/a~002F/b/c.json",
    "half an escape": "/instances/a~00/b/c.json",
    dots: "/instances/../b/c.json",
    "the root": "/",
    nothing: "",
  };
  for (const [name, path] of Object.entries(foreign)) {
    it(`are not found in ${name}`, () => {
      assert.equal(refOf({ authority: "sample", path }), undefined);
    });
  }

  it("decode nothing that was not encoded", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const segment = decodeSegment(text);
        assert.ok(segment === undefined || encodeSegment(segment) === text);
      }),
    );
  });
});

describe("instanceRef", () => {
  it("is labelled by external_id, else by the id, and never by more than 80 units", () => {
    const named = instance({ id: "7", externalId: "topic" });
    assert.deepEqual(instanceRef("sample", named), {
      connection: "sample",
      type: "PeteUserTrainingTopic",
      id: "7",
      label: "topic",
    });
    assert.equal(instanceRef("sample", instance({ id: "7" })).label, "7");
    const long = instanceRef("sample", instance({ externalId: "x".repeat(2_000) }));
    assert.equal(long.label.length, 80);
  });
});
