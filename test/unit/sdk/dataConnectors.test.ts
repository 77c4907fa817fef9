import assert from "node:assert/strict";
import type { IntercomClient } from "../../../src/intercom/client.ts";
import type { HeaderToSend } from "../../../src/intercom/dataConnectorDraft.ts";
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
import { errorTypes as sampleErrorTypes } from "../../../src/sample/errorTypes.ts";
import type { SampleOptions, SeenRequest } from "../../../src/sample/sampleOptions.ts";
import type { Sample } from "../../../src/sample/startSample.ts";
import { patch, seeded } from "../sample/connectors.ts";
import { withSample } from "../sample/withSample.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { never, withClient } from "../support/withClient.ts";

/** Runs `use` with a client of a sample; the version asked for is 2.13, as the guide pins it. */
async function connected(
  options: SampleOptions,
  use: (client: IntercomClient, sample: Sample) => Promise<void>,
): Promise<void> {
  await withSample(options, async (sample) => {
    const { port, token } = sample;
    await withClient({ port, token }, async (client) => await use(client, sample));
  });
}

function repairedHeaders(token: string): readonly HeaderToSend[] {
  return [
    { name: "Accept", value: "application/json" },
    { name: "Authorization", value: `Bearer ${token}` },
    { name: "Intercom-Version", value: "2.13" },
  ];
}

async function read<T>(client: IntercomClient, operation: Operation<T>): Promise<T> {
  return (await client.send(operation, never)).data;
}

const live = (id: string) => getDataConnector(id, "live");
const draft = (id: string) => getDataConnector(id, "draft");

describe("the client and the sample's Data Connectors", () => {
  it("know the same types of errors", () => {
    assert.deepEqual(sampleErrorTypes, errorTypes);
  });

  it("walk the list by its cursors, in the version that it needs", async () => {
    const versions = new Set<unknown>();
    const onRequest = ({ headers }: SeenRequest) => versions.add(headers["intercom-version"]);
    await connected({ onRequest }, async (client) => {
      const first = await read(client, listDataConnectors({ perPage: 4 }));
      const second = await read(client, listDataConnectors({ perPage: 4, cursor: first.next }));
      const ids = [...first.items, ...second.items].map(({ id }) => id);
      assert.deepEqual(ids, Object.values(seeded));
      assert.equal(second.next, undefined);
    });
    assert.deepEqual([...versions], ["2.16"]);
  });

  it("repair one that lacks an Accept header", async () => {
    await connected({}, async (client, { token }) => {
      const id = seeded.withoutAccept;
      const before = await read(client, draft(id));
      assert.deepEqual(before.headers, [{ name: "Authorization" }, { name: "Intercom-Version" }]);
      await read(client, updateDataConnector(id, { headers: repairedHeaders(token) }));
      const names = repairedHeaders(token).map(({ name }) => ({ name }));
      assert.deepEqual((await read(client, draft(id))).headers, names);
      assert.deepEqual((await read(client, live(id))).headers, before.headers);
      const published = await read(client, setDataConnectorState(id, "live"));
      assert.equal(published.state, "live");
      assert.deepEqual((await read(client, live(id))).headers, names);
    });
  });

  it("create one from an answer, as a draft", async () => {
    await connected({}, async (client, { token }) => {
      const created = await client.send(
        createDataConnector({
          name: "Get topic",
          httpMethod: "get",
          url: "https://api.intercom.io/custom_object_instances/A?external_id={{external_id}}",
          headers: repairedHeaders(token),
          dataInputs: [
            { name: "external_id", type: "string", description: "The id", required: true },
          ],
          mockResponse: { external_id: "a", custom_attributes: { Title: "A" } },
        }),
        never,
      );
      assert.equal(created.status, 201);
      const { id, state, configurationResponseType, responseFields } = created.data;
      assert.deepEqual([state, configurationResponseType], ["draft", "mock_response_type"]);
      assert.deepEqual(
        responseFields?.map(({ path }) => path),
        ["external_id", "custom_attributes.Title"],
      );
      assert.deepEqual(await read(client, draft(id)), created.data);
      const unpublished = await thrownBy(client.send(live(id), never));
      assert.deepEqual(
        [unpublished.kind, unpublished.facts.code],
        ["notFound", "data_connector_not_found"],
      );
    });
  });

  it("read runs by every filter, and one of them whole", async () => {
    await connected({}, async (client) => {
      const id = seeded.failingUpstream;
      for (const errorType of errorTypes) {
        const page = await read(
          client,
          listExecutionResults(id, { perPage: 30, start: 0, errorType, success: false }),
        );
        assert(page.items.length > 0, errorType);
        assert(page.items.every((result) => result.errorType === errorType));
      }
      const [refused] = (
        await read(client, listExecutionResults(seeded.withoutAccept, { perPage: 1 }))
      ).items;
      assert(refused);
      assert.equal(refused.rawResponseBody, undefined);
      const whole = await read(client, getExecutionResult(seeded.withoutAccept, refused.id));
      assert.match(whole.rawResponseBody ?? "", /media_type_not_acceptable/);
      assert.deepEqual(
        [whole.httpStatus, whole.createdAt, whole.requestUrl],
        [406, refused.createdAt, refused.requestUrl],
      );
    });
  });

  for (const [interference, applied] of [
    ["cut before", false],
    ["cut after", true],
  ] as const) {
    it(`send a change once, and learn by reading what became of it: ${interference}`, async () => {
      const sent: string[] = [];
      const interfere = ({ method }: SeenRequest) => {
        if (method !== "PATCH") return undefined;
        sent.push(method);
        return interference;
      };
      await connected({ interfere }, async (client) => {
        const id = seeded.healthy;
        const change = updateDataConnector(id, { name: "Changed" });
        const error = await thrownBy(client.send(change, never));
        assert.equal(error.kind, "network");
        assert.equal(sent.length, 1);
        assert.equal((await read(client, draft(id))).name === "Changed", applied);
      });
    });
  }

  it("tell a conflict, a refused field and a missing scope apart", async () => {
    const id = seeded.healthy;
    await connected({ assumptions: { refusedField: "named" } }, async (client) => {
      const inUse = await thrownBy(client.send(setDataConnectorState(id, "draft"), never));
      assert.deepEqual([inUse.kind, inUse.facts.code], ["conflict", "data_connector_in_use"]);
      const empty = await thrownBy(
        client.send(updateDataConnector(id, { headers: [{ name: "", value: "a" }] }), never),
      );
      assert.deepEqual([empty.kind, empty.facts.field], ["invalidRequest", "headers"]);
    });
    await connected({ connectorAccess: "none" }, async (client) => {
      const forbidden = await thrownBy(client.send(live(id), never));
      assert.equal(forbidden.kind, "forbidden");
      assert.match(forbidden.facts.said ?? "", /required scope \(read_write_data_connectors\)/);
    });
  });

  it("read what somebody else changed between two requests", async () => {
    let other: Sample | undefined;
    const interfere = async ({ method, target }: SeenRequest) => {
      if (method === "GET" && target.includes("state_version=draft") && other !== undefined) {
        await patch(other, seeded.healthy, { headers: [{ name: "X-Theirs", value: "1" }] });
      }
      return undefined;
    };
    await connected({ interfere }, async (client, sample) => {
      other = sample;
      const id = seeded.healthy;
      await read(client, updateDataConnector(id, { headers: repairedHeaders(sample.token) }));
      assert.deepEqual((await read(client, draft(id))).headers, [{ name: "X-Theirs" }]);
    });
  });
});
