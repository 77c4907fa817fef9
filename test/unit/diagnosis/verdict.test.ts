import assert from "node:assert/strict";
import { type Verdict, isAboutAccept, verdictOf } from "../../../src/diagnosis/verdict.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { bareError, diagnosed } from "./diagnosed.ts";
import type { Described } from "./laidOut.ts";

const download = "https://api.intercom.io/download/content/data/x";
const right: Described = { headers: ["Accept: application/json"] };

type Row = readonly [Described | readonly Described[], Verdict["severity"], RegExp];

const verdicts: Readonly<Record<string, Row>> = {
  "none is sent": [{ headers: ["-Accept:"] }, "error", /: curl does not add one here/],
  "the worst of several requests": [
    [{}, { client: "dataConnector" }, { headers: ["Accept: text/html"] }, right],
    "error",
    /something other than application\/json/,
  ],
  "a warning before a hint": [
    [{}, { client: "dataConnector" }],
    "warning",
    /the Data Connector sends by default/,
  ],
  "works today": [{}, "hint", /which Intercom accepts today/],
  "worse findings about other things do not count": [
    { headers: ["Intercom-Version: 9.9"] },
    "hint",
    /Accept/,
  ],
  "a variable": [{ headers: ["Accept: ?$ACCEPT"] }, "information", /from a variable/],
  "a masked value": [{ headers: ["Accept: ?****"] }, "information", /but Intercom masks its value/],
  "headers from elsewhere": [{ headersComplete: false }, "information", /come from elsewhere/],
  "a variable in one of two": [[right, { headers: ["Accept: ?$A"] }], "information", /variable/],
  "JSON from a download": [
    { url: download, headers: ["Accept: application/json"] },
    "warning",
    /application\/octet-stream/,
  ],
  "a download": [{ url: download }, "clean", /serves a download/],
  "all right": [right, "clean", /^This request asks for JSON/],
  "all right, twice": [[right, right], "clean", /^These requests ask for JSON/],
};

describe("verdictOf", () => {
  for (const [name, [given, severity, sentence]] of Object.entries(verdicts)) {
    it(`${severity}: ${name}`, () => {
      const verdict = verdictOf(diagnosed(given));
      assert.equal(verdict.severity, severity);
      assert.match(verdict.sentence, sentence);
    });
  }

  it("says of a bare error what it does not tell", () => {
    const { sentence, severity } = verdictOf(bareError);
    assert.equal(severity, "information");
    assert.match(sentence, /a request that is not shown here.*nothing about the token/);
  });

  it("does not call a request right that was refused", () => {
    const error = { code: "media_type_not_acceptable", message: undefined, requestId: undefined };
    for (const [given, sentence] of [
      [right, /^This request asks for JSON, yet it was refused/],
      [[right, right], /^These requests ask for JSON, yet one was refused/],
    ] as const) {
      const verdict = verdictOf({
        ...diagnosed(given),
        errors: [{ ...error, span: { start: 0, end: 0 } }],
      });
      assert.equal(verdict.severity, "information");
      assert.match(verdict.sentence, sentence);
    }
  });

  it("says that there was nothing to judge", () => {
    const { sentence, severity } = verdictOf(diagnose({ requests: [], errors: [], cutOff: false }));
    assert.equal(severity, "clean");
    assert.match(sentence, /^No request to Intercom and no error/);
  });
});

describe("isAboutAccept", () => {
  it("tells what ends in a 406 from what comes after it", () => {
    assert.ok(isAboutAccept("headers-not-attached"));
    assert.ok(!isAboutAccept("accept-on-download"));
    assert.ok(!isAboutAccept("authorization-missing"));
  });
});
