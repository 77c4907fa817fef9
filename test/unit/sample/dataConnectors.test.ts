import assert from "node:assert/strict";
import type { Assumptions } from "../../../src/sample/assumptions.ts";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { allPages, connectors, create, patch, seeded, shown } from "./connectors.ts";
import { at, exchange, firstError, items, properties } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const notFound = ["data_connector_not_found", "Data connector not found"];

describe("reading Data Connectors", () => {
  let sample: Sample;
  before(async () => (sample = await startSample()));
  after(async () => await sample.close());

  it("lists them, the last updated first, without URLs and headers", async () => {
    const answer = await connectors(sample);
    assert.equal(answer.status, 200);
    assert.deepEqual(at(answer.json, "pages"), { type: "pages", per_page: 20, next: null });
    assert.deepEqual(
      items(answer).map((item) => at(item, "id")),
      Object.values(seeded),
    );
    const updated = items(answer).map((item) => String(at(item, "updated_at")));
    assert.deepEqual(updated, updated.toSorted().reverse());
    assert.deepEqual(items(answer)[0], {
      type: "data_connector",
      id: seeded.healthy,
      name: "Get training topic",
      description: "Reads one training topic by its external_id",
      state: "live",
      http_method: "get",
      direct_fin_usage: false,
      created_by_admin_id: "991267459",
      updated_by_admin_id: "991267459",
      created_at: "2025-04-02T00:00:00Z",
      updated_at: "2025-06-30T00:00:00Z",
      execution_results_url: `/data_connectors/${seeded.healthy}/execution_results`,
    });
  });

  it("pages by cursors of the documented form", async () => {
    const first = await connectors(sample, "?per_page=4");
    const cursor = String(at(first.json, "pages", "next", "starting_after"));
    const updated = Date.parse(String(at(items(first)[3], "updated_at"))) / 1_000;
    assert.equal(
      Buffer.from(cursor, "base64").toString(),
      `[${String(updated)}.0,${seeded.singleBrace}]`,
    );
    const { all, sizes } = await allPages(sample, "", { per_page: "4" });
    assert.deepEqual(sizes, [4, 2]);
    assert.deepEqual(all, items(await connectors(sample)));
    // A last page that is full has no next one.
    assert.deepEqual((await allPages(sample, "", { per_page: "3" })).sizes, [3, 3]);
    assert.deepEqual((await allPages(sample, "", { per_page: "" })).sizes, [6]);
  });

  it("goes on where a page ended, though connectors moved meanwhile", async () => {
    await withSample({}, async (other) => {
      const first = await connectors(other, "?per_page=2");
      const cursor = String(at(first.json, "pages", "next", "starting_after"));
      // Moves to the front, from the second page.
      await patch(other, seeded.list, { name: "Moved" });
      await create(other, { name: "New" });
      const rest = await connectors(other, `?starting_after=${encodeURIComponent(cursor)}`);
      assert.deepEqual(
        items(rest).map((item) => at(item, "id")),
        [seeded.singleBrace, seeded.draftUnlikeLive, seeded.failingUpstream],
      );
      const names = items(await connectors(other, "?per_page=2")).map((item) => at(item, "name"));
      // Both of one second: the higher id is the later one.
      assert.deepEqual(names, ["New", "All training topics"]);
    });
  });

  for (const cursor of ["nonsense", "W10=", "WzEsMl0=", "WyJhIiwiYiJd"]) {
    it(`refuses the cursor ${cursor} with the documented error`, async () => {
      const answer = await connectors(sample, `?starting_after=${cursor}`);
      assert.equal(answer.status, 400);
      assert.deepEqual(firstError(answer), [
        "client_error",
        "Invalid starting_after param. Please try again using a starting_after value from a paginated response",
      ]);
    });
  }

  for (const perPage of ["0", "-1", "many", "1.5"]) {
    it(`refuses ${perPage} to a page`, async () => {
      const answer = await connectors(sample, `?per_page=${perPage}`);
      assert.deepEqual([answer.status, firstError(answer)[0]], [400, "parameter_invalid"]);
    });
  }

  it("has at most 50 to a page, or refuses more where that is assumed", async () => {
    assert.equal(at((await connectors(sample, "?per_page=51")).json, "pages", "per_page"), 50);
    await withSample(
      { assumptions: { perPageAboveMaximum: "parameter_invalid" } },
      async (other) => {
        assert.equal((await connectors(other, "?per_page=51")).status, 400);
        assert.equal((await connectors(other, "?per_page=50")).status, 200);
      },
    );
  });

  it("has no next page, or a null for one, as is assumed", async () => {
    await withSample({ assumptions: { lastCursor: "absent" } }, async (other) => {
      const pages = at((await connectors(other)).json, "pages");
      assert.deepEqual(pages, { type: "pages", per_page: 20 });
    });
  });

  it("shows a connector whole, with its headers masked", async () => {
    const { status, json, text } = await connectors(sample, `/${seeded.healthy}`);
    assert.equal(status, 200);
    assert.equal(
      at(json, "url"),
      "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic?external_id={{external_id}}",
    );
    assert.deepEqual(at(json, "headers"), [
      { name: "Accept", value: "****" },
      { name: "Authorization", value: "****" },
      { name: "Intercom-Version", value: "****" },
    ]);
    assert.deepEqual(at(json, "data_inputs"), [
      {
        name: "external_id",
        type: "string",
        description: "The external_id of the training topic",
        required: true,
        default_value: "",
      },
    ]);
    assert.deepEqual(at(json, "response_fields", 0), {
      path: "custom_attributes.Title",
      type: "string",
      example_value: "Handling refund requests",
      redacted: false,
    });
    assert(!text.includes(sample.token));
    assert.equal("body" in properties(json), false);
  });

  it("shows the live configuration unless asked for the draft", async () => {
    const live = await shown(sample, seeded.draftUnlikeLive, "live");
    const draft = await shown(sample, seeded.draftUnlikeLive, "draft");
    assert.deepEqual((await connectors(sample, `/${seeded.draftUnlikeLive}`)).json, live.json);
    assert.notDeepEqual(draft.json, live.json);
    for (const id of Object.values(seeded).filter((one) => one !== seeded.draftUnlikeLive)) {
      const both = [await shown(sample, id, "live"), await shown(sample, id, "draft")];
      assert.deepEqual(both[0]?.json, both[1]?.json, id);
    }
    const wrong = await connectors(sample, `/${seeded.healthy}?state_version=newest`);
    assert.equal(wrong.status, 400);
    assert.deepEqual(firstError(wrong), [
      "parameter_invalid",
      "Invalid state_version. Must be one of: live, draft",
    ]);
  });

  it("knows no others, and no other routes", async () => {
    for (const path of ["/1", "/constructor", "/1/execution_results", `/${seeded.healthy}x`]) {
      const answer = await connectors(sample, path);
      assert.deepEqual([answer.status, firstError(answer)], [404, notFound], path);
    }
    for (const [method, path] of [
      ["GET", `/${seeded.healthy}/versions`],
      ["GET", `/${seeded.healthy}/execution_results/1/2`],
      ["GET", "//execution_results"],
      ["PUT", ""],
      ["DELETE", ""],
      ["PUT", `/${seeded.healthy}`],
      ["POST", `/${seeded.healthy}/execution_results`],
    ] as const) {
      const answer = await connectors(sample, path, { method });
      assert.deepEqual([answer.status, firstError(answer)[0]], [404, "not_found"], method + path);
    }
  });

  describe("before 2.16", () => {
    const rows: readonly [Partial<Assumptions>, number, string][] = [
      [{}, 400, "intercom_version_invalid"],
      [{ connectorsBefore216: "not_found" }, 404, "not_found"],
    ];
    for (const [assumptions, status, code] of rows) {
      it(`is refused with ${code}, every operation of it`, async () => {
        await withSample({ assumptions }, async (other) => {
          for (const version of ["2.13", "2.14", "2.15", undefined]) {
            for (const path of ["", `/${seeded.healthy}`, "/1/execution_results/1", "/1/2/3/4"]) {
              const headers = { "intercom-version": version };
              const answer = await exchange(other, `/data_connectors${path}`, { headers });
              assert.deepEqual([answer.status, firstError(answer)[0]], [status, code]);
            }
          }
          for (const version of ["2.16", "2.17", "Preview"]) {
            const headers = { "intercom-version": version };
            assert.equal((await connectors(other, "", { headers })).status, 200);
          }
        });
      });
    }
  });

  describe("without a scope", () => {
    const said = ["forbidden", "You do not have the required scope (read_write_data_connectors)"];
    it("can be read alone with the scope for reading", async () => {
      await withSample({ connectorAccess: "read" }, async (other) => {
        assert.equal((await connectors(other)).status, 200);
        assert.equal((await connectors(other, `/${seeded.healthy}/execution_results`)).status, 200);
        for (const refused of [
          await create(other, { name: "A" }),
          await patch(other, seeded.healthy, { name: "A" }),
          await connectors(other, `/${seeded.list}`, { method: "DELETE" }),
        ]) {
          assert.deepEqual([refused.status, firstError(refused)], [403, said]);
        }
        assert.equal(items(await connectors(other)).length, 6);
      });
    });

    it("cannot be read at all with none, while custom objects can", async () => {
      await withSample({ connectorAccess: "none" }, async (other) => {
        for (const path of ["", `/${seeded.healthy}`, "/1/execution_results"]) {
          const refused = await connectors(other, path);
          assert.deepEqual([refused.status, firstError(refused)], [403, said]);
        }
        const path = "/custom_object_instances/Order?external_id=order_001";
        assert.equal((await exchange(other, path)).status, 200);
      });
    });
  });
});
