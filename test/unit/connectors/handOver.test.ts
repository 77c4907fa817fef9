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
          { path: "id", type: "string", example_value: "7" },
          { path: "custom_attributes.Title", type: "string", example_value: "A | B" },
          { path: "custom_attributes.Count", type: "integer", example_value: 7341 },
          { path: "custom_attributes.Email", type: "string", example_value: "a", redacted: true },
          { path: "custom_attributes.Other", type: "unknown", example_value: "b" },
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
      // Of the right type, and nobody's.
      '"id": "text",\n  "custom_attributes": {\n    "Title": "text",\n    "Count": 1,\n',
      '    "Email": "[redacted]",\n    "Other": null\n  }',
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

describe("what is handed over of a Data Connector", () => {
  const canary = "canary-4f1c";
  const url = "https://api.intercom.io/me";
  const places: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    name: { name: `Orders, Bearer ${canary}` },
    description: { description: `api_key=${canary}` },
    "query of the URL": { url: `${url}?a=1&api_key=${canary}` },
    "signature of the URL": { url: `${url}?sig=${canary}&signature=${canary}` },
    "code of the URL": { url: `${url}?code=${canary}` },
    "fragment of the URL": { url: `${url}?a=1#access_token=${canary}&b=2` },
    "password of the URL": { url: `https://me:${canary}@api.intercom.io/me` },
    "encoded name in the URL": { url: `${url}?api%5Fkey=${canary}` },
    "body of JSON": { body: `{"api_key":"${canary}","id":"{{external_id}}"}` },
    "body with a number and a list": {
      body: `{"password":[["${canary}"]],"tokens":["${canary}"]}`,
    },
    "body with an object": {
      body: `{"credentials":{"user":"${canary}","other":{"a":"${canary}"}}}`,
    },
    "body with rows": { body: `[{"value":"${canary}","name":"X-Api-Key"}]` },
    "body with JSON in it": { body: JSON.stringify({ a: JSON.stringify({ password: canary }) }) },
    "body that is no JSON yet": { body: `{"id": {{external_id}}, "client_secret": "${canary}"}` },
    "body of a form": { body: `grant_type=x&client_secret=${canary}&code=${canary}` },
    "body of XML": { body: `<a><password>${canary}</password></a>` },
    headers: { headers: [{ name: "X-Api-Key", value: canary, more: canary }] },
    "default of an input": { data_inputs: [{ name: "a", type: "string", default_value: canary }] },
    "field of an input that is not known": { data_inputs: [{ name: "a", example: canary }] },
    "description of an input": { data_inputs: [{ name: "a", description: `token: ${canary}` }] },
    "example of the answer": { response_fields: [{ path: "a", example_value: { b: canary } }] },
    "field of the answer that is not known": { response_fields: [{ path: "a", sample: canary }] },
    mapping: { object_mappings: [{ token: canary, a: `Bearer ${canary}` }] },
    "answer that was made up": { mock_response: { customer: canary } },
    "field that is not known": { retry: { secret: [canary] } },
    "text where a list should be": {
      headers: canary,
      data_inputs: canary,
      response_fields: canary,
    },
  };
  for (const [place, fields] of Object.entries(places)) {
    it(`has no secret in it that stands in the ${place}, and tells that something is there`, () => {
      const live = connector(fields);
      assert.ok(JSON.stringify(live.raw).includes(canary));
      const snapshot = connectorSnapshot({ live, draft: undefined });
      for (const text of [snapshot, connectorSetup(live)]) assert.ok(!text.includes(canary), text);
      assert.doesNotThrow(() => void JSON.parse(snapshot));
      if (place === "example of the answer") return;
      // Without what is masked it is another configuration.
      const [field = ""] = Object.keys(fields);
      const now = connector({ ...live.raw, [field]: field === "url" ? url : null });
      const compared = compareSnapshot(snapshot, { live: now, draft: undefined });
      assert.equal(compared.kind, "differs");
    });
  }

  it("keeps variables in the place of secrets, and the form of what has none", () => {
    const body = '{"api_key": "{{key}}",  "id": "{{external_id}}"}';
    const live = connector({ url: `${url}?token={{token}}`, body });
    for (const text of [connectorSetup(live), connectorSnapshot({ live, draft: undefined })]) {
      assert.match(text, /\?token=\{\{token\}\}/);
      assert.ok(text.includes(body) || text.includes(JSON.stringify(body)), text);
    }
  });

  it("is compared by all that is no secret", () => {
    const withBody = (body: string) => ({ live: connector({ body }), draft: undefined });
    const saved = connectorSnapshot(withBody('{"api_key":"a1b2c3","size":1}'));
    // Another secret is none of what is kept, as with the values of headers.
    const other = compareSnapshot(saved, withBody('{"api_key":"d4e5f6","size":1}'));
    assert.deepEqual(other, { kind: "same" });
    const changed = compareSnapshot(saved, withBody('{"api_key":"a1b2c3","size":2}'));
    assert.deepEqual(changed, { kind: "differs", paths: ["live.body"] });
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
