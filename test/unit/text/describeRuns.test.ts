import assert from "node:assert/strict";
import { runRanges } from "../../../src/model/runFilter.ts";
import {
  describeCause,
  describeFilter,
  describeRange,
  runSummary,
  runTime,
} from "../../../src/text/describeRuns.ts";
import { run } from "../support/connector.ts";

describe("runs in words", () => {
  it("have a name for each range, and for what is filtered", () => {
    assert.equal(new Set(runRanges.map(describeRange)).size, runRanges.length);
    assert.equal(describeFilter({ range: "hour" }), "last hour");
    assert.equal(describeFilter({ range: "day", success: false }), "last 24 hours · failures only");
    assert.equal(describeFilter({ range: "week", success: true }), "last 7 days · successes only");
    const errorType = "faraday_error";
    assert.equal(describeFilter({ range: "hour", errorType }), "last hour · faraday_error");
  });

  it("tell what came of a run, and leave out what Intercom does not tell", () => {
    const told = run({ http_status: 406, execution_time_ms: 245, source_type: "workflow" });
    assert.equal(runSummary(told), "406 · 245 ms · workflow");
    assert.equal(runSummary(run()), "no answer");
    assert.equal(runSummary(run({ source_type: "a\u202eb" })), "no answer · a\\u202eb");
  });

  it("tell when a run was, as far as Intercom tells", () => {
    const time = runTime(run({ created_at: "2026-02-10T18:15:32Z" }), "en");
    assert.match(time, /^Feb 1[01], \d+:\d\d:32\s[AP]M$/);
    assert.equal(runTime(run({ created_at: "soon" }), "en"), "soon");
    assert.equal(runTime(run({ id: "99001" }), "en"), "99001");
  });

  it("explain failures, and have nothing to say about successes", () => {
    assert.deepEqual(describeCause({ kind: "success" }), { title: "Succeeded" });
    const failure = describeCause({
      kind: "failure",
      errorType: "faraday_error",
      status: undefined,
    });
    assert.ok(failure.message !== undefined && failure.next !== undefined);
  });
});
