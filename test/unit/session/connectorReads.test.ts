import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { createClient } from "../../../src/intercom/client.ts";
import { updateDataConnector } from "../../../src/intercom/dataConnectors.ts";
import { sampleConnection } from "../../../src/model/connection.ts";
import { differ } from "../../../src/model/configurations.ts";
import type { SampleOptions } from "../../../src/sample/sampleOptions.ts";
import { readEveryConnector } from "../../../src/session/readEveryConnector.ts";
import type { ReadResource } from "../../../src/session/readResource.ts";
import { Session } from "../../../src/session/session.ts";
import { withSample } from "../sample/withSample.ts";
import { summary } from "../support/connector.ts";
import { sendJson, withLoopback } from "../support/loopback.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { virtualClock } from "../support/virtualClock.ts";
import { canary, never } from "../support/withClient.ts";

async function withSession<T>(
  server: { readonly port: number; readonly token: string },
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const endpoint = { region: "sample", port: server.port } as const;
  const { token } = server;
  const session = new Session({
    connection: sampleConnection,
    open: () =>
      Promise.resolve(
        createClient({ endpoint, token, version: () => "2.13", clock: virtualClock() }),
      ),
    perPage: () => 50,
  });
  try {
    return await use(session);
  } finally {
    await session.dispose();
  }
}

/** A session with the sample behind it, and the targets of the requests that it made. */
async function withSampleSession(
  use: (session: Session, asked: readonly string[]) => Promise<void>,
  options: SampleOptions = {},
): Promise<void> {
  const asked: string[] = [];
  const onRequest = ({ target }: { readonly target: string }) => void asked.push(target);
  await withSample({ ...options, onRequest }, (sample) =>
    withSession(sample, (session) => use(session, asked)),
  );
}

describe("the connectors of a session", () => {
  it("are listed", async () => {
    await withSampleSession(async ({ connectors }, asked) => {
      await connectors.list.loadMore();
      assert.equal(connectors.list.state.failure, undefined);
      assert.equal(connectors.list.state.items.length, 6);
      assert.equal(connectors.list.state.hasMore, false);
      assert.deepEqual(asked, ["/data_connectors?per_page=50"]);
    });
  });

  it("have their configurations read once for each state of a connector", async () => {
    await withSampleSession(async (session, asked) => {
      const { connectors } = session;
      const read: ReadResource[] = [];
      session.onDidRead.on((resource) => read.push(resource));
      await connectors.list.loadMore();
      const [connector] = connectors.list.state.items;
      assert.ok(connector);
      const configurations = await connectors.ensureConfigurations(connector, never);
      assert.equal(configurations.draft?.id, connector.id);
      assert.deepEqual(await connectors.ensureConfigurations(connector, never), configurations);
      assert.equal(asked.length, 3);
      assert.deepEqual(read, [{ kind: "connector", id: connector.id }]);

      const change = { description: "Changed meanwhile" };
      const { data } = await session.send(updateDataConnector(connector.id, change), never);
      assert.notEqual(data.updatedAt, connector.updatedAt);
      const now = await connectors.ensureConfigurations(data, never);
      assert.equal(now.draft?.description, "Changed meanwhile");
      assert.equal(differ(now), true);
      // A document does not know when its connector was changed.
      const unknown = { id: connector.id, updatedAt: undefined };
      assert.equal(await connectors.ensureConfigurations(unknown, never), now);
    });
  });

  it("give the same configurations to those who know when a connector was changed and those who do not", async () => {
    await withSampleSession(async ({ connectors }, asked) => {
      await connectors.list.loadMore();
      const [connector] = connectors.list.state.items;
      assert.ok(connector);
      const unknown = { id: connector.id, updatedAt: undefined };
      const read = await connectors.ensureConfigurations(unknown, never);
      assert.equal(connectors.configurations(connector).state.value, read);
      assert.equal(asked.length, 3);
    });
  });

  it("have a list of runs for each filter, of the last hour by Intercom's clock unless asked", async () => {
    await withSampleSession(async ({ connectors }, asked) => {
      const hour = connectors.runs("48106", { range: "hour" });
      assert.equal(connectors.runs("48106", { range: "hour" }), hour);
      await hour.loadMore();
      const week = connectors.runs("48106", { range: "week", success: false });
      assert.notEqual(week, hour);
      const before = Math.floor(Date.now() / 1_000);
      await week.loadMore();
      assert.equal(week.state.failure, undefined);
      const [first = "", second = ""] = asked;
      assert.equal(first, "/data_connectors/48106/execution_results?per_page=30");
      const query = new URLSearchParams(second.split("?")[1]);
      assert.equal(query.get("success"), "false");
      assert.ok(Math.abs(Number(query.get("start_ts")) - (before - 604_800)) <= 5);
    });
  });

  it("have runs whose pages belong to the time that the first was asked for", async () => {
    await withSampleSession(async ({ connectors }, asked) => {
      const list = connectors.runs("48106", { range: "fortnight" });
      while (list.state.hasMore) await list.loadMore();
      assert.equal(list.state.failure, undefined);
      assert.ok(list.state.items.length > 60);
      assert.equal(new Set(list.state.items.map(({ id }) => id)).size, list.state.items.length);
      const starts = asked.map((target) =>
        new URLSearchParams(target.split("?")[1]).get("start_ts"),
      );
      assert.equal(new Set(starts).size, 1);
    });
  });

  it("have runs that are read with their bodies, and kept", async () => {
    await withSampleSession(async (session) => {
      const { connectors } = session;
      const list = connectors.runs("48105", { range: "hour" });
      await list.loadMore();
      const [listed] = list.state.items;
      assert.ok(listed);
      assert.equal(listed.rawResponseBody, undefined);
      assert.equal(connectors.run("48105", listed.id), undefined);
      const read: ReadResource[] = [];
      session.onDidRead.on((resource) => read.push(resource));
      const run = await connectors.readRun("48105", listed.id, never);
      assert.match(run.rawResponseBody ?? "", /media_type_not_acceptable/);
      assert.equal(connectors.run("48105", listed.id), run);
      assert.deepEqual(read, [{ kind: "run", connector: "48105", id: listed.id }]);
    });
  });

  it("are not there for a token without the scope, which the failure says", async () => {
    await withSampleSession(
      async ({ connectors }) => {
        await connectors.list.loadMore();
        assert.equal(connectors.list.state.failure?.kind, "forbidden");
        const kept = connectors.configurations({ id: "48106", updatedAt: undefined });
        await kept.load();
        assert.equal(kept.state.failure?.kind, "forbidden");
      },
      { connectorAccess: "none" },
    );
  });

  it("end with the session", async () => {
    await withSample({}, async (sample) => {
      await withSession(sample, async (session) => {
        const { connectors } = session;
        const kept = connectors.configurations({ id: "48106", updatedAt: undefined });
        const underWay = [
          connectors.list.loadMore(),
          kept.load(),
          connectors.runs("48106", { range: "hour" }).loadMore(),
        ];
        await session.dispose();
        await Promise.all(underWay);
        assert.equal(kept.state.failure?.kind, "cancelled");
        assert.equal((await thrownBy(connectors.readRun("48106", "1", never))).kind, "cancelled");
      });
    });
  });
});

/** Answers for connectors by which of their configurations there are. */
async function withConfigurations<T>(
  have: Readonly<Record<string, readonly string[]>>,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const handler = ({ url = "" }: IncomingMessage) => {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const id = pathname.split("/")[2] ?? "";
    const version = searchParams.get("state_version") ?? "";
    return have[id]?.includes(version) === true ? { id, state: version } : undefined;
  };
  const missing = {
    type: "error.list",
    errors: [{ code: "data_connector_not_found", message: "Data connector not found" }],
  };
  return withLoopback(
    (request, response) => {
      const found = handler(request);
      sendJson(response, found ?? missing, found === undefined ? 404 : 200);
    },
    ({ port }) => withSession({ port, token: canary }, use),
  );
}

describe("the configurations of a connector", () => {
  it("are those that Intercom has; one that has none is gone", async () => {
    const have = { "1": ["draft"], "2": ["live"], "3": ["draft", "live"] };
    await withConfigurations(have, async ({ connectors }) => {
      const seen = async (id: string): Promise<string[]> => {
        const both = await connectors.ensureConfigurations(summary({ id }), never);
        return Object.entries(both).flatMap(([name, one]) => (one === undefined ? [] : [name]));
      };
      assert.deepEqual(await seen("1"), ["draft"]);
      assert.deepEqual(await seen("2"), ["live"]);
      assert.deepEqual(await seen("3"), ["draft", "live"]);
      const gone = await thrownBy(connectors.ensureConfigurations(summary({ id: "4" }), never));
      assert.deepEqual([gone.kind, gone.facts.code], ["notFound", "data_connector_not_found"]);
    });
  });
});

describe("readEveryConnector", () => {
  it("reads each connector once, in the order of the list, and says how far it is", async () => {
    await withSampleSession(async ({ connectors }, asked) => {
      const progress: string[] = [];
      const all = await readEveryConnector(connectors, never, ({ read, total }) =>
        progress.push(`${read}/${total}`),
      );
      assert.deepEqual(
        all.map(({ connector }) => connector.id),
        connectors.list.state.items.map(({ id }) => id),
      );
      assert.ok(all.every(({ configurations }) => "live" in configurations));
      assert.deepEqual(progress, ["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]);
      assert.equal(asked.length, 1 + 2 * 6);
      await readEveryConnector(connectors, never);
      assert.equal(asked.length, 1 + 2 * 6);
    });
  });

  it("says of one that cannot be read why, and reads the others", async () => {
    const refused = "/data_connectors/48104?state_version=draft";
    await withSample(
      { interfere: ({ target }) => (target === refused ? "cut before" : undefined) },
      (sample) =>
        withSession(sample, async ({ connectors }) => {
          const all = await readEveryConnector(connectors, never);
          const failed = all.filter(({ configurations }) => "kind" in configurations);
          assert.deepEqual(
            failed.map(({ connector }) => connector.id),
            ["48104"],
          );
          assert.equal(all.length, 6);
        }),
    );
  });

  it("fails where the list cannot be read", async () => {
    await withSampleSession(
      async ({ connectors }) => {
        const failure = await thrownBy(readEveryConnector(connectors, never));
        assert.equal(failure.kind, "forbidden");
      },
      { connectorAccess: "none" },
    );
  });

  it("ends when it is cancelled, in the list and among the configurations", async () => {
    for (const at of [/^\/data_connectors\?/, /^\/data_connectors\/48104/]) {
      const controller = new AbortController();
      const options: SampleOptions = {
        onRequest: ({ target }) => {
          if (at.test(target)) controller.abort();
        },
      };
      await withSample(options, (sample) =>
        withSession(sample, async ({ connectors }) => {
          const failure = await thrownBy(readEveryConnector(connectors, controller.signal));
          assert.equal(failure.kind, "cancelled");
        }),
      );
    }
  });
});
