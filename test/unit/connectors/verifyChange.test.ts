import assert from "node:assert/strict";
import { type Verdict, verifyChange } from "../../../src/connectors/verifyChange.ts";
import type { DataConnectorChange } from "../../../src/intercom/dataConnectorDraft.ts";
import { connector, masked } from "./connector.ts";

const before = connector();
const later = { updated_at: "2026-02-01T00:00:00Z", updated_by_admin_id: "7" };
const input = (name: string, description = "x") => ({
  name,
  type: "string",
  description,
  required: false,
});

describe("verifyChange", () => {
  const headers = ["Accept", "Authorization", "X-A"].map((name) => ({ name, value: "v" }));
  const [known] = before.dataInputs ?? [];
  const cases: Readonly<
    Record<
      string,
      readonly [sent: DataConnectorChange, after: Readonly<Record<string, unknown>>, Verdict]
    >
  > = {
    "as it was sent": [
      { headers, url: "https://a/" },
      { headers: masked("X-A", "accept", "Authorization"), url: "https://a/" },
      { kind: "verified" },
    ],
    "nothing written in another way": [
      { body: "", description: "" },
      { body: null, token_ids: null },
      { kind: "verified" },
    ],
    "a header that was sent is gone": [
      { headers },
      { headers: masked("Accept", "X-A") },
      { kind: "wrong", lacks: ["the header Authorization"], differs: [] },
    ],
    "a header that was there is gone, though no headers were sent": [
      { url: "https://a/" },
      { url: "https://a/", headers: masked("Accept") },
      {
        kind: "wrong",
        lacks: ["the header Authorization", "the header Intercom-Version"],
        differs: [],
      },
    ],
    "a header that was taken out is still there": [
      { headers },
      { headers: masked("Accept", "Authorization", "X-A", "Intercom-Version") },
      { kind: "wrong", lacks: [], differs: ["the header Intercom-Version"] },
    ],
    "one of two headers of a name is gone": [
      { headers: [...headers, ...headers.slice(0, 1)] },
      { headers: masked("Accept", "Authorization", "X-A") },
      { kind: "wrong", lacks: ["the header Accept"], differs: [] },
    ],
    "the headers are not told": [
      { headers },
      { headers: null },
      {
        kind: "wrong",
        lacks: ["the header Accept", "the header Authorization", "the header X-A"],
        differs: [],
      },
    ],
    "an input is gone, one came, one is another": [
      { dataInputs: [input("a"), input("b")] },
      { data_inputs: [input("b", "y"), input("c")] },
      { kind: "wrong", lacks: ["the input a"], differs: ["the input b", "the input c"] },
    ],
    "another field is lost": [
      { url: "https://a/" },
      { url: "https://a/", object_mappings: [] },
      { kind: "wrong", lacks: ["object_mappings"], differs: [] },
    ],
    "the URL is another": [
      { url: "https://a/" },
      { url: "https://b/" },
      { kind: "wrong", lacks: [], differs: ["url"] },
    ],
    "a mock response brings its own fields along": [
      { mockResponse: { id: "1" } },
      { response_fields: [{ path: "id" }], configuration_response_type: "mock_response_type" },
      { kind: "verified" },
    ],
  };
  for (const [name, [sent, after, verdict]] of Object.entries(cases)) {
    it(name, () => {
      const read = connector({ ...before.raw, ...later, ...after });
      assert.deepEqual(verifyChange(before, sent, read), verdict);
    });
  }

  it("knows a connector that nobody has touched", () => {
    assert.deepEqual(verifyChange(before, { headers }, connector()), { kind: "untouched" });
  });

  it("asks of a new connector what was sent, and nothing more", () => {
    assert.ok(known);
    const sent = { name: "Get order", headers: headers.slice(0, 2), tokenIds: ["7"] };
    const read = { headers: masked("Accept", "Authorization"), token_ids: ["7"] };
    assert.deepEqual(verifyChange(undefined, sent, connector(read)), { kind: "verified" });
    assert.deepEqual(verifyChange(undefined, sent, connector({ ...read, token_ids: [] })), {
      kind: "wrong",
      lacks: ["token_ids"],
      differs: [],
    });
  });
});
