import assert from "node:assert/strict";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { connectors, headerNames, patch, seeded, shown } from "./connectors.ts";
import { at, items } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const topics = "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic";
const hour = 3_600_000;

describe("the sample's Data Connectors", () => {
  let time = 1_790_000_000_000;
  let sample: Sample;
  beforeEach(async () => {
    time = 1_790_000_000_000;
    sample = await startSample({ now: () => time });
  });
  afterEach(async () => await sample.close());

  /** The last run of a connector, and how it ended. */
  async function lastRun(id: string, server = sample) {
    const path = `/${id}/execution_results?start_ts=0&per_page=1&include_bodies=true`;
    const [run] = items(await connectors(server, path));
    const ended = [at(run, "http_status"), at(run, "error_type")];
    return { ended, body: String(at(run, "raw_response_body")), message: at(run, "error_message") };
  }

  /** The complete headers of a connector that works. */
  function headers(change: Readonly<Record<string, string>> = {}): object[] {
    const values = {
      Accept: "application/json",
      Authorization: `Bearer ${sample.token}`,
      "Intercom-Version": "2.13",
      ...change,
    };
    return Object.entries(values).map(([name, value]) => ({ name, value }));
  }

  it("all read training topics from Intercom's own address", async () => {
    for (const id of Object.values(seeded)) {
      for (const version of ["draft", "live"] as const) {
        const { json } = await shown(sample, id, version);
        assert(String(at(json, "url")).startsWith(topics), id);
      }
    }
  });

  it("fail as their configurations make them fail", async () => {
    assert.deepEqual((await lastRun(seeded.healthy)).ended, [200, undefined]);
    assert.deepEqual(await lastRun(seeded.withoutAccept), {
      ended: [406, "3rd_party_error"],
      body: '{"errors":[{"code":"media_type_not_acceptable","message":"The Accept header should send a media type of application/json"}],"type":"error.list"}',
      message: `Request to ${topics} failed with status 406`,
    });
    const list = await lastRun(seeded.list);
    assert.deepEqual(list.ended, [400, "3rd_party_error"]);
    assert.match(list.body, /"code":"intercom_version_invalid"/);
    const literal = await lastRun(seeded.singleBrace);
    assert.deepEqual(literal.ended, [404, "3rd_party_error"]);
    assert.match(literal.body, /"message":"Custom object instance not found"/);
    assert.deepEqual((await lastRun(seeded.draftUnlikeLive)).ended, [406, "3rd_party_error"]);
  });

  it("have one without Accept, one that is a list, one with variables that are none", async () => {
    const names = async (id: string) => headerNames(await shown(sample, id, "live"));
    assert.deepEqual(await names(seeded.withoutAccept), ["Authorization", "Intercom-Version"]);
    const list = await shown(sample, seeded.list, "live");
    assert.equal(at(list.json, "url"), topics);
    const brace = await shown(sample, seeded.singleBrace, "live");
    assert.equal(at(brace.json, "url"), `${topics}?external_id={external_id}&topic={{topic}}`);
    assert.deepEqual(await names(seeded.draftUnlikeLive), ["Authorization", "Intercom-Version"]);
    assert.deepEqual(headerNames(await shown(sample, seeded.draftUnlikeLive, "draft")), [
      "Accept",
      "Authorization",
      "Intercom-Version",
    ]);
    const upstream = await shown(sample, seeded.failingUpstream, "live");
    assert.deepEqual(at(upstream.json, "token_ids"), ["4107"]);
  });

  it("can be repaired: headers into the draft, read back, live, and the next runs succeed", async () => {
    const id = seeded.withoutAccept;
    const before = await lastRun(id);
    await patch(sample, id, { headers: headers() });
    const readBack = await shown(sample, id, "draft");
    assert.deepEqual(headerNames(readBack), ["Accept", "Authorization", "Intercom-Version"]);
    time += hour;
    assert.deepEqual((await lastRun(id)).ended, before.ended, "the draft does not run");
    await patch(sample, id, { state: "live" });
    assert.deepEqual((await lastRun(id)).ended, before.ended, "what has run does not change");
    time += hour;
    const after = await lastRun(id);
    assert.deepEqual(after.ended, [200, undefined]);
    assert.match(after.body, /"type":"PeteUserTrainingTopic"/);
  });

  it("stores what it is sent, a mask too: that connector is broken", async () => {
    await patch(sample, seeded.healthy, {
      headers: headers({ Authorization: "****" }),
      state: "live",
    });
    time += hour;
    const { ended, body } = await lastRun(seeded.healthy);
    assert.deepEqual(ended, [401, "3rd_party_error"]);
    assert.match(body, /"message":"Access Token Invalid"/);
  });

  it("answers 401 to a connector that sends no authorization, unless a token is attached", async () => {
    const accept = [{ name: "Accept", value: "application/json" }];
    await patch(sample, seeded.healthy, { headers: accept, state: "live" });
    time += hour;
    const { ended, body } = await lastRun(seeded.healthy);
    assert.deepEqual(ended, [401, "3rd_party_error"]);
    assert.match(body, /"code":"missing_authorization"/);
    await patch(sample, seeded.healthy, { token_ids: ["4107"], state: "live" });
    time += hour;
    assert.deepEqual((await lastRun(seeded.healthy)).ended, [200, undefined]);
  });

  it("is repaired by its draft going live, where that has what live lacks", async () => {
    await patch(sample, seeded.draftUnlikeLive, { state: "live" });
    const live = await shown(sample, seeded.draftUnlikeLive, "live");
    assert.deepEqual(live.json, (await shown(sample, seeded.draftUnlikeLive, "draft")).json);
  });

  const url = `${topics}?external_id={{external_id}}`;
  const rows: readonly {
    readonly name: string;
    readonly url?: string;
    readonly version?: string;
    readonly ends: readonly [status: number | null, errorType: string | undefined];
  }[] = [
    { name: "as it should", ends: [200, undefined] },
    {
      name: "to another host",
      url: "https://elsewhere.example/a?b=c",
      ends: [null, "faraday_error"],
    },
    { name: "to no address", url: "{{external_id}}", ends: [null, "request_configuration_error"] },
    {
      name: "to other things of Intercom",
      url: "https://api.intercom.io/data_connectors",
      ends: [404, "3rd_party_error"],
    },
    {
      name: "with broken encoding",
      url: `${topics}?external_id=%zz`,
      ends: [404, "3rd_party_error"],
    },
    { name: "to another region", url: url.replace("api.", "api.eu."), ends: [200, undefined] },
    {
      name: "with spaces in the braces",
      url: url.replace("{{external_id}}", "{{ external_id }}"),
      ends: [200, undefined],
    },
    { name: "in an unknown version", version: "9.9", ends: [400, "3rd_party_error"] },
    { name: "in the app's version", version: "", ends: [200, undefined] },
  ];
  for (const { name, version = "2.13", ends, ...change } of rows) {
    it(`runs as it is configured: ${name}`, async () => {
      const given = headers({ "Intercom-Version": version });
      const body = { url: change.url ?? url, headers: given, state: "live" };
      assert.equal((await patch(sample, seeded.healthy, body)).status, 200);
      time += hour;
      assert.deepEqual((await lastRun(seeded.healthy)).ended, ends);
    });
  }

  it("does not run while it is out of service", async () => {
    await patch(sample, seeded.singleBrace, { state: "draft" });
    const since = String(time / 1_000 + 1);
    time += 24 * hour;
    const path = `/${seeded.singleBrace}/execution_results?start_ts=${since}`;
    assert.deepEqual(items(await connectors(sample, path)), []);
    await patch(sample, seeded.singleBrace, { state: "live" });
    time += 24 * hour;
    assert.equal(items(await connectors(sample, path)).length, 8);
  });

  it("sends an Accept header of its own, where that is assumed", async () => {
    await withSample(
      { assumptions: { connectorAccept: "anything" }, now: () => time },
      async (other) => {
        assert.deepEqual((await lastRun(seeded.withoutAccept, other)).ended, [200, undefined]);
      },
    );
  });

  it("run in a workspace of few or no topics too", async () => {
    for (const [instances, status] of [
      [1, 200],
      [0, 404],
    ] as const) {
      await withSample({ instances, now: () => time }, async (other) => {
        assert.equal((await lastRun(seeded.healthy, other)).ended[0], status);
      });
    }
  });
});
