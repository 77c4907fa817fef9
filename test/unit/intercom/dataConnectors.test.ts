import assert from "node:assert/strict";
import { inspect } from "node:util";
import {
  createDataConnector,
  getDataConnector,
  listDataConnectors,
  setDataConnectorState,
  updateDataConnector,
} from "../../../src/intercom/dataConnectors.ts";
import { DecodeError } from "../../../src/intercom/decode.ts";
import { IntercomError } from "../../../src/intercom/errors.ts";
import { parseJson } from "../../../src/intercom/json.ts";
import { maxConnectorsPerPage } from "../../../src/intercom/limits.ts";
import { sendJson, withLoopback } from "../support/loopback.ts";
import { assertHarmless, thrownBy } from "../support/thrownBy.ts";
import { canary, never, withClient } from "../support/withClient.ts";

const row = {
  type: "data_connector",
  id: "12345",
  name: "Order Status Service",
  description: "Fetches order status",
  state: "previously_live",
  http_method: "post",
  direct_fin_usage: false,
  created_by_admin_id: "128",
  updated_by_admin_id: 129,
  created_at: "2025-11-15T09:30:00Z",
  updated_at: "2026-01-20T14:22:15Z",
  execution_results_url: "/data_connectors/12345/execution_results",
};

const summary = {
  id: "12345",
  name: "Order Status Service",
  description: "Fetches order status",
  state: "previously_live",
  httpMethod: "post",
  directFinUsage: false,
  createdByAdminId: "128",
  updatedByAdminId: "129",
  createdAt: "2025-11-15T09:30:00Z",
  updatedAt: "2026-01-20T14:22:15Z",
  raw: row,
};

const detail = {
  ...row,
  url: "https://api.intercom.io/me?a={{a}}",
  body: "{}",
  headers: [
    { name: "Accept", value: "****" },
    { name: "Authorization", value: "a value that should have been masked" },
  ],
  audiences: ["users", "robots"],
  execution_type: "server_side",
  configuration_response_type: "mock_response_type",
  data_transformation_type: "full_access",
  client_function_name: null,
  client_function_timeout_ms: 30_000,
  data_inputs: [
    { name: "a", type: "string", description: null, required: true, default_value: "" },
    { name: "b" },
  ],
  response_fields: [{ path: "a.b", type: "string", example_value: [1], redacted: false }],
  object_mappings: [{ response_object_path: "a", anything: { else: [1] } }],
  token_ids: ["7", 8],
  customer_authentication: false,
  bypass_authentication: true,
  validate_missing_attributes: null,
};

describe("listDataConnectors", () => {
  it("asks for a page from 2.16 on, and reads its cursor", () => {
    const operation = listDataConnectors({
      perPage: maxConnectorsPerPage,
      cursor: { starting_after: "WzE=" },
    });
    assert.deepEqual(operation.query, { per_page: "50", starting_after: "WzE=" });
    assert.equal(operation.minimumVersion, "2.16");
    const pages = { type: "pages", per_page: 50, next: { starting_after: "WzI=" } };
    assert.deepEqual(operation.decode({ type: "list", data: [row], pages }), {
      items: [summary],
      next: { starting_after: "WzI=" },
      total: undefined,
      totalPages: undefined,
    });
    for (const next of [null, undefined]) {
      const last = { type: "list", data: [], pages: { ...pages, next } };
      assert.equal(operation.decode(last).next, undefined);
    }
  });

  it("needs nothing but ids, and says which row has none", () => {
    const { decode } = listDataConnectors({ perPage: 1 });
    assert.equal(decode({ type: "list", data: [{ id: 5 }] }).items[0]?.id, "5");
    assert.throws(
      () => decode({ type: "list", data: [row, { name: "a" }] }),
      (error) => error instanceof DecodeError && error.path === "data[1].id",
    );
  });
});

describe("getDataConnector", () => {
  it("always says which of the two configurations it wants", () => {
    for (const state of ["draft", "live"] as const) {
      assert.deepEqual(getDataConnector("12345", state).query, { state_version: state });
    }
  });

  it("reads every documented field, and no value of a header", () => {
    const connector = getDataConnector("12345", "live").decode(detail);
    assert.deepEqual(connector, {
      ...summary,
      raw: detail,
      url: "https://api.intercom.io/me?a={{a}}",
      body: "{}",
      headers: [{ name: "Accept" }, { name: "Authorization" }],
      audiences: ["users", "robots"],
      executionType: "server_side",
      configurationResponseType: "mock_response_type",
      dataTransformationType: "full_access",
      clientFunctionName: undefined,
      clientFunctionTimeout: 30_000,
      dataInputs: [
        { name: "a", type: "string", description: undefined, required: true, defaultValue: "" },
        {
          name: "b",
          type: undefined,
          description: undefined,
          required: undefined,
          defaultValue: undefined,
        },
      ],
      responseFields: [{ path: "a.b", type: "string", exampleValue: [1], redacted: false }],
      objectMappings: [{ response_object_path: "a", anything: { else: [1] } }],
      tokenIds: ["7", "8"],
      customerAuthentication: false,
      bypassAuthentication: true,
      validateMissingAttributes: undefined,
    });
  });

  it("knows nothing of what an answer leaves out, or half of", () => {
    const { decode } = getDataConnector("1", "live");
    const half = {
      headers: [{ name: "Accept" }, { value: "****" }],
      data_inputs: [{ type: "string" }],
      response_fields: "none",
      url: null,
      state: 3,
    };
    for (const json of [{ id: "1" }, { id: "1", ...half }]) {
      const { id, raw, ...others } = decode(json);
      assert.deepEqual([id, raw], ["1", json]);
      assert.deepEqual(
        Object.values(others).filter((value) => value !== undefined),
        [],
      );
    }
    assert.deepEqual(decode({ id: "1", headers: [] }).headers, []);
  });

  it("refuses another connector than the one asked for", () => {
    for (const operation of [
      getDataConnector("1", "live"),
      updateDataConnector("1", {}),
      setDataConnectorState("1", "live"),
    ]) {
      assert.throws(
        () => operation.decode(detail),
        (error) => error instanceof DecodeError && error.path === "id",
      );
      assert.equal(operation.decode({ id: "1" }).id, "1");
    }
  });
});

describe("a change of a Data Connector", () => {
  it("has Intercom's names for what it sets, and nothing else", () => {
    const all = {
      name: "A",
      description: "B",
      httpMethod: "get",
      url: "https://x.example/{{a}}",
      body: "",
      directFinUsage: false,
      audiences: ["users"],
      headers: [{ name: "Accept", value: "application/json" }],
      dataInputs: [
        { name: "a", type: "string", description: "the a", required: true },
        { name: "b", type: "integer", description: "the b", required: false, defaultValue: "1" },
      ],
      customerAuthentication: false,
      bypassAuthentication: false,
      validateMissingAttributes: true,
      mockResponse: { id: "1" },
      tokenIds: [],
    } as const;
    const body = {
      name: "A",
      description: "B",
      http_method: "get",
      url: "https://x.example/{{a}}",
      body: "",
      direct_fin_usage: false,
      audiences: ["users"],
      headers: [{ name: "Accept", value: "application/json" }],
      data_inputs: [
        { name: "a", type: "string", description: "the a", required: true },
        { name: "b", type: "integer", description: "the b", required: false, default_value: "1" },
      ],
      customer_authentication: false,
      bypass_authentication: false,
      validate_missing_attributes: true,
      mock_response: { id: "1" },
      token_ids: [],
    };
    for (const operation of [createDataConnector(all), updateDataConnector("1", all)]) {
      assert.deepEqual(operation.bodyWith?.("t"), body);
      assert.equal(operation.minimumVersion, "2.16");
    }
    assert.deepEqual(updateDataConnector("1", { url: "a", name: undefined }).bodyWith?.("t"), {
      url: "a",
    });
    assert.deepEqual(setDataConnectorState("1", "live").body, { state: "live" });
  });

  it("carries every digit of a mock response", async () => {
    const text = '{"id":12345678901234567890,"share":0.1234567890123456789}';
    const bodies: string[] = [];
    await withLoopback(
      (request, response) => {
        request.setEncoding("utf8").on("data", (chunk: string) => bodies.push(chunk));
        request.on("end", () => sendJson(response, { id: "1" }, 201));
      },
      async ({ port }) => {
        await withClient({ port }, async (client) => {
          const mockResponse = { topic: parseJson(text) };
          await client.send(createDataConnector({ name: "A", mockResponse }), never);
        });
      },
    );
    assert.equal(bodies.join(""), `{"name":"A","mock_response":{"topic":${text}}}`);
  });

  it("holds the connection's own token where that is asked for, and nowhere but on the wire", async () => {
    const headers = [{ name: "Authorization", ownToken: true }] as const;
    const operation = updateDataConnector("1", { headers });
    const bodies: string[] = [];
    await withLoopback(
      (request, response) => {
        request.setEncoding("utf8").on("data", (chunk: string) => bodies.push(chunk));
        const error = { code: "parameter_invalid", message: `not Bearer ${canary}` };
        request.on("end", () => sendJson(response, { type: "error.list", errors: [error] }, 422));
      },
      async ({ port }) => {
        await withClient({ port }, async (client, attempts) => {
          assertHarmless(await thrownBy(client.send(operation, never)), attempts, operation);
        });
      },
    );
    assert.equal(
      bodies.join(""),
      `{"headers":[{"name":"Authorization","value":"Bearer ${canary}"}]}`,
    );
  });

  const masks = ["****", " **** ", "Bearer ****", "Bearer [redacted]", "*****"];
  for (const value of masks) {
    it(`is refused before it is sent: the value "${value}"`, () => {
      const headers = [
        { name: "Accept", value: "application/json" },
        { name: "X-\u202eKey", value },
      ];
      const attempts = [
        () => createDataConnector({ name: "A", headers }),
        () => updateDataConnector("1", { headers }),
      ];
      for (const attempt of attempts) {
        assert.throws(attempt, (error) => {
          assert(error instanceof IntercomError);
          assert.equal(error.facts.kind, "invalidRequest");
          assert.equal(error.facts.code, "masked_header_value");
          assert.equal(error.facts.field, "X-\\u202eKey");
          return true;
        });
      }
    });
  }

  it("takes every other value for one, a wildcard too", () => {
    for (const value of ["*/*", "***", "{{token}}", ""]) {
      const { bodyWith } = updateDataConnector("1", { headers: [{ name: "A", value }] });
      assert.deepEqual(bodyWith?.("t"), { headers: [{ name: "A", value }] });
    }
  });

  it("has its secrets told to nobody, though a refusal repeats them", async () => {
    const headers = [
      { name: "Authorization", value: "Token s3cr3t-value" },
      { name: "X-Api-Key", value: "another-s3cr3t" },
      { name: "Accept", value: "application/json" },
      { name: "X-Flag", value: "on" },
    ];
    const said = "no: Token s3cr3t-value, s3cr3t-value, another-s3cr3t, application/json, on";
    await withLoopback(
      (_, response) => {
        const error = { code: "parameter_invalid", message: said, field: "another-s3cr3t" };
        sendJson(response, { type: "error.list", errors: [error] }, 422);
      },
      async ({ port }) => {
        await withClient({ port }, async (client, attempts) => {
          for (const operation of [
            createDataConnector({ name: "A", headers }),
            updateDataConnector("1", { headers }),
          ]) {
            const error = await thrownBy(client.send(operation, never));
            assert.doesNotMatch(inspect([error, attempts], { depth: 20 }), /s3cr3t/);
            assert.match(error.facts.said ?? "", /application\/json, on$/);
          }
        });
      },
    );
  });
});
