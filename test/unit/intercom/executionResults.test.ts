import assert from "node:assert/strict";
import { DecodeError } from "../../../src/intercom/decode.ts";
import {
  getExecutionResult,
  listExecutionResults,
} from "../../../src/intercom/executionResults.ts";
import { maxResultsPerPage } from "../../../src/intercom/limits.ts";

const raw = {
  type: "data_connector.execution",
  id: "99001",
  data_connector_id: "12345",
  success: false,
  http_status: 406,
  http_method: "get",
  error_type: "an_error_of_tomorrow",
  error_message: "Not acceptable",
  execution_time_ms: 150,
  source_type: "workflow",
  source_id: "5001",
  conversation_id: 8001,
  created_at: "2026-02-10T18:15:32Z",
  request_url: "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic",
  request_body: null,
  response_body: "{}",
  raw_response_body: '{"errors":[]}',
};

const result = {
  id: "99001",
  connectorId: "12345",
  success: false,
  httpStatus: 406,
  httpMethod: "get",
  errorType: "an_error_of_tomorrow",
  errorMessage: "Not acceptable",
  executionTime: 150,
  sourceType: "workflow",
  sourceId: "5001",
  conversationId: "8001",
  createdAt: "2026-02-10T18:15:32Z",
  requestUrl: "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic",
  requestBody: undefined,
  responseBody: "{}",
  rawResponseBody: '{"errors":[]}',
  raw,
};

describe("listExecutionResults", () => {
  it("asks for all runs of the last hour, unless told otherwise", () => {
    const operation = listExecutionResults("12345", { perPage: maxResultsPerPage });
    assert.deepEqual(operation.path, ["data_connectors", "12345", "execution_results"]);
    assert.deepEqual(operation.query, { per_page: "30" });
    assert.equal(operation.minimumVersion, "2.16");
    const narrow = listExecutionResults("12345", {
      perPage: 10,
      cursor: { starting_after: "WzE=" },
      start: 0,
      end: 1_770_000_000,
      success: false,
      errorType: "3rd_party_error",
      includeBodies: true,
    });
    assert.deepEqual(narrow.query, {
      per_page: "10",
      start_ts: "0",
      end_ts: "1770000000",
      success: "false",
      error_type: "3rd_party_error",
      include_bodies: "true",
      starting_after: "WzE=",
    });
  });

  it("reads every documented field, and needs the ids alone", () => {
    const pages = { type: "pages", per_page: 10, next: { starting_after: "WzI=" } };
    const { decode } = listExecutionResults("12345", { perPage: 10 });
    const page = decode({ type: "list", data: [raw, { id: 7 }], pages });
    assert.deepEqual(page.items[0], result);
    assert.deepEqual(page.next, { starting_after: "WzI=" });
    const { id, raw: rest, ...others } = page.items[1] ?? assert.fail();
    assert.deepEqual([id, rest], ["7", { id: 7 }]);
    assert(Object.values(others).every((value) => value === undefined));
  });
});

describe("getExecutionResult", () => {
  it("reads the one that was asked for, and refuses another", () => {
    const operation = getExecutionResult("12345", "99001");
    assert.deepEqual(operation.path, ["data_connectors", "12345", "execution_results", "99001"]);
    assert.equal(operation.minimumVersion, "2.16");
    assert.deepEqual(operation.decode(raw), result);
    assert.throws(
      () => getExecutionResult("12345", "99002").decode(raw),
      (error) => error instanceof DecodeError && error.path === "id",
    );
  });
});
