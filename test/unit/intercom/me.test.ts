import assert from "node:assert/strict";
import { DecodeError } from "../../../src/intercom/decode.ts";
import { identifyAdmin } from "../../../src/intercom/me.ts";

const app = { id_code: "abc", name: "Acme", region: "US" };
const nothing = {
  email: undefined,
  region: undefined,
  workspace: { id: undefined, name: undefined },
};

describe("identifyAdmin", () => {
  const { decode } = identifyAdmin();

  it("reads whose token it is, and of which workspace", () => {
    assert.deepEqual(decode({ type: "admin", email: "a@example.com", app }), {
      email: "a@example.com",
      workspace: { id: "abc", name: "Acme" },
      region: "us",
    });
  });

  const regions = { US: "us", eu: "eu", Europe: "eu", AU: "au", Australia: "au", USA: "us" };
  for (const [name, region] of Object.entries(regions)) {
    it(`takes ${name} for ${region}`, () => {
      assert.equal(decode({ type: "admin", app: { ...app, region: name } }).region, region);
    });
  }

  it("does without whatever is missing or odd", () => {
    for (const odd of [
      {},
      { app: null },
      { app: [], email: 7 },
      { app: { name: 1, region: "xx" } },
    ]) {
      assert.deepEqual(decode({ type: "admin", ...odd }), nothing);
    }
  });

  it("takes no other body for an admin", () => {
    for (const other of [null, [], "admin", {}, { type: "list" }, { type: "user", app }]) {
      assert.throws(() => decode(other), DecodeError);
    }
  });
});
