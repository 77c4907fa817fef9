import assert from "node:assert/strict";
import { connectorLabel, connectorSummary } from "../../../src/text/connectorLabel.ts";
import { summary } from "../support/connector.ts";

describe("connectorLabel", () => {
  it("is the name on one line, else the id", () => {
    assert.equal(connectorLabel(summary({ name: " Get\n  topic\u202e " })), "Get topic\\u202e");
    assert.equal(connectorLabel(summary({ name: " " })), "Data Connector 7");
    assert.equal(connectorLabel(summary()), "Data Connector 7");
    assert.equal(connectorLabel(summary({ name: "x".repeat(1_000) })).length, 120);
  });
});

describe("connectorSummary", () => {
  const now = Date.parse("2026-02-10T12:00:00Z") / 1_000;

  it("has state, method and the time of the last change", () => {
    const told = summary({ state: "live", http_method: "get", updated_at: "2026-02-07T11:00:00Z" });
    assert.equal(connectorSummary(told, { now, locale: "en" }), "live · GET · 3 days ago");
  });

  it("shows states that are new as they come, and leaves out what is not told", () => {
    const told = summary({ state: "half\u0007asleep", updated_at: "some day" });
    assert.equal(connectorSummary(told, { now, locale: "en" }), "half\\u0007asleep");
    assert.equal(connectorSummary(summary(), { now, locale: "en" }), "");
  });
});
