import assert from "node:assert/strict";
import { variableUndeclared } from "../../../../src/diagnosis/rules/variableUndeclared.ts";
import { describeRule } from "../describeRule.ts";
import { laidOut } from "../laidOut.ts";

const url = "https://api.intercom.io/custom_object_instances/Order?external_id={{ order_id }}";

describeRule(
  variableUndeclared,
  {
    "in the URL": {
      given: { url, client: "dataConnector" },
      context: { declaredVariables: ["external_id"] },
      says: ["error", "certain"],
      at: url,
      message: /^\{\{order_id\}\} is not among the inputs/,
    },
    "in a header": {
      given: { headers: ["X: {{trace.id}}"], client: "dataConnector" },
      context: { declaredVariables: [] },
      says: ["error", "certain"],
      at: "{{trace.id}}",
    },
    "in an unknown value": {
      given: { headers: ["X: ?{{trace}}"] },
      context: { declaredVariables: [] },
      says: ["error", "certain"],
      at: "{{trace}}",
    },
    "twice in one value": {
      given: { headers: ["X: {{a}}-{{a}}"] },
      context: { declaredVariables: [] },
      says: ["error", "certain"],
      at: "{{a}}-{{a}}",
    },
  },
  {
    "it is declared": { url, context: { declaredVariables: ["order_id"] } },
    "nothing is known of the inputs": { url },
    "no variable": { context: { declaredVariables: [] } },
    "single braces, which are another finding": {
      url: url.replace(/\{(\{.*\})\}/, "$1"),
      context: { declaredVariables: [] },
    },
  },
);

describe("variable-undeclared", () => {
  it("names every variable of a value once", () => {
    const { request } = laidOut({ headers: ["X: {{a}} {{b}} {{a}}", "Y: {{c}}"] });
    const findings = variableUndeclared.check(request, { declaredVariables: ["c"] });
    assert.deepEqual(
      findings.map(({ message }) => message.slice(0, 5)),
      ["{{a}}", "{{b}}"],
    );
  });
});
