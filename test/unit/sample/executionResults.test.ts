import assert from "node:assert/strict";
import type { Assumptions } from "../../../src/sample/assumptions.ts";
import { errorTypes } from "../../../src/sample/errorTypes.ts";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { allPages, connectors, create, patch, seeded } from "./connectors.ts";
import { at, firstError, items, properties } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const now = 1_790_000_000;
const hour = 3_600;
const day = 24 * hour;

function results(id: string): string {
  return `/${id}/execution_results`;
}

/** All runs of a connector that there are, the last one first. */
async function runsOf(sample: Sample, id: string, query: Readonly<Record<string, string>> = {}) {
  const all = { start_ts: "0", per_page: "30", ...query };
  return (await allPages(sample, results(id), all)).all;
}

function timeOf(run: unknown): number {
  return Date.parse(String(at(run, "created_at"))) / 1_000;
}

describe("execution results", () => {
  // Some tests read every run there is, page by page.

  let sample: Sample;
  before(async () => (sample = await startSample({ now: () => now * 1_000 })));
  after(async () => await sample.close());

  it("are those of the last fortnight, hundreds of them, the last one first", async () => {
    let total = 0;
    for (const id of Object.values(seeded)) {
      const runs = await runsOf(sample, id);
      total += runs.length;
      const times = runs.map(timeOf);
      assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
      );
      assert(times.every((time) => time <= now && time >= now - 14 * day));
      assert(runs.length > 50, `${id} has ${String(runs.length)} runs`);
      assert.equal(new Set(runs.map((run) => at(run, "id"))).size, runs.length);
      assert(runs.every((run) => at(run, "data_connector_id") === id));
    }
    assert(total > 1_000);
  });

  it("are the same each time, and in another server", async () => {
    const runs = await runsOf(sample, seeded.failingUpstream);
    assert.deepEqual(await runsOf(sample, seeded.failingUpstream), runs);
    await withSample({ now: () => (now + day) * 1_000 }, async (other) => {
      const later = await runsOf(other, seeded.failingUpstream, { end_ts: String(now) });
      const still = runs.filter((run) => timeOf(run) >= now - 13 * day);
      assert.deepEqual(later, still);
    });
  });

  it("are those of the last hour unless asked otherwise", async () => {
    for (const id of Object.values(seeded)) {
      const last = (await runsOf(sample, id)).filter((run) => timeOf(run) >= now - hour);
      assert.deepEqual(items(await connectors(sample, results(id))), last);
    }
    assert.equal(items(await connectors(sample, results(seeded.draftUnlikeLive))).length, 0);
  });

  it("has a 406 in every hour, whenever it is asked, and one connector that has been quiet", async () => {
    for (let minutes = 0; minutes < 180; minutes += 7) {
      const time = (now + minutes * 60) * 1_000;
      await withSample({ now: () => time }, async (other) => {
        const refused = items(await connectors(other, results(seeded.withoutAccept)));
        assert(refused.length > 0);
        assert(refused.every((run) => at(run, "http_status") === 406));
        const quiet = await connectors(other, results(seeded.draftUnlikeLive));
        assert.deepEqual(items(quiet), []);
      });
    }
  });

  it("go on as time passes, but for the quiet connector", async () => {
    let time = now;
    await withSample({ now: () => time * 1_000 }, async (other) => {
      const counts = async (id: string) =>
        (await runsOf(other, id, { start_ts: String(now + 1) })).length;
      assert.equal(await counts(seeded.healthy), 0);
      time += day;
      assert(Math.abs((await counts(seeded.healthy)) - 36) <= 1);
      assert.equal(await counts(seeded.draftUnlikeLive), 0);
    });
  });

  it("are cut to a range of time, both ends included", async () => {
    const all = await runsOf(sample, seeded.healthy);
    const [end, start] = [timeOf(all[3]), timeOf(all[7])];
    const range = { start_ts: String(start), end_ts: String(end) };
    assert.deepEqual(await runsOf(sample, seeded.healthy, range), all.slice(3, 8));
    const backwards = { start_ts: String(end), end_ts: String(start) };
    assert.deepEqual(await runsOf(sample, seeded.healthy, backwards), []);
    const future = { start_ts: String(now + 1), end_ts: String(now + day) };
    assert.deepEqual(await runsOf(sample, seeded.healthy, future), []);
  });

  it("are filtered by success and by type of error", async () => {
    const all = await runsOf(sample, seeded.failingUpstream);
    for (const success of ["true", "false"]) {
      const expected = all.filter((run) => String(at(run, "success")) === success);
      assert(expected.length > 0);
      assert.deepEqual(await runsOf(sample, seeded.failingUpstream, { success }), expected);
    }
    for (const error_type of errorTypes) {
      const expected = all.filter((run) => at(run, "error_type") === error_type);
      assert(expected.length > 0, `${error_type} never happens`);
      assert.deepEqual(await runsOf(sample, seeded.failingUpstream, { error_type }), expected);
    }
    const both = { success: "true", error_type: "3rd_party_error" };
    assert.deepEqual(await runsOf(sample, seeded.failingUpstream, both), []);
    assert(all.every((run) => at(run, "success") === (at(run, "error_type") === undefined)));
  });

  it("come ten to a page, and at most thirty", async () => {
    const { sizes } = await allPages(sample, results(seeded.list), { start_ts: "0" });
    assert.deepEqual([sizes.at(0), sizes.at(1)], [10, 10]);
    const thirty = await connectors(sample, `${results(seeded.list)}?start_ts=0&per_page=31`);
    assert.equal(items(thirty).length, 30);
    await withSample(
      { assumptions: { perPageAboveMaximum: "parameter_invalid" } },
      async (other) => {
        const refused = await connectors(other, `${results(seeded.list)}?per_page=31`);
        assert.deepEqual([refused.status, firstError(refused)[0]], [400, "parameter_invalid"]);
      },
    );
  });

  const refusals: readonly (readonly [string, string, string])[] = [
    ["start_ts=yesterday", "parameter_invalid", "start_ts must be a Unix timestamp (integer)"],
    ["end_ts=1.5", "parameter_invalid", "end_ts must be a Unix timestamp (integer)"],
    ["success=maybe", "parameter_invalid", "Invalid success. Must be one of: true, false"],
    [
      "include_bodies=yes",
      "parameter_invalid",
      "Invalid include_bodies. Must be one of: true, false",
    ],
    [
      "error_type=none",
      "parameter_invalid",
      `Invalid error_type. Must be one of: ${errorTypes.join(", ")}`,
    ],
    ["per_page=0", "parameter_invalid", "per_page must be a positive integer"],
    [
      "starting_after=WzE",
      "client_error",
      "Invalid starting_after param. Please try again using a starting_after value from a paginated response",
    ],
  ];
  for (const [query, code, message] of refusals) {
    it(`refuses ${query} with the documented words`, async () => {
      const answer = await connectors(sample, `${results(seeded.healthy)}?${query}`);
      assert.deepEqual([answer.status, ...firstError(answer)], [400, code, message]);
    });
  }

  it("have bodies where they are asked for, and always one by one", async () => {
    const path = results(seeded.withoutAccept);
    const bare = items(await connectors(sample, `${path}?include_bodies=false`))[0];
    const names = Object.keys(properties(bare));
    assert(!names.some((name) => name.endsWith("_body")), names.join());
    const whole = items(await connectors(sample, `${path}?include_bodies=true`))[0];
    const one = await connectors(sample, `${path}/${String(at(bare, "id"))}`);
    assert.equal(one.status, 200);
    assert.deepEqual(one.json, whole);
    assert.deepEqual(Object.keys(properties(whole)), [
      ...names,
      ...["request_body", "response_body", "raw_response_body"],
    ]);
    for (const id of ["1", "constructor", `${String(at(bare, "id"))}0`]) {
      const missed = await connectors(sample, `${path}/${id}`);
      const expected = ["execution_result_not_found", "Execution result not found"];
      assert.deepEqual([missed.status, firstError(missed)], [404, expected]);
    }
    // Of another connector.
    const other = await connectors(sample, `${results(seeded.healthy)}/${String(at(bare, "id"))}`);
    assert.equal(other.status, 404);
  });

  it("show the raw answer beside what is mapped of it", async () => {
    const [run] = items(await connectors(sample, `${results(seeded.healthy)}?include_bodies=true`));
    const raw: unknown = JSON.parse(String(at(run, "raw_response_body")));
    const mapped: unknown = JSON.parse(String(at(run, "response_body")));
    assert.equal(at(raw, "type"), "PeteUserTrainingTopic");
    assert.deepEqual(mapped, {
      custom_attributes: at(raw, "custom_attributes"),
      external_id: at(raw, "external_id"),
    });
  });

  it("never show a query, user info or fragment of an address", async () => {
    let urls = 0;
    for (const id of Object.values(seeded)) {
      for (const run of await runsOf(sample, id)) {
        const [url, message] = [at(run, "request_url"), at(run, "error_message")];
        for (const text of [url, message].filter((one) => typeof one === "string")) {
          assert.doesNotMatch(text, /[?#@]|hunter2|external_id=/);
          urls += /https:\/\//.test(text) ? 1 : 0;
        }
      }
    }
    assert(urls > 1_000);
    const proxy = (await runsOf(sample, seeded.failingUpstream, { error_type: "faraday_error" }))
      .map((run) => at(run, "error_message"))
      .find((message) => String(message).includes("egress"));
    assert.equal(proxy, "407 from the proxy https://egress.example.com:3128/");
  });

  it("of a refusal are of another type, where that is assumed", async () => {
    const assumptions: Partial<Assumptions> = { refusedRun: "faraday_error" };
    await withSample({ assumptions, now: () => now * 1_000 }, async (other) => {
      const [run] = items(await connectors(other, results(seeded.withoutAccept)));
      assert.deepEqual([at(run, "error_type"), at(run, "http_status")], ["faraday_error", 406]);
    });
  });

  it("are none for what nobody runs, and for methods that write", async () => {
    let time = now;
    await withSample({ now: () => time * 1_000 }, async (other) => {
      await create(other, { name: "A", url: "https://api.intercom.io/me" });
      await patch(other, "48107", { state: "live" });
      await patch(other, seeded.healthy, { http_method: "post", state: "live" });
      time += day;
      assert.deepEqual(await runsOf(other, "48107"), []);
      const since = { start_ts: String(now + 1) };
      assert.deepEqual(await runsOf(other, seeded.healthy, since), []);
      assert((await runsOf(other, seeded.withoutAccept, since)).length > 0);
    });
  });
});
