import assert from "node:assert/strict";
import { connectorSetup } from "../../../src/connectors/connectorSetup.ts";
import {
  compareSnapshot,
  connectorSnapshot,
  snapshotId,
} from "../../../src/connectors/snapshot.ts";
import { connector, masked } from "./connector.ts";

const token = ["dG9r", "OmZvb2JhcmJhemZvb2Jhcg=="].join("");

describe("connectorSetup", () => {
  it("has everything that Intercom's form asks for", () => {
    const setup = connectorSetup(
      connector({
        http_method: "post",
        body: '{\n  "id": "{{external_id}}"\n}',
        headers: masked("Authorization", "Accept", "Intercom-Version", "Content-Type"),
        response_fields: [
          { path: "id", example_value: "7" },
          { path: "custom_attributes.Title", example_value: "A | B" },
          { path: "custom_attributes.Email", example_value: "a@b.c", redacted: true },
        ],
      }),
    );
    for (const part of [
      "# Data Connector: Get order",
      "- Method: `` POST ``",
      "?external_id={{external_id}} ``",
      "| `` Authorization ``    | Bearer YOUR\\_ACCESS\\_TOKEN",
      "| `` Accept ``           | application/json",
      '```json\n{\n  "id": "{{external_id}}"\n}\n```',
      "| `` external_id `` | string | yes",
      '  "custom_attributes": {\n    "Title": "A | B",\n    "Email": "[redacted]"\n  }',
      "## Authorization",
    ]) {
      const plain = setup.replace(/ +\|/g, " |");
      assert.ok(
        plain.includes(part.replace(/ +\|/g, " |").replace(/\\_/g, "_")) || plain.includes(part),
        `${part}\n---\n${setup}`,
      );
    }
  });

  it("says where the token is kept that is no header", () => {
    const headers = masked("Accept");
    assert.match(connectorSetup(connector({ headers, token_ids: ["7"] })), /choose that token/);
    assert.match(connectorSetup(connector({ headers })), /Choose a token under/);
  });

  it("has no secret in it, and nothing that acts", () => {
    const setup = connectorSetup(
      connector({
        name: `[x](command:y) Bearer ${token}`,
        url: `https://a/?t=${token}&key=1&api_key=abc\u202e`,
      }),
    );
    assert.doesNotMatch(setup, /dG9rO|abc|\u202e|[^\\]\]\(command/);
  });
});

describe("connectorSnapshot", () => {
  const live = connector({
    url: `https://api.intercom.io/me?token=abc&a=1`,
    headers: [{ name: "Authorization", value: `Bearer ${token}` }],
    response_fields: [{ path: "email", type: "string", example_value: "somebody@example.com" }],
  });
  const draft = connector();

  it("has its names in order, and neither times, secrets nor examples", () => {
    const text = connectorSnapshot({ live, draft });
    assert.doesNotMatch(text, /dG9rO|abc|somebody|updated_at|2026/);
    assert.match(text, /token=\[redacted\]&a=1/);
    const names = [...text.matchAll(/^ {4}"(\w+)":/gm)].map(([, name]) => name);
    const [ofLive, ofDraft] = [names.slice(0, names.length / 2), names.slice(names.length / 2)];
    assert.deepEqual(ofLive, [...ofLive].sort());
    assert.deepEqual(ofDraft, ofLive);
    assert.equal(snapshotId(text), "12345");
  });

  it("is the same whatever the order that Intercom writes in", () => {
    const reversed = Object.fromEntries(Object.entries(live.raw).reverse());
    const text = connectorSnapshot({ live, draft: undefined });
    assert.equal(connectorSnapshot({ live: connector(reversed), draft: undefined }), text);
    const later = connector({ ...live.raw, updated_at: "later", updated_by_admin_id: "1" });
    assert.deepEqual(
      compareSnapshot(JSON.stringify(JSON.parse(text)), { live: later, draft: undefined }),
      {
        kind: "same",
      },
    );
  });

  it("names what is different now", () => {
    const text = connectorSnapshot({ live, draft });
    const now = connector({ ...live.raw, http_method: "post", headers: masked("Accept") });
    assert.deepEqual(compareSnapshot(text, { live: now, draft }), {
      kind: "differs",
      paths: ["live.headers", "live.http_method"],
    });
    assert.deepEqual(compareSnapshot(text, { live, draft: undefined }), {
      kind: "differs",
      paths: ["draft"],
    });
  });

  it("is told from other JSON", () => {
    for (const text of ["", "[]", "{}", '{"id": "1"}', '{"format": "x", "id": "1"}']) {
      assert.equal(snapshotId(text), undefined);
      assert.deepEqual(compareSnapshot(text, { live, draft }), { kind: "noSnapshot" });
    }
  });
});
