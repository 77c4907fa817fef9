import assert from "node:assert/strict";
import { getInstance, listInstances } from "../../../src/intercom/customObjects.ts";
import { DecodeError } from "../../../src/intercom/decode.ts";
import { parseJson } from "../../../src/intercom/json.ts";

const unknownTimes = {
  createdAt: undefined,
  updatedAt: undefined,
  externalCreatedAt: undefined,
  externalUpdatedAt: undefined,
};

describe("getInstance", () => {
  it("reads every documented field", () => {
    const raw = {
      id: "22",
      type: "order",
      external_id: "123",
      external_created_at: 1,
      external_updated_at: 2,
      created_at: 3,
      updated_at: 4,
      custom_attributes: { Title: "A", total: 99.99 },
    };
    assert.deepEqual(getInstance("Order", "22").decode(raw), {
      id: "22",
      type: "Order",
      externalId: "123",
      externalCreatedAt: 1,
      externalUpdatedAt: 2,
      createdAt: 3,
      updatedAt: 4,
      attributes: { Title: "A", total: 99.99 },
      raw,
    });
  });

  it("needs nothing but the id", () => {
    const nothing = { externalId: undefined, attributes: {}, ...unknownTimes };
    const odd = {
      id: "1",
      external_id: "",
      created_at: "2024-01-01",
      updated_at: null,
      custom_attributes: null,
    };
    for (const raw of [{ id: "1" }, odd]) {
      assert.deepEqual(getInstance("A", "1").decode(raw), { id: "1", type: "A", raw, ...nothing });
    }
  });

  it("takes a number for an id, digit by digit", () => {
    for (const digits of ["0", "16032025", "12345678901234567890"]) {
      const json = parseJson(`{"id":${digits},"external_id":${digits}}`);
      const { id, externalId } = getInstance("A", digits).decode(json);
      assert.deepEqual([id, externalId], [digits, digits]);
    }
  });

  const refused: Readonly<Record<string, [json: unknown, path: string, expected: string]>> = {
    "no id": [{}, "id", "present"],
    "a null id": [{ id: null }, "id", "a string or a number"],
    "an empty id": [{ id: "" }, "id", "a string or a number"],
    "another instance": [{ id: "8" }, "id", '"7\\u202e"'],
    "an error of status 200": [{ type: "error.list", errors: [] }, "id", "present"],
    "attributes in a list": [
      { id: "7\u202e", custom_attributes: [] },
      "custom_attributes",
      "an object",
    ],
    "a text": ["7", "", "an object"],
  };
  for (const [name, [json, path, expected]] of Object.entries(refused)) {
    it(`refuses ${name}, and says what it misses`, () => {
      assert.throws(
        () => getInstance("A", "7\u202e").decode(json),
        (error) => {
          assert.ok(error instanceof DecodeError);
          assert.deepEqual([error.path, error.expected], [path, expected]);
          return true;
        },
      );
    });
  }
});

describe("listInstances", () => {
  it("asks for a page size, unless the cursor knows better", () => {
    assert.deepEqual(listInstances("A", { perPage: 50 }).query, { per_page: "50" });
    assert.deepEqual(
      listInstances("A", { perPage: 50, cursor: { page: "2", per_page: "20" } }).query,
      { page: "2", per_page: "20" },
    );
  });

  it("says which item is wrong", () => {
    const data = [{ id: "1" }, { id: "2", custom_attributes: 3 }];
    assert.throws(
      () => listInstances("A", { perPage: 50 }).decode({ type: "list", data }),
      (error) => error instanceof DecodeError && error.path === "data[1].custom_attributes",
    );
  });
});
