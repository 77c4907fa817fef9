import assert from "node:assert/strict";
import { formatJson } from "../../../src/intercom/json.ts";
import { echo } from "../support/echo.ts";
import { sendJson, withLoopback } from "../support/loopback.ts";
import { virtualClock } from "../support/virtualClock.ts";
import { never, withClient } from "../support/withClient.ts";

describe("a client", () => {
  it("gives what the answer says besides its data", async () => {
    await withLoopback(
      (_, response) => {
        response.setHeader("X-Request-Id", "req\u009b-9");
        response.setHeader("Intercom-Version", "2.16");
        response.setHeader("X-RateLimit-Limit", "1667");
        response.setHeader("X-RateLimit-Remaining", "1666");
        response.setHeader("X-RateLimit-Reset", "1700000007");
        sendJson(response, '{"big":12345678901234567890}', 201);
      },
      async ({ port }) => {
        await withClient({ port }, async (client, attempts) => {
          const { data, duration, ...rest } = await client.send(echo("GET"), never);
          assert.match(formatJson(data), /: 12345678901234567890\n/);
          assert.ok(duration > 0);
          assert.deepEqual(rest, {
            status: 201,
            requestId: "req\\u009b-9",
            version: "2.16",
            rateLimit: { limit: 1_667, remaining: 1_666, resetAt: 1_700_000_007_000 },
          });
          const [attempt] = attempts;
          assert.deepEqual(
            [attempts.length, attempt?.operation, attempt?.status, attempt?.requestId],
            [1, "GET /echo", 201, "req\\u009b-9"],
          );
          assert.equal(attempt?.error, undefined);
        });
      },
    );
  });

  it("pays no heed to rate-limit headers that are no numbers", async () => {
    for (const limit of ["", "-1", "many", "1e3"]) {
      await withLoopback(
        (_, response) => {
          for (const name of ["Limit", "Remaining", "Reset"]) {
            response.setHeader(`X-RateLimit-${name}`, limit);
          }
          sendJson(response, {});
        },
        async ({ port }) => {
          await withClient({ port }, async (client) => {
            assert.equal((await client.send(echo("GET"), never)).rateLimit, undefined);
          });
        },
      );
    }
  });

  it("uses one connection for a hundred calls in a row", async () => {
    await withLoopback(
      (_, response) => sendJson(response, {}),
      async (server) => {
        await withClient({ port: server.port }, async (client) => {
          for (let call = 0; call < 100; call += 1) await client.send(echo("GET"), never);
        });
        assert.deepEqual([server.arrived.length, server.connections.made], [100, 1]);
      },
    );
  });

  it("succeeds when the server recovers between attempts, after growing pauses", async () => {
    let left = 2;
    const clock = virtualClock();
    await withLoopback(
      (_, response) => (left-- > 0 ? sendJson(response, {}, 500) : sendJson(response, { a: 1 })),
      async ({ port }) => {
        await withClient({ port, clock }, async (client, attempts) => {
          assert.deepEqual((await client.send(echo("GET"), never)).data, { a: 1 });
          assert.deepEqual(
            attempts.map(({ error }) => error?.kind),
            ["server", "server", undefined],
          );
        });
        const [first = 0, second = 0, ...more] = clock.waited;
        assert.ok(first >= 500 && first <= 600, `${first}`);
        assert.ok(second >= 1_000 && second <= 1_200, `${second}`);
        assert.deepEqual(more, []);
      },
    );
  });
});
