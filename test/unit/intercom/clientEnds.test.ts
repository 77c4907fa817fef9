import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { getActiveResourcesInfo } from "node:process";
import { echo } from "../support/echo.ts";
import { pouring } from "../support/hostile.ts";
import { sendJson, withLoopback } from "../support/loopback.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { never, withClient } from "../support/withClient.ts";

describe("a client", () => {
  it("ends a call that is aborted: before it starts, under way, and between attempts", async () => {
    await withLoopback(
      () => undefined,
      async (server) => {
        await withClient({ port: server.port }, async (client) => {
          const before = AbortSignal.abort("whatever reason");
          assert.equal((await thrownBy(client.send(echo("GET"), before))).kind, "cancelled");
          assert.equal(server.arrived.length, 0);
        });
      },
    );
    const arrived = new EventEmitter();
    await withLoopback(
      () => void arrived.emit("request"),
      async ({ port }) => {
        await withClient({ port }, async (client) => {
          const controller = new AbortController();
          const call = thrownBy(client.send(echo("GET"), controller.signal));
          await once(arrived, "request");
          controller.abort();
          assert.equal((await call).kind, "cancelled");
        });
      },
    );
    await withLoopback(
      (_, response) => sendJson(response, {}, 500),
      async (server) => {
        const controller = new AbortController();
        const onAttempt = (): void => controller.abort();
        const port = server.port;
        await withClient({ port, onAttempt }, async (client) => {
          const error = await thrownBy(client.send(echo("GET"), controller.signal));
          assert.equal(error.kind, "cancelled");
        });
        assert.equal(server.arrived.length, 1);
      },
    );
  });

  it("gives up when the total time is over, whatever single attempts may take", async () => {
    await withLoopback(
      () => undefined,
      async (server) => {
        const timeouts = { attempt: 10_000, total: 40 };
        await withClient({ port: server.port, timeouts }, async (client) => {
          assert.equal((await thrownBy(client.send(echo("GET"), never))).kind, "timeout");
        });
        assert.equal(server.arrived.length, 1);
      },
    );
  });

  it("cancels what is under way when it is closed, and sends nothing afterwards", async () => {
    const arrived = new EventEmitter();
    await withLoopback(
      () => void arrived.emit("request"),
      async (server) => {
        await withClient({ port: server.port }, async (client) => {
          const call = thrownBy(client.send(echo("GET"), never));
          await once(arrived, "request");
          await client.close();
          assert.equal((await call).kind, "cancelled");
          assert.equal((await thrownBy(client.send(echo("GET"), never))).kind, "cancelled");
        });
        assert.equal(server.arrived.length, 1);
      },
    );
  });

  it("leaves no timer behind, whether a call succeeds or fails", async () => {
    const timers = (): number =>
      getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
    let status = 200;
    await withLoopback(
      (_, response) => sendJson(response, {}, status),
      async ({ port }) => {
        await withClient({ port }, async (client) => {
          const before = timers();
          await client.send(echo("GET"), never);
          status = 500;
          await thrownBy(client.send(echo("GET"), never));
          assert.equal(timers(), before);
        });
      },
    );
  });

  it("ends the connection of an answer that is too large", async () => {
    const gone = new EventEmitter();
    await withLoopback(
      (_, response) => {
        response.on("close", () => gone.emit("close"));
        pouring(response);
      },
      async ({ port }) => {
        await withClient({ port }, async (client) => {
          const closed = once(gone, "close");
          assert.equal((await thrownBy(client.send(echo("GET"), never))).kind, "tooLarge");
          await closed;
        });
      },
    );
  });
});
