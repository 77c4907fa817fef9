import assert from "node:assert/strict";
import {
  ConnectorChecks,
  type MarkedProblem,
  markOf,
} from "../../../src/session/connectorChecks.ts";

const problem = (severity: MarkedProblem["severity"]): MarkedProblem => ({
  severity,
  message: severity,
});

describe("checks of connectors", () => {
  it("keep what was found, count the connectors in trouble, and say each change", () => {
    const checks = new ConnectorChecks<MarkedProblem>();
    let changes = 0;
    checks.onDidChange.on(() => (changes += 1));
    assert.equal(checks.problemsOf("7"), undefined);
    checks.set("7", [problem("hint"), problem("error")]);
    checks.set("8", [problem("warning"), problem("warning")]);
    checks.set("9", [problem("hint"), problem("information")]);
    checks.set("10", []);
    assert.equal(checks.troubled, 2);
    assert.deepEqual(checks.problemsOf("10"), []);
    checks.set("7", undefined);
    assert.equal(checks.problemsOf("7"), undefined);
    assert.equal(checks.troubled, 1);
    checks.clear();
    assert.equal(checks.troubled, 0);
    assert.equal(checks.problemsOf("10"), undefined);
    assert.equal(changes, 6);
  });
});

describe("markOf", () => {
  it("is the worst that was found, and unknown before a check", () => {
    assert.equal(markOf(undefined), "unknown");
    assert.equal(markOf([]), "well");
    assert.equal(markOf([problem("hint"), problem("information")]), "well");
    assert.equal(markOf([problem("hint"), problem("warning")]), "warning");
    assert.equal(markOf([problem("warning"), problem("error")]), "error");
  });
});
