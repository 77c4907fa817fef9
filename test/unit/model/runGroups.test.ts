import assert from "node:assert/strict";
import { causeKey, causeOf, groupRuns, isNotAcceptable } from "../../../src/model/runGroups.ts";
import { run } from "../support/connector.ts";

describe("groupRuns", () => {
  it("puts runs with the same error type and status together, in the order they came", () => {
    const groups = groupRuns([
      run({ id: "1", success: false, error_type: "3rd_party_error", http_status: 502 }),
      run({ id: "2", success: true, http_status: 200 }),
      run({ id: "3", success: false, error_type: "3rd_party_error", http_status: 406 }),
      run({ id: "4", success: false, error_type: "3rd_party_error", http_status: 502 }),
      run({ id: "5", success: true, http_status: 204 }),
      run({ id: "6", success: false, error_type: "faraday_error", http_status: null }),
    ]);
    assert.deepEqual(
      groups.map(({ cause, runs }) => [causeKey(cause), runs.map(({ id }) => id)]),
      [
        ['["3rd_party_error",502]', ["1", "4"]],
        ["success", ["2", "5"]],
        ['["3rd_party_error",406]', ["3"]],
        ['["faraday_error",null]', ["6"]],
      ],
    );
  });

  it("is empty for no runs", () => {
    assert.deepEqual(groupRuns([]), []);
  });
});

describe("causeOf", () => {
  it("takes nothing for a success that Intercom does not call one", () => {
    assert.equal(causeOf(run({ http_status: 200 })).kind, "failure");
    assert.equal(causeOf(run({ success: true, error_type: "a" })).kind, "failure");
    assert.equal(causeOf(run({ success: true, error_type: null })).kind, "success");
  });
});

describe("isNotAcceptable", () => {
  it("is told by the status, the message or a body", () => {
    assert.equal(isNotAcceptable(run({ http_status: 406 })), true);
    for (const field of ["error_message", "response_body", "raw_response_body"]) {
      const said = { http_status: null, [field]: '{"code":"media_type_not_acceptable"}' };
      assert.equal(isNotAcceptable(run(said)), true, field);
    }
    assert.equal(isNotAcceptable(run({ http_status: 404, error_message: "Not found" })), false);
  });
});
