import assert from "node:assert/strict";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { connectors, create, headerNames, patch, seeded, shown } from "./connectors.ts";
import { at, firstError, items, properties, type Exchange } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const now = 1_790_000_000_000;
const isoNow = "2026-09-21T14:13:20Z";
const url = "https://api.intercom.io/custom_object_instances/Order?external_id={{external_id}}";

async function createdId(sample: Sample, draft: object): Promise<string> {
  return String(at((await create(sample, { name: "A", ...draft })).json, "id"));
}

/** What a refused request was told: status, code and message. */
function refusal(answer: Exchange): readonly unknown[] {
  return [answer.status, ...firstError(answer)];
}

describe("editing Data Connectors", () => {
  let sample: Sample;
  beforeEach(async () => (sample = await startSample({ now: () => now })));
  afterEach(async () => await sample.close());

  describe("create", () => {
    it("needs a name alone, and makes a draft at the head of the list", async () => {
      const created = await create(sample, { name: "Mine" });
      assert.equal(created.status, 201);
      assert.deepEqual(created.json, {
        type: "data_connector",
        id: "48107",
        name: "Mine",
        description: null,
        state: "draft",
        url: null,
        headers: [],
        http_method: "get",
        direct_fin_usage: false,
        audiences: [],
        execution_type: "server_side",
        configuration_response_type: "test_response_type",
        data_transformation_type: "full_access",
        client_function_name: null,
        client_function_timeout_ms: 30_000,
        data_inputs: [],
        response_fields: [],
        object_mappings: [],
        token_ids: [],
        customer_authentication: false,
        bypass_authentication: false,
        validate_missing_attributes: false,
        created_by_admin_id: "991267459",
        updated_by_admin_id: "991267459",
        created_at: isoNow,
        updated_at: isoNow,
        execution_results_url: "/data_connectors/48107/execution_results",
      });
      const [first] = items(await connectors(sample));
      assert.deepEqual(
        [at(first, "id"), at(first, "name"), at(first, "state")],
        ["48107", "Mine", "draft"],
      );
    });

    it("sets every field, masks the headers, and is never live", async () => {
      const given = {
        name: "All",
        description: "Everything set",
        http_method: "post",
        url,
        body: '{"a":"{{external_id}}"}',
        direct_fin_usage: true,
        audiences: ["leads", "visitors"],
        customer_authentication: true,
        bypass_authentication: true,
        validate_missing_attributes: true,
        token_ids: ["1234"],
      };
      const input = { name: "external_id", description: "The id" };
      const created = await create(sample, {
        ...given,
        state: "live",
        headers: [{ name: "Accept", value: "application/json" }],
        data_inputs: [
          input,
          { ...input, name: "n", type: "integer", required: true, default_value: "1" },
        ],
      });
      const json = properties(created.json);
      for (const [name, value] of Object.entries(given)) assert.deepEqual(json[name], value, name);
      assert.equal(json["state"], "draft");
      assert.deepEqual(json["headers"], [{ name: "Accept", value: "****" }]);
      assert.deepEqual(json["data_inputs"], [
        { ...input, type: "string", required: false, default_value: "" },
        { ...input, name: "n", type: "integer", required: true, default_value: "1" },
      ]);
    });

    it("can be found by its draft alone until it is live, unless assumed otherwise", async () => {
      const id = await createdId(sample, { url });
      assert.equal((await shown(sample, id, "draft")).status, 200);
      const live = await shown(sample, id, "live");
      assert.deepEqual(refusal(live), [
        404,
        "data_connector_not_found",
        "Data connector not found",
      ]);
      await patch(sample, id, { state: "live" });
      assert.equal(at((await shown(sample, id, "live")).json, "state"), "live");
      await withSample({ assumptions: { liveOfDraft: "draft" } }, async (other) => {
        const another = await createdId(other, {});
        assert.equal((await shown(other, another, "live")).status, 200);
      });
    });

    it("never gives an id twice", async () => {
      const id = await createdId(sample, {});
      await connectors(sample, `/${id}`, { method: "DELETE" });
      assert.notEqual(await createdId(sample, {}), id);
    });

    const missing = [422, "parameter_not_found", "Name is required"];
    for (const [name, body] of Object.entries({
      "no name": { url },
      "an empty name": { name: "" },
      "a blank name": { name: " " },
      "a name that is null": { name: null },
    })) {
      it(`says that ${name} is none`, async () => {
        assert.deepEqual(refusal(await create(sample, body)), missing);
        assert.equal(items(await connectors(sample)).length, 6);
      });
    }

    it("refuses a body that is no object, and none", async () => {
      for (const body of ['[{"name":"A"}]', "null", '"A"', "3"]) {
        const answer = await connectors(sample, "", { method: "POST", body });
        assert.deepEqual([answer.status, firstError(answer)[0]], [400, "parameter_invalid"], body);
      }
      const answer = await connectors(sample, "", { method: "POST" });
      assert.equal(answer.status, 400);
    });
  });

  describe("a field that is none", () => {
    const rows: readonly (readonly [object, string])[] = [
      [
        { audiences: ["everybody"] },
        "Invalid audiences. Must be a subset of: leads, users, visitors",
      ],
      [{ audiences: "users" }, "Invalid audiences. Must be a subset of: leads, users, visitors"],
      [{ http_method: "head" }, "Http Method isn't an option"],
      [{ http_method: "GET" }, "Http Method isn't an option"],
      [{ state: "paused" }, "Invalid state. Must be one of: draft, live"],
      [{ url: 3 }, "Url is invalid"],
      [{ body: {} }, "Body is invalid"],
      [{ headers: { Accept: "a" } }, "Headers is invalid"],
      [{ headers: [{ name: "Accept" }] }, "Headers value is invalid"],
      [{ headers: [{ name: "", value: "a" }] }, "Headers name is invalid"],
      [{ data_inputs: [{ name: "a" }] }, "Data inputs description is invalid"],
      [{ data_inputs: [{ name: "a", description: " " }] }, "Data inputs description is invalid"],
      [
        { data_inputs: [{ name: "a", description: "b", type: "date" }] },
        "Data inputs type is invalid",
      ],
      [{ mock_response: [1] }, "Mock response is invalid"],
      [{ mock_response: null }, "Mock response is invalid"],
      [{ token_ids: [7] }, "Token ids is invalid"],
      [{ direct_fin_usage: "yes" }, "Direct fin usage is invalid"],
    ];
    for (const [body, message] of rows) {
      it(`${JSON.stringify(body)} is refused by both, and changes nothing`, async () => {
        const before = await shown(sample, seeded.healthy, "draft");
        const expected = [422, "parameter_invalid", message];
        const changed = await patch(sample, seeded.healthy, { name: "Changed", ...body });
        assert.deepEqual(refusal(changed), expected);
        assert.equal(at(changed.json, "errors", 0, "field"), undefined);
        assert.deepEqual(refusal(await create(sample, { name: "New", ...body })), expected);
        assert.deepEqual((await shown(sample, seeded.healthy, "draft")).json, before.json);
        assert.equal(items(await connectors(sample)).length, 6);
      });
    }

    it("is named in the error, where that is assumed", async () => {
      await withSample({ assumptions: { refusedField: "named" } }, async (other) => {
        const answer = await patch(other, seeded.healthy, { http_method: "head" });
        assert.deepEqual(at(answer.json, "errors", 0), {
          code: "parameter_invalid",
          message: "Http Method isn't an option",
          field: "http_method",
        });
      });
    });
  });

  describe("update", () => {
    it("changes what it is given, and nothing else", async () => {
      const before = await shown(sample, seeded.healthy, "draft");
      const answer = await patch(sample, seeded.healthy, {
        description: "New",
        id: "1",
        nonsense: 1,
      });
      assert.equal(answer.status, 200);
      const expected = { ...properties(before.json), description: "New", updated_at: isoNow };
      assert.deepEqual(answer.json, expected);
      assert.deepEqual((await shown(sample, seeded.healthy, "draft")).json, expected);
    });

    it("leaves the live configuration alone until the draft goes live", async () => {
      const live = await shown(sample, seeded.healthy, "live");
      await patch(sample, seeded.healthy, { url: "https://x.example/", headers: [] });
      const after = await shown(sample, seeded.healthy, "live");
      assert.deepEqual(after.json, { ...properties(live.json), updated_at: isoNow });
      const published = await patch(sample, seeded.healthy, { state: "live" });
      assert.equal(at(published.json, "url"), "https://x.example/");
      assert.deepEqual((await shown(sample, seeded.healthy, "live")).json, published.json);
    });

    it("edits and publishes in one, all or nothing", async () => {
      const id = await createdId(sample, {});
      const refused = await patch(sample, id, { name: "B", state: "live" });
      assert.deepEqual(refusal(refused), [422, "parameter_invalid", "Url is invalid"]);
      assert.equal(at((await shown(sample, id, "draft")).json, "name"), "A");
      const done = await patch(sample, id, { name: "B", url, state: "live" });
      assert.deepEqual([at(done.json, "name"), at(done.json, "state")], ["B", "live"]);
      assert.equal(at((await shown(sample, id, "live")).json, "name"), "B");
    });

    it("lets a connector without a URL go live, where that is assumed", async () => {
      await withSample({ assumptions: { liveWithoutUrl: "accepted" } }, async (other) => {
        const id = await createdId(other, {});
        assert.equal((await patch(other, id, { state: "live" })).status, 200);
        assert.equal(at((await shown(other, id, "live")).json, "url"), null);
      });
    });

    it("replaces headers and inputs, and removes tokens by an empty list", async () => {
      await patch(sample, seeded.failingUpstream, {
        headers: [{ name: "X-One", value: "1" }],
        data_inputs: [],
        token_ids: [],
      });
      const draft = await shown(sample, seeded.failingUpstream, "draft");
      assert.deepEqual(headerNames(draft), ["X-One"]);
      assert.deepEqual([at(draft.json, "data_inputs"), at(draft.json, "token_ids")], [[], []]);
    });

    it("merges headers by name, where that is assumed", async () => {
      await withSample({ assumptions: { patchedHeaders: "merged" } }, async (other) => {
        await patch(other, seeded.withoutAccept, {
          headers: [
            { name: "Accept", value: "application/json" },
            { name: "intercom-version", value: "2.16" },
          ],
        });
        const draft = await shown(other, seeded.withoutAccept, "draft");
        assert.deepEqual(headerNames(draft), ["Authorization", "Accept", "intercom-version"]);
      });
    });

    it("shows the draft of a live connector as live, or as draft where that is assumed", async () => {
      assert.equal(at((await shown(sample, seeded.healthy, "draft")).json, "state"), "live");
      await withSample({ assumptions: { stateOfDraft: "draft" } }, async (other) => {
        const answer = await patch(other, seeded.healthy, { name: "B" });
        assert.equal(at(answer.json, "state"), "draft");
        assert.equal(at((await shown(other, seeded.healthy, "live")).json, "state"), "live");
        assert.equal(at(items(await connectors(other))[0], "state"), "live");
      });
    });

    it("makes response fields of a mock response, and stops testing", async () => {
      const mock = {
        id: "1",
        count: 3,
        share: 0.5,
        paid: true,
        at: "2026-01-20T14:22:15Z",
        nothing: null,
        tags: ["a", { b: 1 }],
        order: { customer: { name: "A" }, empty: {} },
      };
      const answer = await patch(sample, seeded.healthy, { mock_response: mock });
      assert.equal(at(answer.json, "configuration_response_type"), "mock_response_type");
      const field = (path: string, type: string, example_value: unknown) => ({
        path,
        type,
        example_value,
        redacted: false,
      });
      assert.deepEqual(at(answer.json, "response_fields"), [
        field("id", "string", "1"),
        field("count", "integer", 3),
        field("share", "decimal", 0.5),
        field("paid", "boolean", true),
        field("at", "datetime", "2026-01-20T14:22:15Z"),
        field("nothing", "unknown", null),
        field("tags", "unknown", ["a", { b: 1 }]),
        field("order.customer.name", "string", "A"),
      ]);
      assert.equal("mock_response" in properties(answer.json), false);
    });

    it("takes a mock response a hundred levels deep, and refuses one that is as deep as it is long", async () => {
      const nested = (depth: number) =>
        `{"mock_response":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;
      const send = async (body: string) =>
        await connectors(sample, `/${seeded.list}`, { method: "PATCH", body });
      const deep = await send(nested(100));
      assert.equal(at(deep.json, "response_fields", 0, "path"), Array(100).fill("a").join("."));
      for (const depth of [101, 5_000]) {
        const expected = [422, "parameter_invalid", "Mock response is invalid"];
        assert.deepEqual(refusal(await send(nested(depth))), expected);
      }
      const lists = `{"mock_response":{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}}`;
      assert.equal((await send(lists)).status, 422);
    });
  });

  describe("taking out of service", () => {
    const inUse = "Data connector is in use by other resources and cannot be";
    for (const name of ["healthy", "withoutAccept", "failingUpstream"] as const) {
      it(`is refused while it is in use: ${name}`, async () => {
        const id = seeded[name];
        const before = await shown(sample, id, "live");
        const drafted = await patch(sample, id, { name: "Changed", state: "draft" });
        assert.deepEqual(refusal(drafted), [409, "data_connector_in_use", `${inUse} set to draft`]);
        const deleted = await connectors(sample, `/${id}`, { method: "DELETE" });
        assert.deepEqual(refusal(deleted), [409, "data_connector_in_use", `${inUse} deleted`]);
        assert.deepEqual((await shown(sample, id, "live")).json, before.json);
        assert.deepEqual((await shown(sample, id, "draft")).json, before.json);
      });
    }

    it("comes before deleting", async () => {
      const path = `/${seeded.list}`;
      const early = await connectors(sample, path, { method: "DELETE" });
      const message = "Data connector must be in draft state to be deleted";
      assert.deepEqual(refusal(early), [409, "conflict", message]);
      assert.equal(
        at((await patch(sample, seeded.list, { state: "draft" })).json, "state"),
        "draft",
      );
      assert.equal((await shown(sample, seeded.list, "live")).status, 404);
      assert.equal(
        at((await patch(sample, seeded.list, { state: "draft" })).json, "state"),
        "draft",
      );
      const deleted = await connectors(sample, path, { method: "DELETE" });
      assert.deepEqual(deleted.json, { id: seeded.list, object: "data_connector", deleted: true });
      assert.equal((await connectors(sample, path, { method: "DELETE" })).status, 404);
      assert.equal((await patch(sample, seeded.list, {})).status, 404);
      assert.equal(items(await connectors(sample)).length, 5);
    });
  });
});
