import assert from "node:assert/strict";
import * as v from "valibot";
import { runDocument, responseDocument } from "../../../src/text/runDocument.ts";
import { parseJson } from "../../../src/intercom/json.ts";
import { run } from "../support/connector.ts";

const schema = v.object({
  explanation: v.array(v.string()),
  request: v.object({ method: v.unknown(), url: v.unknown(), body: v.unknown() }),
  response: v.object({ status: v.unknown(), mapped: v.unknown(), raw: v.unknown() }),
  execution_result: v.unknown(),
});

const failed = {
  success: false,
  http_status: 406,
  http_method: "get",
  error_type: "3rd_party_error",
  request_url: "https://api.intercom.io/custom_object_instances/Topic",
  request_body: "a=1",
  response_body: '{"a":1}',
  raw_response_body: '{"id":12345678901234567890}',
};

describe("the document of a run", () => {
  it("explains, and shows request and response laid out", () => {
    const document = v.parse(schema, JSON.parse(runDocument(run(failed))));
    assert.equal(document.explanation[0], "Accept header refused (406)");
    assert.match(document.explanation.join(" "), /Intercom removes the query from logged URLs/);
    assert.ok(document.explanation.every((line) => line.length <= 80));
    assert.deepEqual(document.request, { method: "GET", url: failed.request_url, body: "a=1" });
    assert.deepEqual(document.response.mapped, { a: 1 });
  });

  it("has the whole run as Intercom sent it, with every digit", () => {
    const given = run({ ...failed, next_field: parseJson("12345678901234567890") });
    const document = v.parse(schema, parseJson(runDocument(given)));
    assert.deepEqual(document.execution_result, given.raw);
    assert.match(runDocument(given), /"id": 12345678901234567890/);
    assert.match(runDocument(given), /"next_field": 12345678901234567890/);
  });

  it("says nothing that Intercom does not tell", () => {
    const document = v.parse(schema, JSON.parse(runDocument(run({ success: true }))));
    assert.deepEqual(document.explanation, ["Succeeded"]);
    assert.deepEqual(document.request, { method: null, url: null, body: null });
    assert.deepEqual(document.response, { status: null, mapped: null, raw: null });
  });

  it("shows what is invisible as escapes, and stays JSON", () => {
    const text = runDocument(run({ ...failed, response_body: "a\u202eb\u0007" }));
    assert.match(text, /a\\u202eb\\u0007/);
    JSON.parse(text);
  });
});

describe("the document of a response", () => {
  it("lays JSON out, and keeps any other text as a string", () => {
    assert.equal(responseDocument(run(failed), "mapped"), '{\n  "a": 1\n}\n');
    assert.match(responseDocument(run(failed), "raw"), /12345678901234567890/);
    const html = run({ raw_response_body: "<html>\r\n" });
    assert.equal(responseDocument(html, "raw"), '"<html>\\r\\n"\n');
    assert.equal(responseDocument(run({ raw_response_body: "" }), "raw"), '""\n');
  });

  it("says where Intercom keeps none", () => {
    assert.match(responseDocument(run(), "raw"), /keeps no raw response/);
    assert.match(responseDocument(run(), "mapped"), /keeps no mapped response/);
  });
});
