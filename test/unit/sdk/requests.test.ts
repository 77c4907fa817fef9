import assert from "node:assert/strict";
import {
  createDataConnector,
  getDataConnector,
  listDataConnectors,
  setDataConnectorState,
  updateDataConnector,
} from "../../../src/intercom/dataConnectors.ts";
import {
  errorTypes,
  getExecutionResult,
  listExecutionResults,
} from "../../../src/intercom/executionResults.ts";
import type { Operation } from "../../../src/intercom/operation.ts";
import { at, properties } from "../sample/exchange.ts";
import { operations } from "../support/operations.ts";
import { judgeRequest } from "./judgeRequest.ts";
import { overlay, readDescription } from "./overlay.ts";

const everything = {
  name: "A",
  description: "B",
  httpMethod: "get",
  url: "https://api.intercom.io/me",
  body: "",
  directFinUsage: true,
  audiences: ["users", "leads", "visitors"],
  headers: [
    { name: "Accept", value: "application/json" },
    { name: "Authorization", ownToken: true },
  ],
  dataInputs: [
    { name: "a", type: "string", description: "b", required: true, defaultValue: "c" },
    { name: "b", type: "decimal", description: "b", required: false },
  ],
  customerAuthentication: true,
  bypassAuthentication: true,
  validateMissingAttributes: true,
  mockResponse: { a: 1 },
  tokenIds: ["1"],
} as const;

const connectorRequests: Readonly<Record<string, Operation<unknown>>> = {
  "a second page": listDataConnectors({ perPage: 50, cursor: { starting_after: "a" } }),
  "a live configuration": getDataConnector("1", "live"),
  "a creation of everything": createDataConnector(everything),
  "a change of everything": updateDataConnector("1", everything),
  "a way back to draft": setDataConnectorState("1", "draft"),
  "one result": getExecutionResult("1", "2"),
  ...Object.fromEntries(
    errorTypes.map((errorType) => [
      `runs of ${errorType}`,
      listExecutionResults("1", {
        perPage: 30,
        cursor: { starting_after: "a" },
        start: 1,
        end: 2,
        success: false,
        errorType,
        includeBodies: true,
      }),
    ]),
  ),
};

const described = Object.entries({ ...operations, ...connectorRequests });

for (const version of ["2.16", "Preview"] as const) {
  const description = readDescription(version, overlay);

  describe(`the client's requests, by Intercom's OpenAPI description of ${version}`, () => {
    for (const [name, operation] of described) {
      it(name, () => assert.deepEqual(judgeRequest(description, operation), []));
    }
  });

  describe(`the client, given the examples of ${version}`, () => {
    const example = (method: string, ...path: readonly string[]): unknown => {
      const template = `/${path.join("/")}`;
      const responses = properties(at(description, "paths", template, method, "responses"));
      const answers = responses["200"] ?? responses["201"];
      const examples = properties(at(answers, "content", "application/json", "examples"));
      return at(Object.values(examples)[0], "value");
    };
    const one = ["data_connectors", "{id}"] as const;
    const results = ["data_connectors", "{data_connector_id}", "execution_results"] as const;

    it("reads the list and its cursor", () => {
      const page = listDataConnectors({ perPage: 20 }).decode(example("get", "data_connectors"));
      assert.equal(page.items[0]?.state, "live");
      assert.deepEqual(page.next, { starting_after: "WzE3MDc1OTQ3MTUuMCwxMjM0NV0=" });
    });

    it("reads connectors, of whose headers they say nothing", () => {
      const read = getDataConnector("12345", "live").decode(example("get", ...one));
      const made = createDataConnector({ name: "A" }).decode(example("post", "data_connectors"));
      const changed = updateDataConnector("12345", {}).decode(example("patch", ...one));
      assert.deepEqual([read.state, made.state, changed.state], ["live", "draft", "draft"]);
      for (const connector of [read, made, changed]) {
        assert.equal(connector.dataInputs?.length, 1);
        assert.deepEqual([connector.url, connector.headers], [undefined, undefined]);
      }
    });

    it("reads runs", () => {
      const page = listExecutionResults("12345", { perPage: 10 }).decode(
        example("get", ...results),
      );
      assert.deepEqual(
        page.items.map(({ success, httpStatus, errorType }) => [success, httpStatus, errorType]),
        [
          [true, 200, undefined],
          [false, undefined, "3rd_party_error"],
        ],
      );
      const single = getExecutionResult("12345", "99001");
      const result = single.decode(example("get", ...results, "{id}"));
      assert.equal(result.rawResponseBody, '{"ok": true}');
    });
  });
}

describe("a request that is wrong", () => {
  const description = readDescription("2.16", overlay);
  const right = listDataConnectors({ perPage: 20 });
  const rows: readonly (readonly [string, Operation<unknown>, readonly string[]])[] = [
    ["(a right one)", right, []],
    ["too large a page", listDataConnectors({ perPage: 51 }), ["/per_page must be <= 50"]],
    [
      "an unknown parameter",
      { ...right, query: { page: "2" } },
      [" must NOT have additional properties"],
    ],
    [
      "a missing one",
      { ...right, path: ["custom_object_instances", "A"], method: "DELETE", query: {} },
      [" must have required property 'external_id'"],
    ],
    [
      "an unknown state",
      { ...setDataConnectorState("1", "live"), body: { state: "paused" } },
      ["/state must be equal to one of the allowed values"],
    ],
    [
      "an unknown field",
      { ...setDataConnectorState("1", "live"), body: { status: "live" } },
      [" must NOT have additional properties"],
    ],
    ["another route", { ...right, path: ["connectors"] }, ["GET /connectors is not described"]],
  ];
  for (const [name, operation, expected] of rows) {
    it(`is told: ${name}`, () => {
      assert.deepEqual(judgeRequest(description, operation), expected);
    });
  }
});
