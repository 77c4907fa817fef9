import assert from "node:assert/strict";
import { parseJson } from "../../../src/intercom/json.ts";
import { currentOf, differ } from "../../../src/model/configurations.ts";
import { configuration } from "../support/connector.ts";

const url = "https://api.intercom.io/custom_object_instances/Topic";

describe("differ", () => {
  const rows: readonly (readonly [string, object, object, boolean])[] = [
    ["the same", { url }, { url }, false],
    ["other order", { url, body: "a" }, { body: "a", url }, false],
    ["another state", { url, state: "draft" }, { url, state: "live" }, false],
    ["another time", { url, updated_at: "2026-01-01T00:00:00Z" }, { url }, false],
    ["another URL", { url }, { url: `${url}?a` }, true],
    ["a header more", { headers: [{ name: "Accept", value: "****" }] }, { headers: [] }, true],
    ["a field that only one has", { url, body: null }, { url }, true],
    ["a field that nobody knows yet", { url, next: 1 }, { url, next: 2 }, true],
  ];
  for (const [title, draft, live, expected] of rows) {
    it(`is ${String(expected)} for ${title}`, () => {
      const both = { draft: configuration({ ...draft }), live: configuration({ ...live }) };
      assert.equal(differ(both), expected);
    });
  }

  it("sees digits that no number holds", () => {
    const of = (digits: string) => ({ a: parseJson(digits) });
    const draft = configuration(of("12345678901234567890"));
    assert.equal(differ({ draft, live: configuration(of("12345678901234567890")) }), false);
    assert.equal(differ({ draft, live: configuration(of("12345678901234567891")) }), true);
  });

  it("is false where there is only one", () => {
    assert.equal(differ({ draft: configuration(), live: undefined }), false);
    assert.equal(differ({ draft: undefined, live: configuration() }), false);
  });
});

describe("currentOf", () => {
  it("is the live one, and the draft where nothing is live", () => {
    const [draft, live] = [configuration({ url: "a" }), configuration({ url: "b" })];
    assert.equal(currentOf({ draft, live }), live);
    assert.equal(currentOf({ draft, live: undefined }), draft);
    assert.equal(currentOf({ draft: undefined, live: undefined }), undefined);
  });
});
