import assert from "node:assert/strict";
import { applyChange, publishDraft } from "../../../src/connectors/applyChange.ts";
import type { DataConnectorChange } from "../../../src/intercom/dataConnectorDraft.ts";
import type { Interference, SeenRequest } from "../../../src/sample/sampleOptions.ts";
import { seeded } from "../sample/connectors.ts";
import { sendJson, withLoopback } from "../support/loopback.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { never, withClient } from "../support/withClient.ts";
import { connector, masked } from "./connector.ts";
import { sendOf, withConnectors } from "./withConnectors.ts";

const id = seeded.withoutAccept;

const complete: DataConnectorChange = {
  headers: [
    { name: "Accept", value: "application/json" },
    { name: "Authorization", ownToken: true },
    { name: "Intercom-Version", value: "2.13" },
  ],
};

/** Cuts the connection of every change. */
function cutting(when: Interference) {
  return ({ method }: SeenRequest): Interference => (method === "PATCH" ? when : undefined);
}

const namesOf = (headers: readonly { name: string }[] | undefined) =>
  headers?.map(({ name }) => name);

describe("applyChange", () => {
  for (const patchedHeaders of ["replaced", "merged"] as const) {
    it(`verifies what it sent, where headers are ${patchedHeaders}`, async () => {
      await withConnectors({ assumptions: { patchedHeaders } }, async ({ send, read }) => {
        const before = await read(id);
        const outcome = await applyChange({ before, change: complete }, send, never);
        assert.equal(outcome.kind, "verified");
        assert.deepEqual(namesOf((await read(id)).headers)?.sort(), [
          "Accept",
          "Authorization",
          "Intercom-Version",
        ]);
        assert.deepEqual(namesOf((await read(id, "live")).headers), [
          "Authorization",
          "Intercom-Version",
        ]);
        // The token that went in is the one that the sample takes.
        assert.equal((await publishDraft(await read(id), send, never)).kind, "verified");
      });
    });
  }

  it("sends nothing where somebody else changed the connector since the preview", async () => {
    const sent: string[] = [];
    const onRequest = ({ method }: SeenRequest) => sent.push(method);
    await withConnectors({ onRequest }, async ({ send, read, rename }) => {
      const before = await read(id);
      await rename(id, "Renamed meanwhile");
      sent.length = 0;
      const outcome = await applyChange({ before, change: complete }, send, never);
      assert.equal(outcome.kind, "changedMeanwhile");
      assert.equal(outcome.now.name, "Renamed meanwhile");
      assert.deepEqual(sent, ["GET"]);
    });
  });

  it("knows that a change arrived whose answer was cut off, and that it can be made again", async () => {
    await withConnectors({ interfere: cutting("cut after") }, async ({ send, read }) => {
      const first = await applyChange({ before: await read(id), change: complete }, send, never);
      assert.equal(first.kind, "verified");
      const again = await applyChange({ before: await read(id), change: complete }, send, never);
      assert.equal(again.kind, "verified");
      assert.equal((await read(id)).headers?.length, 3);
    });
  });

  it("knows that a change did not arrive, and that nothing is lost", async () => {
    await withConnectors({ interfere: cutting("cut before") }, async ({ send, read }) => {
      const before = await read(id);
      const outcome = await applyChange({ before, change: complete }, send, never);
      assert.equal(outcome.kind, "notApplied");
      assert.equal(outcome.failure?.kind, "network");
      assert.deepEqual((await read(id)).raw, before.raw);
    });
  });

  it("says that it does not know where nothing can be read back", async () => {
    let patched = false;
    const interfere = ({ method }: SeenRequest): Interference => {
      patched ||= method === "PATCH";
      return patched ? "cut after" : undefined;
    };
    await withConnectors({ interfere }, async ({ send, read }) => {
      const outcome = await applyChange({ before: await read(id), change: complete }, send, never);
      assert.equal(outcome.kind, "unknown");
      assert.equal(outcome.failure.kind, "network");
    });
  });

  it("finds out what became of a change that was cancelled while it was under way", async () => {
    const controller = new AbortController();
    const interfere = ({ method }: SeenRequest): Interference => {
      if (method === "PATCH") controller.abort();
      return undefined;
    };
    await withConnectors({ interfere }, async ({ send, read }) => {
      const before = await read(id);
      const outcome = await applyChange({ before, change: complete }, send, controller.signal);
      assert.ok(["verified", "notApplied"].includes(outcome.kind), outcome.kind);
      const names = namesOf((await read(id)).headers);
      assert.equal(names?.includes("Accept"), outcome.kind === "verified");
    });
  });

  it("says loudly what is gone when it is read back", async () => {
    const before = connector();
    const lost = connector({ headers: masked("Accept"), object_mappings: [], updated_at: "later" });
    let patched = false;
    await withLoopback(
      ({ method }, response) => {
        patched ||= method === "PATCH";
        sendJson(response, (patched ? lost : before).raw);
      },
      async ({ port }) => {
        await withClient({ port }, async (client) => {
          const send = sendOf(client);
          const outcome = await applyChange({ before, change: { url: before.url } }, send, never);
          assert.equal(outcome.kind, "wrong");
          assert.deepEqual(outcome.lacks, [
            "the header Authorization",
            "the header Intercom-Version",
            "object_mappings",
          ]);
          assert.equal(outcome.after.updatedAt, "later");
        });
      },
    );
  });

  it("throws where nothing was changed for certain: a missing scope, a refused field", async () => {
    await withConnectors({ connectorAccess: "read" }, async ({ send, read }) => {
      const before = await read(id);
      const error = await thrownBy(applyChange({ before, change: complete }, send, never));
      assert.equal(error.kind, "forbidden");
      assert.deepEqual((await read(id)).raw, before.raw);
    });
    await withConnectors({}, async ({ send, read }) => {
      const before = await read(id);
      const change = {
        dataInputs: [{ name: "a", type: "colour", description: "x", required: true }],
      };
      const error = await thrownBy(applyChange({ before, change }, send, never));
      assert.equal(error.kind, "invalidRequest");
      assert.deepEqual((await read(id)).raw, before.raw);
    });
  });

  const refusals = {
    "a conflict": [409, "data_connector_in_use", "conflict"],
    "a workspace whose version has no connectors": [
      400,
      "intercom_version_invalid",
      "versionUnsupported",
    ],
  } as const;
  for (const [name, [status, code, kind]] of Object.entries(refusals)) {
    it(`throws, and sends nothing more, on ${name}`, async () => {
      const before = connector();
      await withLoopback(
        ({ method }, response) => {
          if (method === "GET") sendJson(response, before.raw);
          else
            sendJson(response, { type: "error.list", errors: [{ code, message: "no" }] }, status);
        },
        async ({ port, arrived }) => {
          await withClient({ port }, async (client) => {
            const send = sendOf(client);
            const call = applyChange({ before, change: { url: "https://a/" } }, send, never);
            assert.equal((await thrownBy(call)).kind, kind);
            assert.deepEqual(
              arrived.map(({ method }) => method),
              ["GET", "PATCH"],
            );
          });
        },
      );
    });
  }
});

describe("publishDraft", () => {
  const unlike = seeded.draftUnlikeLive;

  it("makes the draft live, and compares the two", async () => {
    await withConnectors({}, async ({ send, read }) => {
      const outcome = await publishDraft(await read(unlike), send, never);
      assert.equal(outcome.kind, "verified");
      assert.deepEqual(outcome.after.headers, (await read(unlike)).headers);
    });
  });

  it("knows whether it was cut off before or after", async () => {
    await withConnectors({ interfere: cutting("cut after") }, async ({ send, read }) => {
      assert.equal((await publishDraft(await read(unlike), send, never)).kind, "verified");
    });
    await withConnectors({ interfere: cutting("cut before") }, async ({ send, read }) => {
      const before = await read(unlike, "live");
      assert.equal((await publishDraft(await read(unlike), send, never)).kind, "notApplied");
      assert.deepEqual((await read(unlike, "live")).raw, before.raw);
    });
  });

  it("publishes nothing that was not shown", async () => {
    await withConnectors({}, async ({ send, read, rename }) => {
      const draft = await read(unlike);
      await rename(unlike, "Another");
      assert.equal((await publishDraft(draft, send, never)).kind, "changedMeanwhile");
      assert.notEqual((await read(unlike, "live")).name, "Another");
    });
  });

  it("is not applied where there is still no live configuration", async () => {
    const before = connector();
    await withLoopback(
      ({ method, url = "" }, response) => {
        const missing = { type: "error.list", errors: [{ code: "data_connector_not_found" }] };
        if (method === "GET" && url.includes("live")) sendJson(response, missing, 404);
        else sendJson(response, before.raw);
      },
      async ({ port }) => {
        await withClient({ port }, async (client) => {
          const send = sendOf(client);
          assert.equal((await publishDraft(before, send, never)).kind, "notApplied");
        });
      },
    );
  });
});
