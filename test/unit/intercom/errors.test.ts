import assert from "node:assert/strict";
import {
  IntercomError,
  cancelled,
  isCancelled,
  toIntercomError,
} from "../../../src/intercom/errors.ts";
import { acting } from "../support/thrownBy.ts";

describe("toIntercomError", () => {
  it("passes one of ours on as it is", () => {
    const error = cancelled("GET /me");
    assert.equal(toIntercomError(error, "other"), error);
  });

  it("makes one of anything, with its code and tame words", () => {
    const cause = Object.assign(new Error("\u001b[2J Authorization: Bearer abcdefgh"), {
      code: "EADDRINUSE",
    });
    const error = toIntercomError(cause, "GET /me");
    assert.deepEqual(error.facts, {
      kind: "network",
      operation: "GET /me",
      code: "EADDRINUSE",
      said: "\\u001b[2J Authorization: [redacted]",
    });
    assert.doesNotMatch(error.message, acting);
    for (const odd of ["text", undefined, null, 3, new Error("")]) {
      assert.equal(toIntercomError(odd, "GET /me").kind, "network");
    }
  });

  it("keeps no cause, which could hold what was sent", () => {
    assert.equal(toIntercomError(new Error("x", { cause: "token" }), "a").cause, undefined);
  });
});

describe("isCancelled", () => {
  it("is true of a cancelled call alone", () => {
    assert.equal(isCancelled(cancelled("GET /me")), true);
    for (const other of [
      new IntercomError({ kind: "timeout", operation: "a" }),
      "cancelled",
      undefined,
    ]) {
      assert.equal(isCancelled(other), false);
    }
  });
});
