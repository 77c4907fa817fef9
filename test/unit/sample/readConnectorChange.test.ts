import assert from "node:assert/strict";
import fc from "fast-check";
import { readConnectorChange } from "../../../src/sample/readConnectorChange.ts";

const names = [
  ...["name", "description", "state", "http_method", "url", "body", "direct_fin_usage"],
  ...["audiences", "headers", "data_inputs", "customer_authentication", "bypass_authentication"],
  ...["validate_missing_attributes", "mock_response", "token_ids", "__proto__", "other"],
];

describe("readConnectorChange", () => {
  it("reads any JSON or refuses it, and sets no field that there is not", () => {
    const inner = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<fc.JsonValue>("draft", "get", ["users"], true, [{ name: "a", value: "b" }]),
    );
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), inner));
    fc.assert(
      fc.property(body, (json) => {
        const change = readConnectorChange(json, { refusedField: "named" });
        if ("refusal" in change) {
          assert([400, 422].includes(change.refusal.status));
          assert("error" in change.refusal);
          return;
        }
        assert(typeof json === "object" && json !== null);
        for (const [name, value] of Object.entries(change.set)) {
          assert(names.includes(name) && Object.hasOwn(json, name), name);
          assert.notEqual(value, undefined);
        }
      }),
    );
  });
});
