import assert from "node:assert/strict";
import { isReplayable } from "../../../src/diagnosis/isReplayable.ts";
import { extractRequests } from "../../../src/requests/extract.ts";

function isSent(command: string): boolean {
  const [request] = extractRequests(command).requests;
  assert.ok(request);
  return isReplayable(request);
}

describe("what a probe may send again", () => {
  it("is a GET of Intercom whose URL is known", () => {
    assert.equal(isSent(`curl "https://api.intercom.io/me"`), true);
  });

  for (const [name, command] of Object.entries({
    "another method": `curl -X POST "https://api.intercom.io/me"`,
    "a body": `curl "https://api.intercom.io/me" -d '{}'`,
    "a body with a GET": `curl -X GET "https://api.intercom.io/me" -d '{}'`,
    "a variable in the URL": `curl "https://api.intercom.io/contacts/$ID"`,
    "a placeholder in the URL": `curl "https://api.intercom.io/contacts/{id}"`,
    "another host": `curl "https://example.com/me"`,
  })) {
    it(`is nothing with ${name}`, () => assert.equal(isSent(command), false));
  }
});
