import assert from "node:assert/strict";
import { acceptsJson, axiosDefaultAccept } from "../../../src/sample/acceptsJson.ts";
import { withSample } from "./withSample.ts";
import { exchange } from "./exchange.ts";

const accepted = [
  "application/json",
  "APPLICATION/JSON",
  "application/json; charset=utf-8",
  "application/json;q=0.5",
  "application/json;q=1",
  "application/vnd.intercom.3+json",
  "application/*",
  "*/*",
  "*/*;q=0.8",
  "text/html, application/json",
  "application/json, text/plain",
  // Rails looks for a comma beside the wildcard, and a parameter stands between them here.
  "*/*;q=0.1, application/json",
];

const refused = [
  undefined,
  "",
  " ",
  ",",
  "undefined",
  "null",
  "test",
  "Accept",
  "json",
  "text/json",
  "application-json",
  "application/xml",
  "application/octet-stream",
  "application/jsonp",
  '"application/json"',
  "application/json;q=0",
  "application/json; q=0.000",
  "*/*;q=0",
  "text/html",
  "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "text/html, image/gif, image/jpeg, */*; q=0.2",
  "application/json, */*",
  "*/*, application/json",
];

describe("acceptsJson", () => {
  const usual = { axiosDefaultAccept: "accepted" } as const;

  for (const accept of accepted) {
    it(`passes ${JSON.stringify(accept)}`, () => assert.equal(acceptsJson(accept, usual), true));
  }
  for (const accept of refused) {
    it(`refuses ${accept === undefined ? "no header" : JSON.stringify(accept)}`, () =>
      assert.equal(acceptsJson(accept, usual), false));
  }

  it("takes what axios sends by default for what the assumption says", () => {
    assert.equal(acceptsJson(axiosDefaultAccept, usual), true);
    assert.equal(acceptsJson("application/json,text/plain,*/*", usual), true);
    assert.equal(acceptsJson(axiosDefaultAccept, { axiosDefaultAccept: "refused" }), false);
  });

  it("decides what the server answers", async () => {
    await withSample({}, async (sample) => {
      for (const accept of accepted) {
        const { status } = await exchange(sample, "/me", { headers: { accept } });
        assert.equal(status, 200, accept);
      }
      for (const accept of refused) {
        const { status } = await exchange(sample, "/me", { headers: { accept } });
        assert.equal(status, 406, accept);
      }
    });
  });
});
