import assert from "node:assert/strict";
import type { Assumptions } from "../../../src/sample/assumptions.ts";
import type { SampleOptions } from "../../../src/sample/sampleOptions.ts";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { at, exchange, firstError, items, properties, type Exchange } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const topics = "/custom_object_instances/PeteUserTrainingTopic";
const orders = "/custom_object_instances/Order";
const now = 1_751_500_000_000;
const settings: SampleOptions = { now: () => now, version: "2.16" };

async function post(sample: Sample, body: unknown, path = orders): Promise<Exchange> {
  return await exchange(sample, path, { method: "POST", body: JSON.stringify(body) });
}

async function remove(sample: Sample, path: string): Promise<Exchange> {
  return await exchange(sample, path, { method: "DELETE" });
}

async function total(sample: Sample, path = orders): Promise<unknown> {
  return at((await exchange(sample, path)).json, "total_count");
}

describe("writing instances", () => {
  let sample: Sample;
  beforeEach(async () => (sample = await startSample(settings)));
  afterEach(async () => await sample.close());

  describe("upsert", () => {
    it("creates the newest instance with what the request says", async () => {
      const created = await post(sample, {
        external_id: "123",
        external_created_at: 1_392_036_272,
        external_updated_at: null,
        custom_attributes: { order_number: "ORDER-12345", total_amount: 99.99, paid: true },
      });
      assert.equal(created.status, 200);
      assert.deepEqual(created.json, {
        id: "43",
        type: "Order",
        custom_attributes: { order_number: "ORDER-12345", total_amount: 99.99, paid: true },
        external_id: "123",
        external_created_at: 1_392_036_272,
        external_updated_at: null,
        created_at: now / 1_000,
        updated_at: now / 1_000,
      });
      const listed = await exchange(sample, orders);
      assert.deepEqual(items(listed)[0], created.json);
      assert.equal(at(listed.json, "total_count"), 43);
      const found = await exchange(sample, `${orders}?external_id=123`);
      assert.deepEqual(found.json, created.json);
    });

    it("updates in place by external_id, keeping what it does not mention", async () => {
      const path = `${orders}?external_id=order_007`;
      const before = await exchange(sample, path);
      const updated = await post(sample, {
        external_id: "order_007",
        custom_attributes: { total_amount: 1.5, order_number: null },
      });
      assert.deepEqual(updated.json, {
        ...properties(before.json),
        custom_attributes: { order_number: null, total_amount: 1.5 },
        updated_at: now / 1_000,
      });
      assert.deepEqual((await exchange(sample, path)).json, updated.json);
      assert.equal(await total(sample), 42);
      const again = await post(sample, { external_id: "order_007" });
      assert.deepEqual(at(again.json, "custom_attributes"), at(updated.json, "custom_attributes"));
    });

    it("creates each time without an external_id", async () => {
      const first = await post(sample, { custom_attributes: { total_amount: 1 } });
      const second = await post(sample, { custom_attributes: { total_amount: 1 } });
      assert.notEqual(at(first.json, "id"), at(second.json, "id"));
      assert.equal(at(first.json, "external_id"), null);
      assert.equal(await total(sample), 44);
    });

    it("keeps odd names and texts as they are", async () => {
      const body =
        '{"external_id":"__proto__","custom_attributes":{"__proto__":"p","constructor":"c","":"😀\\u0000"}}';
      const created = await exchange(sample, orders, { method: "POST", body });
      const stored = await exchange(sample, `${orders}?external_id=__proto__`);
      assert.equal(created.status, 200);
      assert.match(
        stored.text,
        /"custom_attributes":{"__proto__":"p","constructor":"c","":"😀\\u0000"}/,
      );
    });

    it("reads times in seconds and date strings, and stores null for anything else", async () => {
      const times: readonly (readonly [unknown, unknown])[] = [
        [1_700_000_000, 1_700_000_000],
        ["2025-07-01T00:00:00Z", 1_751_328_000],
        ["yesterday", null],
        [1.5, null],
        [{}, null],
        [null, null],
      ];
      for (const [given, stored] of times) {
        const { json } = await post(sample, { external_id: "t", external_created_at: given });
        assert.equal(at(json, "external_created_at"), stored, JSON.stringify(given));
      }
    });

    const invalid: readonly unknown[] = [
      [],
      "text",
      7,
      null,
      { external_id: 7 },
      { external_id: ["a"] },
      { custom_attributes: "text" },
      { custom_attributes: [] },
      { custom_attributes: { nested: { deeper: 1 } } },
      { custom_attributes: { list: [{}] } },
    ];
    for (const body of invalid) {
      it(`answers 400 to ${JSON.stringify(body)}`, async () => {
        const answer = await post(sample, body);
        assert.deepEqual([answer.status, firstError(answer)[0]], [400, "parameter_invalid"]);
        assert.equal(await total(sample), 42);
      });
    }

    it("answers 400 to no body at all, and 404 to an unknown type", async () => {
      const empty = await exchange(sample, orders, { method: "POST" });
      assert.deepEqual([empty.status, firstError(empty)[0]], [400, "parameter_invalid"]);
      const unknown = await post(sample, {}, "/custom_object_instances/order");
      assert.equal(firstError(unknown)[1], "Custom object type `order` not found");
    });

    it("refuses the reserved external_id from 2.17 on", async () => {
      const body = JSON.stringify({ external_id: "reference_not_found" });
      for (const [version, status] of [
        ["2.16", 200],
        ["2.17", 400],
        ["Preview", 400],
      ] as const) {
        const headers = { "intercom-version": version };
        const answer = await exchange(sample, orders, { method: "POST", body, headers });
        assert.equal(answer.status, status, version);
      }
    });

    it("answers malformed JSON as the framework does: no error.list, no rate limit", async () => {
      for (const body of ["{", "{'a':1}", "[".repeat(100_000), "\u0000"]) {
        const answer = await exchange(sample, orders, { method: "POST", body });
        assert.equal(answer.status, 400);
        assert.deepEqual(Object.keys(properties(answer.json)), ["status", "error"]);
        assert.match(String(at(answer.json, "error")), /^There was a problem in the JSON/);
        assert.equal(answer.headers["x-ratelimit-limit"], undefined);
        assert.equal(answer.headers["intercom-version"], undefined);
      }
    });

    it("answers 413 to a body above the limit, whether its length was announced or not", async () => {
      const body = JSON.stringify({ custom_attributes: { text: "x".repeat(2_000_000) } });
      const announced = await exchange(sample, orders, { method: "POST", body });
      const headers = { "transfer-encoding": "chunked" };
      const chunked = await exchange(sample, orders, { method: "POST", body, headers });
      assert.deepEqual([announced.status, chunked.status], [413, 413]);
      assert.equal(await total(sample), 42);
    });
  });

  describe("where the documentation is silent", () => {
    const cases: readonly (readonly [Partial<Assumptions>, string, string, string])[] = [
      [{}, "application/json; charset=utf-8", "{}", "200 undefined"],
      [{}, "text/plain", "{}", "400 parameter_invalid"],
      [
        { otherContentType: "unsupported_media_type" },
        "text/plain",
        "{}",
        "415 unsupported_media_type",
      ],
      [{ malformedJson: "parameter_invalid" }, "application/json", "{", "400 parameter_invalid"],
    ];
    for (const [assumptions, contentType, body, expected] of cases) {
      it(`${JSON.stringify(assumptions)}: ${contentType} ${body} gives ${expected}`, async () => {
        await withSample({ ...settings, assumptions }, async (other) => {
          const headers = { "content-type": contentType };
          const answer = await exchange(other, orders, { method: "POST", body, headers });
          assert.equal(`${answer.status} ${String(firstError(answer)[0])}`, expected);
        });
      });
    }

    it("clears attributes that an upsert does not mention, where that is assumed", async () => {
      const assumptions = { attributesNotMentioned: "cleared" } as const;
      await withSample({ ...settings, assumptions }, async (other) => {
        const body = { external_id: "order_007", custom_attributes: { total_amount: 2 } };
        assert.deepEqual(at((await post(other, body)).json, "custom_attributes"), {
          total_amount: 2,
        });
      });
    });
  });

  describe("delete", () => {
    it("removes by external_id, once", async () => {
      const path = `${topics}?external_id=test-curl-001`;
      const { json } = await exchange(sample, path);
      const deleted = await remove(sample, path);
      assert.equal(deleted.status, 200);
      assert.deepEqual(deleted.json, {
        id: at(json, "id"),
        object: "PeteUserTrainingTopic",
        deleted: true,
      });
      assert.equal((await exchange(sample, path)).status, 404);
      assert.equal((await remove(sample, path)).status, 404);
      assert.equal(await total(sample, topics), 1_233);
    });

    it("removes by id, and a new instance under the old external_id is another one", async () => {
      const deleted = await remove(sample, `${orders}/7`);
      assert.deepEqual(deleted.json, { id: "7", object: "Order", deleted: true });
      assert.equal((await exchange(sample, `${orders}/7`)).status, 404);
      const created = await post(sample, { external_id: "order_007" });
      assert.equal(at(created.json, "id"), "43");
      await remove(sample, `${orders}/43`);
      assert.equal((await exchange(sample, `${orders}?external_id=order_007`)).status, 404);
      assert.equal(await total(sample), 41);
    });

    it("closes the gaps on every page", async () => {
      for (const id of ["42", "40", "38", "1"]) await remove(sample, `${orders}/${id}`);
      await post(sample, { external_id: "new" });
      const ids: unknown[] = [];
      for (const page of [1, 2, 3, 4]) {
        const answer = await exchange(sample, `${orders}?per_page=10&page=${page}`);
        ids.push(...items(answer).map((item) => at(item, "id")));
      }
      const all = Array.from({ length: 43 }, (_, index) => String(43 - index));
      assert.deepEqual(
        ids,
        all.filter((id) => !["42", "40", "38", "1"].includes(id)),
      );
    });

    it("needs an external_id or an id that exists", async () => {
      assert.equal((await remove(sample, orders)).status, 400);
      assert.equal((await remove(sample, `${orders}/999`)).status, 404);
      assert.equal((await remove(sample, `${orders}?external_id=nothing`)).status, 404);
      assert.equal(await total(sample), 42);
    });
  });
});
