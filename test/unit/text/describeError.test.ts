import assert from "node:assert/strict";
import type { IntercomErrorFacts, Unexpected } from "../../../src/intercom/errors.ts";
import { describeError } from "../../../src/text/describeError.ts";
import { errorKinds } from "../support/errorKinds.ts";
import { acting } from "../support/thrownBy.ts";

const unexpected: readonly (Unexpected | undefined)[] = [
  undefined,
  { what: "html" },
  { what: "empty" },
  { what: "notJson" },
  { what: "redirect", location: undefined },
  { what: "redirect", location: "login.example.com" },
  { what: "shape", path: "", expected: "an object" },
  { what: "shape", path: "data[0].id", expected: "present" },
];
const codes = [
  ...[undefined, "not_found", "ECONNREFUSED", "ENOTFOUND", "CERT_HAS_EXPIRED"],
  ...["ERR_TLS_CERT_ALTNAME_INVALID", "DEPTH_ZERO_SELF_SIGNED_CERT", "token_missing"],
];

function* everyFailure(): Generator<IntercomErrorFacts> {
  for (const kind of errorKinds) {
    for (const form of unexpected) {
      for (const code of codes) {
        for (const said of [undefined, "Access Token Invalid"]) {
          yield { kind, operation: "GET /me", code, said, unexpected: form, status: 418 };
        }
      }
    }
  }
}

describe("describeError", () => {
  it("has a sentence for what happened and one for what to do, whatever failed", () => {
    for (const facts of everyFailure()) {
      const { message, next } = describeError(facts);
      for (const text of [message, next]) {
        assert.match(text, /^[A-Z].{8,}$/, JSON.stringify(facts));
        assert.doesNotMatch(text, /undefined|null|NaN|\[object|\{\d\}/, JSON.stringify(facts));
        assert.doesNotMatch(text, acting);
      }
      assert.match(next, /\.$/);
    }
  });

  it("says something else for every kind", () => {
    const messages = errorKinds.map(
      (kind) => describeError({ kind, operation: "GET /me" }).message,
    );
    assert.equal(new Set(messages).size, errorKinds.length);
  });

  it("says something else for every form of answer that was not expected", () => {
    const messages = unexpected.map(
      (form) =>
        describeError({ kind: "unexpectedResponse", operation: "GET /me", unexpected: form })
          .message,
    );
    assert.equal(new Set(messages).size, unexpected.length);
  });

  it("names the scope that a token lacks for Data Connectors", () => {
    const next = (operation: string): string =>
      describeError({ kind: "forbidden", operation }).next;
    assert.match(next("GET /data_connectors/7"), /read_write_data_connectors or read_workflow/);
    assert.match(next("PATCH /data_connectors/7"), /permission read_write_data_connectors in/);
    assert.doesNotMatch(next("GET /custom_object_instances/data_connectors"), /read_/);
  });

  it("tells what of Data Connectors is not there", () => {
    const codes = [
      ...["data_connector_not_found", "execution_result_not_found"],
      ...["no_live_configuration", "no_draft_configuration", "not_found"],
    ];
    const messages = codes.map(
      (code) => describeError({ kind: "notFound", operation: "GET /a", code }).message,
    );
    assert.equal(new Set(messages).size, codes.length);
  });

  it("ends what Intercom says, so that more can follow", () => {
    const ends = (said: string): string =>
      describeError({ kind: "forbidden", operation: "a", said }).message.replace(/^.*: /, "");
    assert.equal(ends("Not permitted"), "Not permitted.");
    for (const said of ["Not permitted.", "Why?", 'It is "no!"', "It is off (for now.)"])
      assert.equal(ends(said), said);
  });

  it("quotes Intercom where it knows more", () => {
    for (const kind of ["forbidden", "notFound", "versionUnsupported", "invalidRequest"] as const) {
      const said = "Custom object type `undefined` not found";
      assert.ok(describeError({ kind, operation: "a", said }).message.includes(said));
    }
  });
});
