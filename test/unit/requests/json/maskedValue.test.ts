import assert from "node:assert/strict";
import { jsonRequests } from "../../../../src/requests/json/jsonRequests.ts";

describe("maskedValue", () => {
  it("knows nothing of a value that Intercom masks, in a configuration or a list of headers", () => {
    const headers = [
      { name: "Accept", value: "****" },
      { name: "Authorization", value: " ******** " },
      { name: "Content-Type", value: "*/*" },
    ];
    for (const value of [
      headers,
      { url: "https://api.intercom.io/me", http_method: "get", headers },
    ]) {
      const [request] = jsonRequests(JSON.stringify(value));
      assert.deepEqual(
        request?.headers.map(({ name, value: { kind } }) => [name, kind]),
        [
          ["Accept", "unknown"],
          ["Authorization", "unknown"],
          ["Content-Type", "known"],
        ],
      );
    }
  });
});
