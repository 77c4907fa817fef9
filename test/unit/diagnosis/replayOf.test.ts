import assert from "node:assert/strict";
import { replayOf } from "../../../src/diagnosis/replayOf.ts";
import { extractRequests } from "../../../src/requests/extract.ts";

function replayed(command: string) {
  const [request] = extractRequests(command).requests;
  assert.ok(request);
  return replayOf(request);
}

describe("what is sent of a request again", () => {
  const url = "https://api.intercom.io/contacts/7?a=1";

  it("is its path and query with the headers that are known, by the connection's own token", () => {
    assert.deepEqual(replayed(`curl "${url}" -H "X-Who: a" -H "X-Other: $OTHER" -H "Accept:"`), {
      method: "GET",
      target: "/contacts/7?a=1",
      headers: { "X-Who": "a" },
      authorize: true,
    });
  });

  it("has its client's own Accept where none is written", () => {
    assert.deepEqual(replayed(`curl "${url}"`).headers, { Accept: "*/*" });
  });

  it("has no header that could not be sent", () => {
    assert.deepEqual(replayed(`curl "${url}" -H "X é: a" -H "X-A: é" -H "Accept: a/b"`).headers, {
      Accept: "a/b",
    });
  });
});
