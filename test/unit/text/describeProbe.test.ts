import assert from "node:assert/strict";
import { describeProbe } from "../../../src/text/describeProbe.ts";

/** What is said of a host that answers so to no Accept and to `application/json`. */
function said(none: number, json: number): readonly string[] {
  return describeProbe([
    { accept: undefined, status: none, refused: none === 406 },
    { accept: "application/json", status: json, refused: json === 406 },
  ]);
}

describe("describeProbe", () => {
  it("says that the cause is confirmed, and what each answer was", () => {
    assert.deepEqual(said(406, 401), [
      "This confirms it: without Accept the answer is 406, with Accept: application/json it is not.",
      "No Accept: 406, refused",
      "Accept: application/json: 401, the header is accepted (no token was sent)",
    ]);
  });

  it("says that the cause is not confirmed where no Accept is needed", () => {
    const [conclusion, none] = said(200, 200);
    assert.match(conclusion ?? "", /does not confirm it/);
    assert.equal(none, "No Accept: 200, the header is accepted");
  });

  it("suspects what is between where even JSON is refused", () => {
    assert.match(said(406, 406)[0] ?? "", /something on the way to Intercom may change the header/);
  });

  it("concludes nothing from answers that are not Intercom's judgement", () => {
    for (const status of [407, 421, 429, 500, 503]) {
      const [conclusion, , json] = said(406, status);
      assert.match(conclusion ?? "", /does not tell/);
      assert.match(json ?? "", /which tells nothing$/);
    }
    assert.match(describeProbe([])[0] ?? "", /does not tell/);
  });
});
