import assert from "node:assert/strict";
import { apiVersions, isApiVersion, laterVersion } from "../../../src/intercom/apiVersion.ts";

describe("laterVersion", () => {
  it("takes the later of any two, Preview being the last", () => {
    for (const [a, version] of apiVersions.entries()) {
      for (const [b, other] of apiVersions.entries()) {
        assert.equal(laterVersion(version, other), apiVersions[Math.max(a, b)]);
      }
    }
  });
});

describe("isApiVersion", () => {
  it("knows the listed versions and nothing else", () => {
    assert.ok(apiVersions.every(isApiVersion));
    for (const other of ["2.12", "2.18", "preview", "2.130", "", undefined, 2.13, null]) {
      assert.equal(isApiVersion(other), false);
    }
  });
});
