import assert from "node:assert/strict";
import { Intercom, IntercomClient, IntercomError } from "intercom-client";
import type { SampleOptions, SeenRequest } from "../../../src/sample/sampleOptions.ts";
import type { Sample } from "../../../src/sample/startSample.ts";
import { at, exchange, items } from "../sample/exchange.ts";
import { withSample } from "../sample/withSample.ts";

type Version = NonNullable<IntercomClient.Options["version"]>;

const order = { custom_object_type_identifier: "Order" };

interface Driven {
  readonly sample: Sample;
  readonly client: IntercomClient;
  readonly seen: readonly SeenRequest[];
}

/** Intercom's own client, pointed at a sample. */
async function drive(
  options: SampleOptions & { readonly sdk?: IntercomClient.Options },
  use: (driven: Driven) => Promise<void>,
): Promise<void> {
  const seen: SeenRequest[] = [];
  await withSample({ onRequest: (request) => seen.push(request), ...options }, async (sample) => {
    const client = new IntercomClient({
      environment: sample.url,
      token: sample.token,
      version: "2.13",
      maxRetries: 0,
      ...options.sdk,
    });
    await use({ sample, client, seen });
  });
}

describe("Intercom's own client, driving the sample", () => {
  for (const version of ["2.13", "2.14"] satisfies readonly Version[]) {
    it(`creates, reads by both ids, updates and deletes on ${version}`, async () => {
      const now = 1_734_537_745;
      await drive({ sdk: { version }, now: () => now * 1_000 }, async ({ client }) => {
        const { customObjectInstances } = client;
        const created = await customObjectInstances.createCustomObjectInstances({
          ...order,
          external_id: "slashes/and spaces?",
          external_created_at: 1_392_036_272,
          custom_attributes: { order_number: "ORDER-12345", note: "größer ✓" },
        });
        assert(created?.id);
        const { id } = created;
        assert.deepEqual(created, {
          id,
          type: "Order",
          custom_attributes: { order_number: "ORDER-12345", note: "größer ✓" },
          external_id: "slashes/and spaces?",
          external_created_at: 1_392_036_272,
          external_updated_at: null,
          created_at: now,
          updated_at: now,
        });

        const byExternalId = { ...order, external_id: "slashes/and spaces?" };
        const byId = { ...order, custom_object_instance_id: id };
        assert.deepEqual(
          await customObjectInstances.getCustomObjectInstancesByExternalId(byExternalId),
          created,
        );
        assert.deepEqual(await customObjectInstances.getCustomObjectInstancesById(byId), created);

        const updated = await customObjectInstances.createCustomObjectInstances({
          ...byExternalId,
          custom_attributes: { note: "changed" },
        });
        assert.equal(updated?.id, id);
        assert.equal(updated.custom_attributes?.["note"], "changed");

        // The client inherits the description's mistake: the names of its two deletes are swapped.
        assert.deepEqual(
          await customObjectInstances.deleteCustomObjectInstancesByExternalId(byId),
          { id, object: "Order", deleted: true },
        );
        await assert.rejects(
          customObjectInstances.getCustomObjectInstancesById(byId),
          Intercom.NotFoundError,
        );
      });
    });
  }

  it("deletes by external_id", async () => {
    await drive({}, async ({ client: { customObjectInstances } }) => {
      const byExternalId = { ...order, external_id: "order_007" };
      assert.deepEqual(await customObjectInstances.deleteCustomObjectInstancesById(byExternalId), {
        id: "7",
        object: "Order",
        deleted: true,
      });
      await assert.rejects(
        customObjectInstances.deleteCustomObjectInstancesById(byExternalId),
        Intercom.NotFoundError,
      );
    });
  });

  it("identifies the token's owner", async () => {
    await drive({}, async ({ client, seen }) => {
      const me = await client.admins.identify();
      assert.equal(me?.type, "admin");
      assert.equal(me.email, "pete@example.com");
      assert.equal(at(me, "app", "name"), "Sample Workspace");
      const [request] = seen;
      assert(request);
      assert.equal(request.headers["intercom-version"], "2.13");
      // The reason why it is never told media_type_not_acceptable.
      assert.equal(request.headers.accept, "*/*");
    });
  });

  for (const [operation, errorClass, call] of [
    // Its /me has no 401 in the description, and so no class.
    ["/me", IntercomError, (client) => client.admins.identify()],
    [
      "a look-up",
      Intercom.UnauthorizedError,
      ({ customObjectInstances }) =>
        customObjectInstances.getCustomObjectInstancesByExternalId({ ...order, external_id: "a" }),
    ],
  ] satisfies readonly (readonly [
    string,
    unknown,
    (client: IntercomClient) => Promise<unknown>,
  ])[]) {
    it(`takes a bad token for what it is: ${operation}`, async () => {
      await drive({ sdk: { token: "wrong" } }, async ({ client }) => {
        await assert.rejects(call(client), (error) => {
          assert(error instanceof IntercomError);
          assert.equal(error.constructor, errorClass);
          assert.equal(error.statusCode, 401);
          assert.equal(at(error.body, "errors", 0, "code"), "unauthorized");
          return true;
        });
      });
    });
  }

  for (const [what, type, message] of [
    ["a missing object", "Order", "Custom object instance not found"],
    ["an unknown type", "Odrer", "Custom object type `Odrer` not found"],
  ] as const) {
    it(`takes ${what} for what it is`, async () => {
      await drive({}, async ({ client: { customObjectInstances } }) => {
        const missing = { custom_object_type_identifier: type, external_id: "nobody" };
        await assert.rejects(
          customObjectInstances.getCustomObjectInstancesByExternalId(missing),
          (error) => {
            assert(error instanceof Intercom.NotFoundError);
            assert.equal(error.statusCode, 404);
            assert.equal(at(error.body, "errors", 0, "code"), "not_found");
            assert.equal(at(error.body, "errors", 0, "message"), message);
            return true;
          },
        );
      });
    });
  }

  it("has no class for a 406", async () => {
    await drive({ sdk: { headers: { Accept: "text/html" } } }, async ({ client }) => {
      await assert.rejects(client.admins.identify(), (error) => {
        assert(error instanceof IntercomError);
        assert.equal(error.constructor, IntercomError);
        assert.equal(error.statusCode, 406);
        assert.equal(at(error.body, "errors", 0, "code"), "media_type_not_acceptable");
        return true;
      });
    });
  });

  it("passes on the list of 2.16, of which it does not know", async () => {
    await drive({}, async ({ client: { customObjectInstances }, sample, seen }) => {
      const page = await customObjectInstances.getCustomObjectInstancesByExternalId(
        { ...order, external_id: "" },
        {
          headers: { "Intercom-Version": "2.16" },
          queryParams: { external_id: undefined, page: 2, per_page: 20 },
        },
      );
      assert.equal(seen[0]?.target, "/custom_object_instances/Order?page=2&per_page=20");
      const headers = { "intercom-version": "2.16" };
      const asked = await exchange(sample, seen[0].target, { headers });
      assert.deepEqual(page, asked.json);
      assert.equal(items(asked).length, 20);
      assert.equal(at(page, "total_count"), 42);
    });
  });
});
