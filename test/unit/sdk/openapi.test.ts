import assert from "node:assert/strict";
import { exchange } from "../sample/exchange.ts";
import { withSample } from "../sample/withSample.ts";
import { answersOf, cases, nameOf } from "./cases.ts";
import { type Answered, judgeBy } from "./judge.ts";
import { type DescribedVersion, describedVersions, overlay, readDescription } from "./overlay.ts";

describe("the sample's answers, by Intercom's OpenAPI descriptions", function () {
  // Compiling whole descriptions takes a while on a busy machine.

  const answers: Partial<Record<DescribedVersion, readonly Answered[]>> = {};

  before(async () => {
    for (const version of describedVersions) {
      // All three descriptions say 404 for a miss; the 2.17 page says 200, and Preview moves.
      await withSample({ assumptions: { externalIdMissFrom217: "404" } }, async (sample) => {
        answers[version] = await answersOf(sample, version);
      });
    }
  });

  for (const version of describedVersions) {
    describe(version, () => {
      const judge = judgeBy(readDescription(version, overlay));

      for (const [index, asked] of cases[version].entries()) {
        it(`${String(index + 1)}: ${nameOf(asked)}`, () => {
          const answered = answers[version]?.[index];
          assert(answered);
          assert.equal(answered.status, asked.status);
          assert.deepEqual(judge(answered), []);
        });
      }

      it("429", async () => {
        await withSample({ rateLimit: 1, now: () => 0 }, async (sample) => {
          await exchange(sample, "/me");
          const { status, json } = await exchange(sample, "/me");
          assert.equal(status, 429);
          assert.deepEqual(judge({ method: "GET", path: "/me", status, json }), []);
        });
      });
    });
  }

  for (const [index, { at }] of overlay.entries()) {
    it(`would not all be correct without the overlay's entry for ${at.slice(-4).join(" / ")}`, () => {
      const others = overlay.filter((_, other) => other !== index);
      const complained = describedVersions.some((version) => {
        const judge = judgeBy(readDescription(version, others));
        return (answers[version] ?? []).some((answered) => judge(answered).length > 0);
      });
      assert(complained);
    });
  }
});

describe("a broken answer", () => {
  const judge = judgeBy(readDescription("2.16", overlay));
  const incomplete = {
    id: "22",
    type: "Order",
    custom_attributes: {},
    external_id: "a",
    external_created_at: null,
    external_updated_at: null,
    created_at: 1_734_537_745,
  };
  const instance = { ...incomplete, updated_at: 1_734_537_745 };
  const pages = { type: "pages", page: 1, per_page: 20, total_pages: 1 };
  const list = { type: "list", pages, total_count: 1, data: [instance] };
  const error = { type: "error.list", request_id: "a", errors: [{ code: "not_found" }] };

  const one = "/custom_object_instances/Order/22";
  const all = "/custom_object_instances/Order";
  const rows: readonly (readonly [string, number, string, unknown, readonly string[]])[] = [
    ["(a right instance)", 200, one, instance, []],
    ["(a right list)", 200, all, list, []],
    ["an id that is a number", 200, one, { ...instance, id: 22 }, ["/id must be string"]],
    [
      "a time that is null",
      200,
      one,
      { ...instance, created_at: null },
      ["/created_at must be integer"],
    ],
    ["a field too few", 200, one, incomplete, ["/updated_at is missing"]],
    [
      "a field too many",
      200,
      one,
      { ...instance, externalId: "a" },
      [" must NOT have additional properties"],
    ],
    [
      "an attribute that is an object",
      200,
      one,
      { ...instance, custom_attributes: { a: {} } },
      ["/custom_attributes/a must be string,number,boolean,null,array"],
    ],
    [
      "an error without a code",
      404,
      one,
      { ...error, errors: [{}] },
      [
        "/errors/0 must have required property 'code'",
        "/errors/0/code is missing",
        "/errors/0/message is missing",
      ],
    ],
    [
      "a route that is not described",
      200,
      "/custom_objects",
      instance,
      ["GET /custom_objects is not described"],
    ],
  ];
  for (const [name, status, path, json, complaints] of rows) {
    it(`is told: ${name}`, () => {
      assert.deepEqual(judge({ method: "GET", path, status, json }), complaints);
    });
  }

  it("is told: a list whose next page is a number, or with a broken item", () => {
    const next = { ...list, pages: { ...pages, next: 2 } };
    const item = { ...list, data: [incomplete] };
    for (const json of [next, item]) {
      assert.notDeepEqual(judge({ method: "GET", path: all, status: 200, json }), []);
    }
  });
});
