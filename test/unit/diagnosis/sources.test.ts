import assert from "node:assert/strict";
import { addressOf, sources } from "../../../src/diagnosis/sources.ts";

describe("addressOf", () => {
  it("finds the report that a source names first", () => {
    assert.equal(
      addressOf(sources.browserReport),
      "https://github.com/intercom/intercom-ruby/issues/241",
    );
    assert.equal(
      addressOf(`${sources.useOfHttp}; ${sources.workersReport}`),
      "https://github.com/intercom/intercom-node/issues/460",
    );
  });

  it("finds none in a document's name, nor at another host", () => {
    assert.equal(addressOf(sources.useOfHttp), undefined);
    assert.equal(addressOf("evilgithub.com.evil/a, issue x"), undefined);
  });
});
