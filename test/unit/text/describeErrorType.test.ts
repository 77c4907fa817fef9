import assert from "node:assert/strict";
import { errorTypes } from "../../../src/intercom/executionResults.ts";
import { describeErrorType } from "../../../src/text/describeErrorType.ts";

describe("describeErrorType", () => {
  it("has words of its own for every documented error type", () => {
    const described = errorTypes.map((errorType) => describeErrorType(errorType, undefined));
    const messages = new Set(described.map(({ message }) => message));
    const titles = new Set(described.map(({ title }) => title));
    assert.equal(messages.size, errorTypes.length);
    assert.equal(titles.size, errorTypes.length);
    const undocumented = describeErrorType("other_error", undefined);
    for (const { title, message, next } of described) {
      assert.notEqual(message, undocumented.message);
      assert.match(title, /^[A-Z].*[^.]$/);
      assert.match(message, /\.$/);
      assert.match(next, /\.$/);
    }
  });

  it("says of one that is not documented what Intercom calls it, and shows its controls", () => {
    const { title, message, next } = describeErrorType("new\u202eerror", undefined);
    assert.equal(title, "Failed: new\\u202eerror");
    assert.match(message, /new\\u202eerror, which it does not document/);
    assert.notEqual(next, "");
    // A name that every object has is none of ours.
    assert.match(describeErrorType("constructor", undefined).message, /does not document/);
    assert.match(describeErrorType(undefined, undefined).message, /gives no reason/);
  });

  it("tells what the API answered by its status", () => {
    const statuses = [401, 404, 422, 429, 502];
    const nexts = statuses.map((status) => describeErrorType("3rd_party_error", status).next);
    assert.equal(new Set(nexts).size, statuses.length);
    assert.equal(describeErrorType("3rd_party_error", 403).next, nexts[0]);
    assert.deepEqual(describeErrorType(undefined, 502), describeErrorType("3rd_party_error", 502));
    assert.match(describeErrorType("3rd_party_error", 502).title, /502/);
  });

  it("names a refused Accept header, whatever Intercom calls it", () => {
    for (const errorType of [...errorTypes, undefined, "other_error"]) {
      assert.match(describeErrorType(errorType, 406).title, /Accept header refused \(406\)/);
    }
  });
});
