import assert from "node:assert/strict";
import { rankCauses } from "../../../src/diagnosis/causes.ts";
import { causes } from "../../../src/diagnosis/knownCauses.ts";
import type { Confidence } from "../../../src/diagnosis/finding.ts";
import { bareError, diagnosed } from "./diagnosed.ts";
import type { Described } from "./laidOut.ts";

const documentedOrder = [
  ...["browser", "none", "connector", "content-type", "not-attached", "browser-like"],
  ...["wrong-value", "wrong-name", "route", "empty-variable", "proxy", "extension", "download"],
];

/** The causes that a request shows, by how sure that is. */
function shown(given: Described | readonly Described[]): Readonly<Record<string, Confidence>> {
  return Object.fromEntries(
    rankCauses(diagnosed(given))
      .filter(({ confidence }) => confidence !== "possible")
      .map(({ cause, confidence }) => [cause.id, confidence]),
  );
}

const requests: Readonly<
  Record<string, readonly [Described, Readonly<Record<string, Confidence>>]>
> = {
  "a client that sends none": [{ client: "unknown" }, { none: "likely" }],
  "curl told to send none": [{ headers: ["-Accept:"] }, { none: "certain" }],
  "a connector without the row": [{ client: "dataConnector" }, { connector: "likely" }],
  "Content-Type alone": [
    { client: "dataConnector", headers: ["Content-Type: application/json"] },
    { "content-type": "likely" },
  ],
  "a browser's list": [{ headers: ["Accept: text/html,*/*;q=0.8"] }, { "browser-like": "likely" }],
  "another type": [{ headers: ["Accept: text/html"] }, { "wrong-value": "certain" }],
  "a misspelt name": [{ headers: ["Accepts: application/json"] }, { "wrong-name": "certain" }],
  "a misspelt route without Accept": [
    { client: "unknown", url: "https://api.intercom.io/custom-objects/Order" },
    { none: "likely", route: "likely" },
  ],
  "a misspelt route with the right Accept": [
    {
      headers: ["Accept: application/json"],
      url: "https://api.intercom.io/custom-objects/Order",
    },
    {},
  ],
  "a variable without a value": [
    { headers: ["Accept: undefined"] },
    { "empty-variable": "certain" },
  ],
  "an empty value": [
    { headers: ["Accept:"] },
    { "wrong-value": "certain", "empty-variable": "likely" },
  ],
  "JSON from a download": [
    {
      url: "https://api.intercom.io/download/content/data/x",
      headers: ["Accept: application/json"],
    },
    { download: "likely" },
  ],
  "curl, which sends */* by itself": [{}, {}],
  "an Accept from elsewhere": [{ headers: ["Accept: ?$ACCEPT"] }, {}],
};

describe("rankCauses", () => {
  it("has all thirteen for a bare error, possible, in the documented order", () => {
    const ranked = rankCauses(bareError);
    assert.deepEqual(
      ranked.map(({ cause }) => cause.id),
      documentedOrder,
    );
    for (const { cause, confidence } of ranked) {
      assert.equal(confidence, "possible");
      assert.match(cause.title, /^[A-Z].*\.$/);
      assert.match(cause.question, /^[A-Z].*\?$/);
      assert.match(cause.repair, /^[A-Z].*\.$/);
      assert.notEqual(cause.source, "");
    }
  });

  for (const [name, [given, expected]] of Object.entries(requests)) {
    it(`is shown ${Object.keys(expected).join(" and ") || "nothing"} by ${name}`, () => {
      assert.deepEqual(shown(given), expected);
    });
  }

  it("has what is shown first, the certain before the likely, and keeps the others", () => {
    const ranked = rankCauses(
      diagnosed([{ client: "unknown" }, { headers: ["Accepts: application/json"] }]),
    );
    assert.deepEqual(
      ranked.map(({ cause }) => cause.id),
      [
        ...["wrong-name", "none"],
        ...documentedOrder.filter((id) => id !== "none" && id !== "wrong-name"),
      ],
    );
  });

  it("is shown by every finding about Accept, and never calls a guess documented", () => {
    assert.deepEqual(
      causes.map(({ id }) => id),
      documentedOrder,
    );
    assert.deepEqual(
      causes.filter(({ standing }) => standing === "guess").map(({ id }) => id),
      ["browser-like", "wrong-name", "empty-variable", "proxy", "extension"],
    );
  });
});
