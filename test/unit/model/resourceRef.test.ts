import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import {
  type ResourceRef,
  addressOf,
  configurationRef,
  decodeSegment,
  encodeSegment,
  instanceRef,
  refOf,
  runRef,
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
const options = { noNullPrototype: true };
const common = { connection, label: anything };
const ref: fc.Arbitrary<ResourceRef> = fc.oneof(
  fc.record({ ...common, kind: fc.constant("instance"), type: anything, id: anything }, options),
  fc.record(
    {
      ...common,
      kind: fc.constant("configuration"),
      connector: anything,
      version: fc.constantFrom("draft", "live"),
    },
    options,
  ),
  fc.record(
    {
      ...common,
      kind: fc.constant("run"),
      connector: anything,
      id: anything,
      part: fc.constantFrom("whole", "raw", "mapped"),
    },
    options,
  ),
);

describe("addresses of documents", () => {
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

  it("are different for any two documents", () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => a === b || encodeSegment(a) !== encodeSegment(b)),
    );
    fc.assert(
      fc.property(ref, ref, (a, b) => {
        const same = isDeepStrictEqual(addressOf(a), addressOf(b));
        assert.equal(same, isDeepStrictEqual(a, b));
      }),
    );
  });

  const foreign: Readonly<Record<string, string>> = {
    "another kind": "/things/a/b/c.json",
    "a connector alone": "/connectors/a/b.json",
    "a configuration that is neither draft nor live": "/connectors/a/b/c.json",
    "a part of a configuration": "/connectors/a/draft/b/c.json",
    "the runs of a connector": "/connectors/a/runs/b.json",
    "a part of a run that there is not": "/connectors/a/runs/b/c/d.json",
    "a part of a part": "/connectors/a/runs/b/raw/c/d.json",
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
      kind: "instance",
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

describe("configurationRef", () => {
  it("is labelled by the connector's name, else by its id, and by which configuration it is", () => {
    const connector = { id: "7", name: "Topics" };
    assert.deepEqual(configurationRef("sample", connector, "draft"), {
      kind: "configuration",
      connection: "sample",
      connector: "7",
      version: "draft",
      label: "Topics (draft)",
    });
    const nameless = configurationRef("sample", { id: "7", name: " " }, "live");
    assert.equal(nameless.label, "7 (live)");
    const long = configurationRef("sample", { id: "7", name: "x".repeat(2_000) }, "live");
    assert.equal(long.label.length, 79);
  });
});

describe("runRef", () => {
  it("has another address for each form of the response", () => {
    const run = { connector: "7", id: "99001" };
    const paths = (["whole", "raw", "mapped"] as const).map(
      (part) => addressOf(runRef("sample", run, part)).path,
    );
    assert.deepEqual(paths, [
      "/connectors/7/runs/99001/Run 99001.json",
      "/connectors/7/runs/99001/raw/Run 99001 raw.json",
      "/connectors/7/runs/99001/mapped/Run 99001 mapped.json",
    ]);
  });
});
