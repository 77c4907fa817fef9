import assert from "node:assert/strict";
import type { ProbedAccept } from "../../../src/intercom/probeAccept.ts";
import { describeProbe } from "../../../src/text/describeProbe.ts";

function probed(none: number, json: number): readonly ProbedAccept[] {
  return [
    { accept: undefined, status: none, refused: none === 406 },
    { accept: "application/json", status: json, refused: json === 406 },
  ];
}

describe("describeProbe", () => {
  const conclusions: readonly (readonly [number, number, RegExp])[] = [
    [406, 401, /^This confirms it/],
    [406, 200, /^This confirms it/],
    [401, 401, /^This does not confirm it/],
    [406, 406, /^Accept: application\/json is refused too/],
    [406, 503, /^This probe is inconclusive/],
    [429, 429, /^This probe is inconclusive/],
    [407, 407, /^This probe is inconclusive/],
  ];
  for (const [none, json, conclusion] of conclusions) {
    it(`concludes from ${none} without Accept and ${json} with it`, () => {
      assert.match(describeProbe(probed(none, json))[0] ?? "", conclusion);
    });
  }

  it("concludes nothing from nothing", () => {
    assert.match(describeProbe([]).join("\n"), /^This probe is inconclusive[^\n]*$/);
  });

  it("says of each answer what it means", () => {
    assert.deepEqual(describeProbe(probed(406, 401)).slice(1), [
      "No Accept: 406, refused",
      "Accept: application/json: 401, header accepted (no token was sent)",
    ]);
    assert.deepEqual(describeProbe(probed(200, 503)).slice(1), [
      "No Accept: 200, header accepted",
      "Accept: application/json: 503, inconclusive",
    ]);
  });
});
