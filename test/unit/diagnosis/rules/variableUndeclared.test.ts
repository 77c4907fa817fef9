import assert from "node:assert/strict";
import { variableUndeclared } from "../../../../src/diagnosis/rules/variableUndeclared.ts";
import { describeRule } from "../describeRule.ts";
import { input } from "../changed.ts";
import { laidOut } from "../laidOut.ts";

const url = "https://api.intercom.io/custom_object_instances/Order?external_id={{ order_id }}";

const standard = "GET https://api.intercom.io/me";

describeRule(
  variableUndeclared,
  {
    "in the URL": {
      given: { url, client: "dataConnector" },
      context: { connector: { inputs: [input("external_id")] } },
      says: ["error", "certain"],
      at: url,
      fixed: [`GET ${url}`],
      message: /^\{\{order_id\}\} is not an input/,
    },
    "in a header": {
      given: { headers: ["X: {{trace.id}}"], client: "dataConnector" },
      context: { connector: { inputs: [] } },
      says: ["error", "certain"],
      at: "{{trace.id}}",
      fixed: [standard, "X: {{trace.id}}"],
    },
    "in an unknown value": {
      given: { headers: ["X: ?{{trace}}"] },
      context: { connector: { inputs: [] } },
      says: ["error", "certain"],
      at: "{{trace}}",
      fixed: [standard, "X: {{trace}}"],
    },
    "twice in one value": {
      given: { headers: ["X: {{a}}-{{a}}"] },
      context: { connector: { inputs: [] } },
      says: ["error", "certain"],
      at: "{{a}}-{{a}}",
      fixed: [standard, "X: {{a}}-{{a}}"],
    },
    "in the body": {
      given: { method: "POST", body: "a: {{a}}", client: "dataConnector" },
      context: { connector: { inputs: [], body: "a: {{a}}" } },
      says: ["error", "certain"],
      at: "a: {{a}}",
      fixed: ["POST https://api.intercom.io/me", "", "a: {{a}}"],
    },
  },
  {
    "it is declared": { url, context: { connector: { inputs: [input("order_id")] } } },
    "nothing is known of the inputs": { url },
    "no variable": { context: { connector: { inputs: [] } } },
    "single braces, which are another finding": {
      url: url.replace(/\{(\{.*\})\}/, "$1"),
      context: { connector: { inputs: [] } },
    },
  },
);

describe("variable-undeclared", () => {
  it("names every variable of a value once", () => {
    const { request } = laidOut({ headers: ["X: {{a}} {{b}} {{a}}", "Y: {{c}}"] });
    const findings = variableUndeclared.check(request, { connector: { inputs: [input("c")] } });
    assert.deepEqual(
      findings.map(({ message }) => message.slice(0, 5)),
      ["{{a}}", "{{b}}"],
    );
  });
});
