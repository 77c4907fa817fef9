import assert from "node:assert/strict";
import { originOf, regions } from "../../../src/intercom/endpoint.ts";

describe("originOf", () => {
  it("is the whole list of hosts: three regions by https, and the loopback address", () => {
    assert.deepEqual(
      [
        ...regions.map((region) => originOf({ region })),
        originOf({ region: "sample", port: 4_321 }),
      ],
      [
        "https://api.intercom.io",
        "https://api.eu.intercom.io",
        "https://api.au.intercom.io",
        "http://127.0.0.1:4321",
      ],
    );
  });
});
