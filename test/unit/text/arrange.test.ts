import assert from "node:assert/strict";
import { type Arrangement, arrange } from "../../../src/text/arrange.ts";
import { nearestNames } from "../../../src/text/nearestNames.ts";
import { instance } from "../support/instance.ts";

const instances = [
  instance({ id: "1", externalId: "topic-10", updatedAt: 5, createdAt: 1 }),
  instance({ id: "2", attributes: { Title: "Ärger" }, updatedAt: 9 }),
  instance({ id: "33", externalId: "topic-9", createdAt: 7 }),
  instance({ id: "4", externalId: "x", attributes: { Title: "Apple", name: "Zed" }, updatedAt: 5 }),
];

function idsOf(given: Partial<Arrangement>): readonly string[] {
  const arrangement = { sort: "server", filter: "", labelAttribute: "Title", ...given } as const;
  return arrange(instances, arrangement).map(({ id }) => id);
}

describe("arrange", () => {
  it("keeps the server's order", () => assert.deepEqual(idsOf({}), ["1", "2", "33", "4"]));

  it("sorts labels as people do: accents beside their letters, numbers by value", () => {
    assert.deepEqual(idsOf({ sort: "label" }), ["4", "2", "33", "1"]);
  });

  it("takes labels from the chosen attribute", () => {
    assert.deepEqual(idsOf({ sort: "label", labelAttribute: "name" }).at(-1), "4");
  });

  it("has the newest first, equal ones as they came, those without a time last", () => {
    assert.deepEqual(idsOf({ sort: "updated" }), ["2", "1", "4", "33"]);
    assert.deepEqual(idsOf({ sort: "created" }), ["33", "1", "2", "4"]);
  });

  it("shows those with the text in label, external_id or id, whatever its case", () => {
    assert.deepEqual(idsOf({ filter: "TOPIC" }), ["1", "33"]);
    assert.deepEqual(idsOf({ filter: "ärg" }), ["2"]);
    assert.deepEqual(idsOf({ filter: "3" }), ["33"]);
    assert.deepEqual(idsOf({ filter: "X" }), ["4"]);
    assert.deepEqual(idsOf({ filter: "nowhere" }), []);
  });
});

describe("nearestNames", () => {
  const type = "PeteUserTrainingTopic";

  it("finds what a misspelt name was meant for, nearest first", () => {
    for (const name of [
      "PeteUserTraingTopic",
      "Pete_User_Training_Topic",
      "peteusertrainingtopic",
    ]) {
      assert.equal(nearestNames(name, ["Order", type, "PeteUserTopic"])[0], type, name);
    }
  });

  it("never names the name itself, nor anything twice, nor more than five", () => {
    assert.deepEqual(nearestNames("Order", ["Order", "Orders", "Orders"]), ["Orders"]);
    const many = Array.from({ length: 9 }, (_, index) => `Orde${String(index)}`);
    assert.equal(nearestNames("Order", many).length, 5);
  });

  it("finds nothing in what is another name altogether", () => {
    assert.deepEqual(nearestNames("Order", ["PeteUserTrainingTopic", "Zebra"]), []);
    assert.deepEqual(nearestNames("Ab", ["Cd"]), []);
    assert.deepEqual(nearestNames("", ["A", "Ab"]), []);
  });

  it("is done with texts of any length", () => {
    assert.deepEqual(nearestNames("a".repeat(1_000_000), ["b".repeat(1_000_000)]), []);
  });
});
