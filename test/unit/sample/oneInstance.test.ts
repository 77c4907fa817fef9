import assert from "node:assert/strict";
import { specialTopics } from "../../../src/sample/specialTopics.ts";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { at, exchange, firstError, type Exchange } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const topics = "/custom_object_instances/PeteUserTrainingTopic";

async function byExternalId(sample: Sample, externalId: string, version = "2.13") {
  const path = `${topics}?external_id=${encodeURIComponent(externalId)}`;
  return await exchange(sample, path, { headers: { "intercom-version": version } });
}

function error({ status, json }: Exchange): readonly unknown[] {
  return [status, at(json, "type"), at(json, "errors", 0, "message")];
}

describe("one instance", () => {
  let sample: Sample;
  before(async () => (sample = await startSample()));
  after(async () => await sample.close());

  for (const version of ["2.13", "2.16", "2.17", "Preview"]) {
    it(`is an object, not a list, by external_id on ${version}`, async () => {
      const answer = await byExternalId(sample, "test-curl-001", version);
      assert.equal(answer.status, 200);
      assert.equal(at(answer.json, "external_id"), "test-curl-001");
      assert.equal(at(answer.json, "type"), "PeteUserTrainingTopic");
      assert.equal(typeof at(answer.json, "custom_attributes", "Title"), "string");
    });
  }

  for (const { externalId } of specialTopics()) {
    it(`is the same by external_id and by id: ${externalId.slice(0, 40)}`, async () => {
      const found = await byExternalId(sample, externalId);
      assert.equal(at(found.json, "external_id"), externalId);
      const byId = await exchange(sample, `${topics}/${String(at(found.json, "id"))}`);
      assert.deepEqual(byId.json, found.json);
    });
  }

  it("reads a plus sign as a space unless it is encoded", async () => {
    const plus = await exchange(sample, `${topics}?external_id=a%2Bb`);
    assert.equal(at(plus.json, "external_id"), "a+b");
    const space = await exchange(sample, `${topics}?external_id=a+b`);
    assert.equal(at(space.json, "external_id"), "a b");
  });

  it("is missed with the documented texts", async () => {
    const instance = [404, "error.list", "Custom object instance not found"];
    assert.deepEqual(error(await byExternalId(sample, "no-such-thing")), instance);
    assert.deepEqual(error(await byExternalId(sample, "TEST-CURL-001")), instance);
    for (const id of ["1", "99999999999999999999", "016032025", "1e3", "constructor", "%00"]) {
      assert.deepEqual(error(await exchange(sample, `${topics}/${id}`)), instance, id);
    }
    for (const type of ["peteusertrainingtopic", "Nothing", "__proto__", "constructor", "a/b"]) {
      const path = `/custom_object_instances/${encodeURIComponent(type)}`;
      const expected = [404, "error.list", `Custom object type \`${type}\` not found`];
      for (const rest of ["?external_id=1", "/1"]) {
        const answer = await exchange(sample, path + rest);
        assert.deepEqual(error(answer), expected);
        assert.equal(at(answer.json, "request_id"), answer.headers["x-request-id"]);
      }
    }
  });

  describe("missed by external_id from 2.17 on", () => {
    it("is 200 with an error.list unless assumed otherwise, and 404 before", async () => {
      const message = "Custom object instance not found";
      for (const [version, status] of [
        ["2.13", 404],
        ["2.16", 404],
        ["2.17", 200],
        ["Preview", 200],
      ] as const) {
        const answer = await byExternalId(sample, "no-such-thing", version);
        assert.deepEqual(error(answer), [status, "error.list", message]);
      }
    });

    it("is 404, or an instance that is none, where that is assumed", async () => {
      await withSample({ assumptions: { externalIdMissFrom217: "404" } }, async (other) => {
        assert.equal((await byExternalId(other, "no-such-thing", "2.17")).status, 404);
      });
      const assumptions = { externalIdMissFrom217: "200 reference_not_found" } as const;
      await withSample({ assumptions }, async (other) => {
        const answer = await byExternalId(other, "no-such-thing", "2.17");
        assert.equal(answer.status, 200);
        assert.equal(at(answer.json, "external_id"), "reference_not_found");
      });
    });
  });

  it("is not found by an external_id in the path, unless that is assumed", async () => {
    const path = `${topics}/test-curl-001`;
    assert.equal((await exchange(sample, path)).status, 404);
    await withSample({ assumptions: { pathTakesExternalId: true } }, async (other) => {
      assert.equal(at((await exchange(other, path)).json, "external_id"), "test-curl-001");
    });
  });

  it("cannot be asked for with broken percent-encoding", async () => {
    for (const path of [
      `${topics}?external_id=100%`,
      `${topics}/%zz`,
      `${topics}/%ff`,
      "/%c3%28",
    ]) {
      const answer = await exchange(sample, path);
      assert.deepEqual([answer.status, firstError(answer)[0]], [400, "bad_request"], path);
    }
  });
});
