import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Connection,
  decodeConnection,
  sampleConnection,
} from "../../../src/model/connection.ts";
import { type LookUp, decodeLookUp, latestTimes } from "../../../src/model/lookUp.ts";
import { describeLookUp, fieldOf } from "../../../src/text/describeLookUp.ts";
import { acting } from "../support/thrownBy.ts";

const bare: Connection = { key: "a1", name: "Acme", region: "eu" };
const connection: Connection = { ...bare, workspaceId: "ws" };

describe("decodeConnection", () => {
  it("reads what was stored", () => {
    assert.deepEqual(decodeConnection(JSON.parse(JSON.stringify(connection))), connection);
    assert.deepEqual(decodeConnection(bare), { ...bare, workspaceId: undefined });
    assert.deepEqual(decodeConnection({ ...connection, workspaceId: 7, token: "x" }), {
      ...bare,
      workspaceId: undefined,
    });
  });

  it("takes nothing else for a connection", () => {
    const others: readonly unknown[] = [
      ...[undefined, null, "a1", 7, [], {}, { key: "a1", name: "Acme" }, sampleConnection],
      { ...connection, key: "" },
      { ...connection, key: "A1" },
      { ...connection, key: "../a" },
      { ...connection, key: "a1\n" },
      { ...connection, key: 1 },
      { ...connection, name: 1 },
      { ...connection, region: "evil.com" },
      { ...connection, region: undefined },
    ];
    for (const other of others) assert.equal(decodeConnection(other), undefined);
  });

  it("reads any JSON without throwing", () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void decodeConnection(json)));
  });
});

const lookUps: readonly LookUp[] = [
  { kind: "externalId", type: "Order", value: "a/b" },
  { kind: "id", type: "Order", value: "22" },
  { kind: "contact", type: "Order", value: "c" },
  { kind: "conversation", type: "Order", value: "" },
  ...latestTimes.map((by) => ({ kind: "latest", type: "Order", by }) as const),
];

describe("decodeLookUp", () => {
  for (const lookUp of lookUps) {
    it(`reads ${describeLookUp(lookUp)}`, () => {
      assert.deepEqual(decodeLookUp({ ...lookUp, more: 1 }), lookUp);
    });
  }

  it("takes nothing else for a look-up", () => {
    const others: readonly unknown[] = [
      ...[undefined, null, "latest", [], {}, { kind: "latest" }, { kind: "id", type: "Order" }],
      { kind: "id", type: 7, value: "1" },
      { kind: "id", type: "Order", value: 7 },
      { kind: "latest", type: "Order", by: "raw" },
      { kind: "latest", type: "Order" },
      { kind: "constructor", type: "Order", value: "1" },
    ];
    for (const other of others) assert.equal(decodeLookUp(other), undefined);
  });
});

describe("describeLookUp", () => {
  it("says what is looked for", () => {
    assert.deepEqual(lookUps.slice(0, 5).map(describeLookUp), [
      'Order with external_id "a/b"',
      'Order with the id "22"',
      'Order of the contact "c"',
      'Order of the conversation ""',
      "the latest Order by updated_at",
    ]);
  });

  it("calls times as Intercom does", () => {
    assert.deepEqual(latestTimes.map(fieldOf), [
      ...["updated_at", "created_at", "external_updated_at", "external_created_at"],
    ]);
  });

  it("is one short line in which nothing acts", () => {
    const value = `\u001b[31m\u202e${"x".repeat(2_000)}\n`;
    const said = describeLookUp({ kind: "id", type: "A\n\u0000", value });
    assert.ok(said.length < 200);
    assert.doesNotMatch(said, acting);
    assert.doesNotMatch(said, /\n/);
  });
});
