import assert from "node:assert/strict";
import fc from "fast-check";
import { checkConnector, checkConnectorText } from "../../../src/connectors/checkConnector.ts";
import { createConnector } from "../../../src/connectors/createConnector.ts";
import {
  type ConnectorAuthorization,
  type ConnectorWish,
  connectorDraft,
  consequenceOf,
  draftPreview,
} from "../../../src/connectors/planConnector.ts";
import { bodyOf } from "../../../src/intercom/dataConnectorDraft.ts";
import { listDataConnectors } from "../../../src/intercom/dataConnectors.ts";
import type { Interference, SeenRequest } from "../../../src/sample/sampleOptions.ts";
import { resourceDocument } from "../../../src/text/resourceDocument.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { canary, never } from "../support/withClient.ts";
import { withConnectors } from "./withConnectors.ts";

const example = {
  id: "7",
  type: "Order",
  external_id: "order-1",
  custom_attributes: { Title: "A", "Due date": 3, external_id: "x" },
};

const wish: ConnectorWish = {
  name: "Get order",
  purpose: "read",
  type: "Order",
  example,
  authorization: { kind: "ownToken" },
  region: "sample",
  version: "2.13",
};

const ways: readonly ConnectorAuthorization[] = [
  { kind: "ownToken" },
  { kind: "tokenId", id: "4107" },
  { kind: "later" },
];

describe("connectorDraft", () => {
  it("is what the guide sets up by hand", () => {
    assert.deepEqual(connectorDraft({ ...wish, region: "eu" }), {
      name: "Get order",
      description: "Reads one Order by its external_id",
      httpMethod: "get",
      url: "https://api.eu.intercom.io/custom_object_instances/Order?external_id={{external_id}}",
      headers: [
        { name: "Authorization", ownToken: true },
        { name: "Accept", value: "application/json" },
        { name: "Intercom-Version", value: "2.13" },
      ],
      dataInputs: [
        {
          name: "external_id",
          type: "string",
          description: "The external_id of the object to read",
          required: true,
        },
      ],
      mockResponse: example,
    });
  });

  it("has a fourth header and a body where it writes, with an input for each attribute", () => {
    const { httpMethod, url, body, headers, dataInputs } = connectorDraft({
      ...wish,
      purpose: "write",
    });
    assert.equal(httpMethod, "post");
    assert.equal(url, "https://api.intercom.io/custom_object_instances/Order");
    assert.deepEqual(
      headers?.map(({ name }) => name),
      ["Authorization", "Accept", "Intercom-Version", "Content-Type"],
    );
    assert.deepEqual(JSON.parse(body ?? ""), {
      external_id: "{{external_id}}",
      custom_attributes: { Title: "{{Title}}", "Due date": "{{Due_date}}" },
    });
    assert.deepEqual(
      dataInputs?.map(({ name, required }) => [name, required]),
      [
        ["external_id", true],
        ["Title", false],
        ["Due_date", false],
      ],
    );
  });

  it("has no Authorization row where a token is attached, or comes later", () => {
    for (const authorization of ways.slice(1)) {
      const { headers, tokenIds } = connectorDraft({ ...wish, authorization });
      assert.deepEqual(
        headers?.map(({ name }) => name),
        ["Accept", "Intercom-Version"],
      );
      assert.deepEqual(tokenIds, authorization.kind === "tokenId" ? ["4107"] : undefined);
    }
  });

  it("says what each way of authorization brings with it", () => {
    const [own = "", attached = "", later = ""] = ways.map(consequenceOf);
    assert.match(own, /but not the values of other headers/);
    assert.match(attached, /Intercom recommends this/);
    assert.match(later, /get a 401 until/);
  });

  it("is shown as it is sent, but for the token", () => {
    const draft = connectorDraft(wish);
    const preview: unknown = JSON.parse(draftPreview(draft));
    const shown = "[redacted (this connection's token)]";
    assert.deepEqual(preview, bodyOf(draft, shown));
    assert.ok(!JSON.stringify(preview).includes(canary));
  });

  const text = fc.string({ unit: "binary", minLength: 1 });
  it("has no finding of its own, whatever the type, the attributes and the way", () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.constantFrom("PeteUserTrainingTopic", "a b/c?d#e", "{x}", "%20%")),
        fc.dictionary(text, fc.jsonValue()),
        fc.constantFrom(...ways),
        fc.constantFrom("read", "write"),
        fc.constantFrom("us", "eu", "au", "sample"),
        (type, attributes, authorization, purpose, region) => {
          fc.pre(!/^\.{1,2}$/.test(type));
          const asked: ConnectorWish = {
            ...{ ...wish, type, authorization, purpose, region },
            example: { ...example, custom_attributes: attributes },
          };
          const body = bodyOf({ ...connectorDraft(asked), mockResponse: undefined }, "x");
          const headers = connectorDraft(asked).headers?.map(({ name }) => ({
            name,
            value: "****",
          }));
          const document = resourceDocument({ raw: { id: "1", ...body, headers } });
          const own = region === "sample" ? {} : { region };
          const { findings, failures } = checkConnectorText(document, own);
          assert.deepEqual([findings, failures], [[], []]);
        },
      ),
    );
  });
});

/** Cuts the connection of every creation. */
function cutting(when: Interference) {
  return ({ method }: SeenRequest): Interference => (method === "POST" ? when : undefined);
}

describe("createConnector", () => {
  for (const authorization of ways) {
    for (const purpose of ["read", "write"] as const) {
      it(`creates one that is verified and has no finding: ${purpose}, ${authorization.kind}`, async () => {
        await withConnectors({}, async ({ send }) => {
          const draft = connectorDraft({ ...wish, authorization, purpose });
          const created = await createConnector(draft, send, never);
          assert.equal(created.kind, "verified", JSON.stringify(created));
          const checked = checkConnector({ draft: created.after, live: undefined }, {});
          assert.deepEqual(
            checked.flatMap(({ findings }) => findings),
            [],
          );
        });
      });
    }
  }

  it("finds the one whose answer was cut off, and makes no second", async () => {
    await withConnectors({ interfere: cutting("cut after") }, async ({ send }) => {
      const created = await createConnector(connectorDraft(wish), send, never);
      assert.equal(created.kind, "verified");
      const { items } = (await send(listDataConnectors({ perPage: 50 }), never)).data;
      assert.equal(items.filter(({ name }) => name === wish.name).length, 1);
    });
  });

  it("knows that none was created, though one of that name was there", async () => {
    await withConnectors({ interfere: cutting("cut before") }, async ({ send, rename }) => {
      await rename("48106", wish.name);
      const created = await createConnector(connectorDraft(wish), send, never);
      assert.equal(created.kind, "notCreated");
      assert.equal(created.failure.kind, "network");
    });
  });

  it("throws where it may not, before anything is sent twice", async () => {
    await withConnectors({ connectorAccess: "read" }, async ({ send }) => {
      const error = await thrownBy(createConnector(connectorDraft(wish), send, never));
      assert.equal(error.kind, "forbidden");
    });
  });
});
