import assert from "node:assert/strict";
import { hostOfRegion, originOf, regionOfHost, regions } from "../../../src/intercom/endpoint.ts";
import { describeRegion } from "../../../src/text/describeRegion.ts";

describe("a region", () => {
  it("has a host that people are told, and that it is known by: this name exactly", () => {
    for (const region of regions) {
      const host = hostOfRegion(region);
      assert.equal(originOf({ region }), `https://${host}`);
      assert.equal(describeRegion(region).host, host);
      assert.equal(regionOfHost(host), region);
      for (const other of [`${host}.`, `x${host}`, host.toUpperCase(), region, ""]) {
        assert.equal(regionOfHost(other), undefined, other);
      }
    }
  });
});

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
