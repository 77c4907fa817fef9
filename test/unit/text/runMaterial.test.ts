import assert from "node:assert/strict";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { extractRequests } from "../../../src/requests/extract.ts";
import { runMaterial } from "../../../src/text/runMaterial.ts";
import { configuration, run } from "../support/connector.ts";

const body = JSON.stringify({
  type: "error.list",
  errors: [{ code: "media_type_not_acceptable", message: "The Accept header should send JSON" }],
});

function judged(given: object, headers: readonly string[]) {
  const connector = configuration({
    name: "Topics",
    http_method: "get",
    url: "https://api.intercom.io/custom_object_instances/Topic?external_id={{external_id}}",
    headers: headers.map((name) => ({ name, value: "****" })),
    data_inputs: [{ name: "external_id", description: "Which", type: "string", required: true }],
  });
  const text = runMaterial(run({ success: false, ...given }), connector);
  const extraction = extractRequests(text, { languageId: "json" });
  const { requests } = diagnose(extraction, {});
  const codes = requests.flatMap(({ findings }) => findings.map(({ code }) => code));
  return { errors: extraction.errors.length, requests: requests.length, codes };
}

describe("a refused run for the doctor", () => {
  it("is one request and the error that it came to", () => {
    for (const given of [
      { http_status: 406, raw_response_body: body },
      { http_status: 406, response_body: body },
      { http_status: 406 },
    ]) {
      const { errors, requests, codes } = judged(given, ["Authorization", "Intercom-Version"]);
      assert.deepEqual([errors, requests], [1, 1]);
      assert.ok(codes.includes("accept-missing"), codes.join());
    }
  });

  it("has no missing header where there is one, and survives a body that is no JSON", () => {
    const given = { http_status: 406, raw_response_body: "<html>" };
    const { requests, codes } = judged(given, ["Accept", "Authorization", "Intercom-Version"]);
    assert.equal(requests, 1);
    assert.ok(!codes.includes("accept-missing"), codes.join());
  });
});
