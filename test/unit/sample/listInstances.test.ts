import assert from "node:assert/strict";
import type { Assumptions } from "../../../src/sample/assumptions.ts";
import { sampleContactIds, sampleConversationIds } from "../../../src/sample/sampleReferences.ts";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { at, exchange, firstError, items, properties, type Exchange } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const topics = "/custom_object_instances/PeteUserTrainingTopic";
const orders = "/custom_object_instances/Order";

async function list(sample: Sample, path: string, version = "2.16"): Promise<Exchange> {
  return await exchange(sample, path, { headers: { "intercom-version": version } });
}

function ids(answer: Exchange): readonly unknown[] {
  return items(answer).map((item) => at(item, "id"));
}

describe("listing instances", () => {
  let sample: Sample;
  before(async () => (sample = await startSample()));
  after(async () => await sample.close());

  it("has the envelope of the OpenAPI description", async () => {
    const answer = await list(sample, topics);
    assert.equal(answer.status, 200);
    assert.equal(items(answer).length, 20);
    assert.deepEqual(
      { ...properties(answer.json), data: "20 instances" },
      {
        type: "list",
        pages: {
          type: "pages",
          next: `${sample.url}${topics}?page=2&per_page=20`,
          page: 1,
          per_page: 20,
          total_pages: 62,
        },
        total_count: 1_234,
        data: "20 instances",
      },
    );
  });

  it("has instances with the keys of the OpenAPI description", async () => {
    const [instance] = items(await list(sample, orders));
    assert.deepEqual(Object.keys(properties(instance)), [
      "id",
      "type",
      "custom_attributes",
      "external_id",
      "external_created_at",
      "external_updated_at",
      "created_at",
      "updated_at",
    ]);
    assert.equal(typeof at(instance, "id"), "string");
    assert.equal(at(instance, "type"), "Order");
    assert.match(String(at(instance, "custom_attributes", "order_number")), /^ORDER-\d+$/);
    assert.equal(typeof at(instance, "custom_attributes", "total_amount"), "number");
  });

  it("gives every instance once, newest first, when each next URL is followed", async () => {
    const seen: unknown[] = [];
    const created: number[] = [];
    let next: unknown = `${sample.url}${topics}?per_page=150`;
    let pages = 0;
    while (typeof next === "string") {
      assert.ok(next.startsWith(`${sample.url}/`), next);
      const answer = await list(sample, next.slice(sample.url.length));
      seen.push(...ids(answer));
      created.push(...items(answer).map((item) => Number(at(item, "created_at"))));
      next = at(answer.json, "pages", "next");
      pages += 1;
    }
    assert.equal(next, null);
    assert.equal(pages, 9);
    assert.equal(new Set(seen).size, 1_234);
    assert.ok(created.every((time, index) => index === 0 || time < (created[index - 1] ?? 0)));
  });

  it("has no data past the last page", async () => {
    const answer = await list(sample, `${topics}?page=999999999&per_page=150`);
    assert.equal(answer.status, 200);
    assert.deepEqual(items(answer), []);
    assert.equal(at(answer.json, "pages", "next"), null);
    assert.equal(at(answer.json, "total_count"), 1_234);
  });

  it("has no page at all of a type without instances", async () => {
    await withSample({ instances: 0 }, async (empty) => {
      const { json } = await list(empty, topics);
      assert.deepEqual(at(json, "data"), []);
      assert.equal(at(json, "total_count"), 0);
      assert.equal(at(json, "pages", "total_pages"), 0);
    });
  });

  const invalid = ["page=0", "page=-1", "page=1.5", "page=x", "page=1e3", "page=9999999999"];
  for (const query of [...invalid, "per_page=0", "per_page=-5", "per_page=ten", "per_page=%00"]) {
    it(`answers 400 to ${query}`, async () => {
      const answer = await list(sample, `${topics}?${query}`);
      assert.equal(answer.status, 400);
      assert.equal(firstError(answer)[0], "parameter_invalid");
    });
  }

  it("takes the last of several parameters, and an empty one for none", async () => {
    const repeated = await list(sample, `${topics}?per_page=3&per_page=2`);
    assert.equal(items(repeated).length, 2);
    assert.equal(items(await list(sample, `${topics}?page=&per_page=`)).length, 20);
  });

  describe("by reference", () => {
    const contact = `references_contact_id=${sampleContactIds[0] ?? ""}`;
    const conversation = `references_conversation_id=${sampleConversationIds[0] ?? ""}`;

    it("gives fewer instances, and keeps the filter in the next URL", async () => {
      const first = await list(sample, `${topics}?${contact}&per_page=25`);
      assert.equal(at(first.json, "total_count"), 43);
      const next = new URL(String(at(first.json, "pages", "next")));
      assert.equal(next.searchParams.get("references_contact_id"), sampleContactIds[0]);
      const second = await list(sample, next.pathname + next.search);
      assert.equal(at(second.json, "pages", "next"), null);
      assert.equal(new Set([...ids(first), ...ids(second)]).size, 43);
    });

    it("gives what both a contact and a conversation refer to", async () => {
      const both = ids(await list(sample, `${topics}?${contact}&${conversation}`));
      const byContact = new Set(ids(await list(sample, `${topics}?${contact}&per_page=150`)));
      const alone = ids(await list(sample, `${topics}?${conversation}&per_page=150`));
      assert.deepEqual(
        both,
        alone.filter((id) => byContact.has(id)),
      );
      assert.ok(both.length > 0 && both.length < alone.length);
    });

    it("shows no references in the instances", async () => {
      const { text } = await list(sample, `${topics}?${contact}`);
      assert.equal(text.replaceAll(contact, "").includes(sampleContactIds[0] ?? ""), false);
    });

    it("gives nothing for a contact that nothing refers to", async () => {
      const unknown = await list(sample, `${topics}?references_contact_id=nobody`);
      assert.deepEqual([unknown.status, items(unknown)], [200, []]);
    });
  });

  describe("on each version", () => {
    for (const version of ["2.16", "2.17", "Preview", "Unstable"]) {
      it(`lists on ${version}`, async () =>
        assert.equal(items(await list(sample, topics, version)).length, 20));
    }
    for (const version of ["2.13", "2.14", "2.15"]) {
      it(`refuses on ${version}, though a reference is listed`, async () => {
        const refused = await list(sample, topics, version);
        assert.equal(refused.status, 400);
        assert.deepEqual(firstError(refused), [
          "intercom_version_invalid",
          "Requested resource is not available in current API version.",
        ]);
        assert.equal(refused.headers["intercom-version"], version);
        const query = `references_contact_id=${sampleContactIds[1] ?? ""}`;
        assert.equal((await list(sample, `${topics}?${query}`, version)).status, 200);
      });
    }
    it("has no custom objects before 2.13", async () => {
      for (const path of [
        topics,
        `${topics}?external_id=test-curl-001`,
        "/custom_object_instances/X",
      ]) {
        const answer = await list(sample, path, "2.12");
        assert.deepEqual([answer.status, firstError(answer)[0]], [400, "intercom_version_invalid"]);
      }
    });
  });

  describe("where the documentation is silent", () => {
    const contact = "references_contact_id=nobody";
    const cases: readonly (readonly [Partial<Assumptions>, string, string, string])[] = [
      [{ listBefore216: "not_found" }, "2.13", "", "404 not_found"],
      [{ listBefore216: "listed" }, "2.13", "", "200 20 next"],
      [{ referencesBefore216: "as list" }, "2.13", contact, "400 intercom_version_invalid"],
      [{ customObjectsBefore213: "not_found" }, "2.12", "", "404 not_found"],
      [{}, "2.16", "per_page=151", "200 150 next"],
      [{ perPageAboveMaximum: "clamped" }, "2.16", "per_page=151", "200 150 next"],
      [
        { perPageAboveMaximum: "parameter_invalid" },
        "2.16",
        "per_page=151",
        "400 parameter_invalid",
      ],
      [{ perPageAboveMaximum: "parameter_invalid" }, "2.16", "per_page=150", "200 150 next"],
      [{ pagesNext: "absent" }, "2.16", "", "200 20 no next"],
      [{ unknownReference: "not_found" }, "2.16", contact, "404 not_found"],
      [{ emptyExternalId: "absent" }, "2.16", "external_id=", "200 20 next"],
      [{ emptyExternalId: "miss" }, "2.16", "external_id=", "404 not_found"],
    ];
    for (const [assumptions, version, query, expected] of cases) {
      it(`${JSON.stringify(assumptions)}: ${version} ?${query} gives ${expected}`, async () => {
        await withSample({ assumptions }, async (other) => {
          const answer = await list(other, `${topics}?${query}`, version);
          const outcome =
            answer.status === 200
              ? `${items(answer).length} ${at(answer.json, "pages", "next") === undefined ? "no next" : "next"}`
              : String(firstError(answer)[0]);
          assert.equal(`${answer.status} ${outcome}`, expected);
        });
      });
    }
  });

  it("reaches the last of a million instances without making the others", async () => {
    await withSample({ instances: 1_000_000 }, async (large) => {
      const last = await list(large, `${topics}?page=6667&per_page=150`);
      assert.equal(at(last.json, "total_count"), 1_000_000);
      assert.equal(items(last).length, 100);
      const oldest = items(last).at(-1);
      const query = new URLSearchParams({ external_id: String(at(oldest, "external_id")) });
      assert.deepEqual((await list(large, `${topics}?${query.toString()}`)).json, oldest);
    });
  });
});
