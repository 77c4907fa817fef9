import assert from "node:assert/strict";
import { property, assert as check, integer } from "fast-check";
import type { CustomObjectInstance } from "../../../src/sample/instance.ts";
import { orders } from "../../../src/sample/orders.ts";
import { sampleEpoch } from "../../../src/sample/sampleEpoch.ts";
import { specialTopics } from "../../../src/sample/specialTopics.ts";
import { trainingTopics } from "../../../src/sample/trainingTopics.ts";

const newestFirst = (count: number): readonly CustomObjectInstance[] => {
  const topics = trainingTopics(count);
  return Array.from({ length: count }, (_, position) => topics.instanceAt(count - 1 - position));
};

describe("the sample's training topics", () => {
  const all = newestFirst(1_234);

  it("are the same every time", () => assert.deepEqual(newestFirst(1_234), all));

  it("have ids and external ids of their own", () => {
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    assert.equal(new Set(all.map(({ external_id }) => external_id)).size, all.length);
    assert.ok(all.every(({ id }) => /^\d+$/.test(id)));
  });

  it("have one latest by updated_at, which is not on the first page", () => {
    for (const count of [12, 1_234]) {
      const latest = newestFirst(count).filter(({ updated_at }) => updated_at === sampleEpoch);
      assert.equal(latest.length, 1, String(count));
    }
    const position = all.findIndex(({ updated_at }) => updated_at === sampleEpoch);
    assert.ok(position >= 150, String(position));
    assert.ok(all.every(({ updated_at }) => updated_at <= sampleEpoch));
  });

  it("have times in whole seconds, in an order that makes sense", () => {
    for (const [position, topic] of all.entries()) {
      assert.ok(Number.isInteger(topic.created_at) && Number.isInteger(topic.updated_at));
      assert.ok(topic.created_at <= topic.updated_at);
      assert.ok(position === 0 || topic.created_at < (all[position - 1]?.created_at ?? 0));
    }
    assert.ok(all.some(({ external_created_at }) => external_created_at === null));
    assert.ok(all.some(({ external_updated_at }) => external_updated_at === null));
    assert.ok(all.some(({ external_updated_at }) => external_updated_at !== null));
  });

  it("have all special ones within the first hundred, the guide's example near the top", () => {
    const first = new Set(all.slice(0, 100).map(({ external_id }) => external_id));
    for (const { externalId } of specialTopics()) assert.ok(first.has(externalId), externalId);
    const top = all.slice(0, 10).map(({ external_id }) => external_id);
    assert.ok(top.includes("test-curl-001"));
  });

  it("have values that are awkward in each way that real ones are", () => {
    const values = all.slice(0, 100).flatMap((topic) => Object.values(topic.custom_attributes));
    const texts = values.filter((value) => typeof value === "string");
    const awkward: Readonly<Record<string, boolean>> = {
      null: values.includes(null),
      decimal: values.includes(99.99),
      boolean: values.includes(true) && values.includes(false),
      list: values.some(Array.isArray),
      long: texts.some((text) => text.length === 5_000),
      lines: texts.some((text) => text.includes("\n") && text.includes("\r\n")),
      rightToLeft: texts.some((text) => /[\u0600-\u06ff]/.test(text)),
      hebrew: texts.some((text) => /[\u0590-\u05ff]/.test(text)),
      joinedEmoji: texts.some((text) => text.includes("\u200d")),
      terminal: texts.some((text) => text.includes("\u001b[") && text.includes("\u0007")),
      override: texts.some((text) => text.includes("\u202e")),
      commandLink: texts.some((text) => text.includes("](command:")),
    };
    assert.deepEqual(
      Object.entries(awkward).filter(([, present]) => !present),
      [],
    );
    assert.ok(all.some(({ external_id }) => (external_id ?? "").length >= 300));
  });

  it("have a history: the same Title under several external ids", () => {
    const saved = all.filter(
      (topic) => topic.custom_attributes["Title"] === "The onboarding checklist",
    );
    assert.deepEqual(
      saved.map(({ external_id }) => external_id),
      [4, 3, 2, 1].map((revision) => `onboarding-checklist-00${revision}`),
    );
    const titles = new Set(all.map((topic) => topic.custom_attributes["Title"]));
    assert.ok(titles.size > 400 && titles.size < 700, String(titles.size));
  });

  it("are found by external id among any number, and nothing else is", () => {
    check(
      property(integer({ min: 1, max: 1_000_000 }), integer({ min: 0 }), (count, seed) => {
        const topics = trainingTopics(count);
        const index = seed % count;
        const externalId = topics.instanceAt(index).external_id ?? "";
        assert.equal(topics.indexOfExternalId(externalId), index);
        assert.equal(topics.indexOfExternalId(`x${externalId}`), undefined);
        assert.equal(topics.indexOfExternalId(`${externalId}0`), undefined);
      }),
    );
    const topics = trainingTopics(1_234);
    for (const text of ["", "-", "a-0000-005", "a-99999999-001", "a-0-1", "constructor"]) {
      assert.equal(topics.indexOfExternalId(text), undefined, text);
    }
  });

  it("carry nothing that looks like a token", () => {
    assert.doesNotMatch(JSON.stringify(all), /dG9r|Bearer/);
  });
});

describe("the sample's orders", () => {
  it("are found by their external ids", () => {
    const sampleOrders = orders();
    for (let index = 0; index < sampleOrders.count; index += 1) {
      const externalId = sampleOrders.instanceAt(index).external_id ?? "";
      assert.equal(sampleOrders.indexOfExternalId(externalId), index);
    }
    for (const text of ["order_000", "order_043", "order_1", "order_001 ", ""]) {
      assert.equal(sampleOrders.indexOfExternalId(text), undefined, text);
    }
  });
});
