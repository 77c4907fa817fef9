import assert from "node:assert/strict";
import { headersNotAttached } from "../../../../src/diagnosis/rules/headersNotAttached.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import type {
  DetachedHeaders,
  Detachment,
  Header,
  HttpRequest,
} from "../../../../src/requests/httpRequest.ts";
import type { Client } from "../../../../src/requests/client.ts";
import { marked, untranslated } from "../marked.ts";

const text = `send("https://api.intercom.io/me", { Accept: "application/json" })`;

/** A request whose headers stand in the second argument. */
function request(
  client: Client,
  because: Detachment,
  more: Partial<HttpRequest> = {},
): HttpRequest {
  const start = text.indexOf("Accept");
  const lost: DetachedHeaders = {
    headers: [header("Accept", start)],
    because,
    span: { start, end: start + "Accept".length },
    repair: [{ span: { start: start - 2, end: start - 2 }, text: "headers: " }],
  };
  return {
    form: { kind: "code", language: "javascript", quote: "double" },
    ...{ client, method: { text: "GET", span: undefined }, headers: [], headersComplete: true },
    url: { kind: "known", text: "https://api.intercom.io/me", span: { start: 6, end: 32 } },
    ...{ authorizationElsewhere: false, body: undefined, span: { start: 0, end: text.length } },
    ...{ headerSlot: undefined, detached: [lost], ...more },
  };
}

function header(name: string, start: number): Header {
  const span = { start, end: start + name.length };
  const value = { kind: "known", text: "application/json", span } as const;
  return { name, nameSpan: span, value, span };
}

describe("headers-not-attached", () => {
  it("is an error where no Accept is left", () => {
    const [finding, ...others] = headersNotAttached.check(request("got", "misplaced"), {});
    assert.deepEqual(others, []);
    assert.ok(finding);
    assert.deepEqual([finding.severity, finding.confidence], ["error", "certain"]);
    assert.equal(text.slice(finding.span.start, finding.span.end), "Accept");
    assert.match(finding.message, /Accept is not sent\. .* 406 media_type_not_acceptable\.$/);
  });

  it("is a warning where the client sends an Accept of its own, or nobody knows", () => {
    for (const given of [
      request("fetch", "inBody"),
      request("workersFetch", "inQuery"),
      request("got", "afterSending", { headersComplete: false }),
    ]) {
      const [finding] = headersNotAttached.check(given, {});
      assert.deepEqual([finding?.severity, finding?.confidence], ["warning", "likely"]);
    }
  });

  it("says what it points at where that is not the headers", () => {
    for (const [shows, reason] of [
      ["request", /^Headers are set elsewhere but do not reach this request, so /],
      ["replacement", /^These headers replace all others, so /],
    ] as const) {
      for (const names of [["Accept"], ["Accept", "Intercom-Version"]]) {
        const [lost] = request("got", "replaced").detached ?? [];
        assert.ok(lost);
        const headers = names.map((name) => header(name, 0));
        const given = request("got", "replaced", { detached: [{ ...lost, headers, shows }] });
        const [finding] = headersNotAttached.check(given, {});
        assert.match(finding?.message ?? "", reason);
        const how = names.length === 1 ? "Accept is" : "Accept, Intercom-Version are";
        assert.ok(finding?.message.includes(`so ${how} not sent. `));
        const [other] = marked(() => headersNotAttached.check(given, {}));
        assert.equal(untranslated(other?.message ?? "-"), "");
      }
    }
  });

  it("says why they do not go out", () => {
    const reasons = [
      ["inBody", /expects the body/],
      ["inQuery", /expects query parameters/],
      ["misplaced", /does not read headers from here/],
      ["afterSending", /already sent before this line/],
      ["otherRequest", /different object/],
      ["discarded", /nothing uses/],
      ["replaced", /Other headers replace these/],
      [
        "notCopied",
        /no properties that can be copied this way, so .* Copy its entries with Object\.fromEntries, or pass the object itself\./,
      ],
      ["unused", /Nothing uses the object that holds these headers/],
      [
        "uncopied",
        /copy that was made before this line, so .* Set (?:it|them) before the copy is made, or on the copy\./,
      ],
    ] as const;
    for (const [because, reason] of reasons) {
      for (const names of [["Accept"], ["Accept", "Intercom-Version"]]) {
        const [lost] = request("got", because).detached ?? [];
        assert.ok(lost);
        const headers = names.map((name) => header(name, 0));
        const given = request("got", because, { detached: [{ ...lost, headers }] });
        const [finding] = headersNotAttached.check(given, {});
        assert.match(finding?.message ?? "", reason);
        const how = names.length === 1 ? "Accept is" : "Accept, Intercom-Version are";
        assert.ok(finding?.message.includes(`so ${how} not sent. `));
        const [other] = marked(() => headersNotAttached.check(given, {}));
        assert.equal(untranslated(other?.message ?? "-"), "");
        assert.equal(untranslated(other?.fix?.title ?? "-"), "");
      }
    }
  });

  it("repairs what can be repaired plainly", () => {
    const given = request("got", "misplaced");
    const [finding] = headersNotAttached.check(given, {});
    assert.ok(finding?.fix);
    assert.equal(
      applyEdits(text, editsOf(given, finding.fix.changes)),
      `send("https://api.intercom.io/me", headers: { Accept: "application/json" })`,
    );
  });

  it("takes other headers for meant where nothing is missing then", () => {
    const span = { start: 0, end: 4 };
    const lost: DetachedHeaders = { headers: [header("Accept", 0)], because: "replaced", span };
    const [finding] = headersNotAttached.check(
      request("got", "replaced", { detached: [lost] }),
      {},
    );
    assert.equal(finding?.fix?.title, "Set Accept: application/json");
    const sending = { headers: [header("Authorization", 0)] };
    const apart = { ...sending, detached: [lost] };
    const [slip] = headersNotAttached.check(request("fetch", "replaced", apart), {});
    assert.equal(slip?.severity, "warning");
    const whole = { ...lost, headers: [header("Accept", 0), header("Authorization", 0)] };
    for (const given of [
      request("fetch", "replaced", { ...sending, detached: [whole] }),
      request("axios", "replaced", apart),
      request("got", "replaced", { headersComplete: false }),
      request("got", "otherRequest", { headersComplete: false }),
    ]) {
      assert.deepEqual(headersNotAttached.check(given, {}), []);
    }
  });

  it("says nothing of headers that go out all the same, and of requests that lost none", () => {
    const sent = request("got", "misplaced", { headers: [header("accept", 0)] });
    assert.deepEqual(headersNotAttached.check(sent, {}), []);
    assert.deepEqual(headersNotAttached.check(request("got", "inBody", { detached: [] }), {}), []);
  });
});
