import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { getInstance, listInstances } from "../../../src/intercom/customObjects.ts";
import { formatJson } from "../../../src/intercom/json.ts";
import type { Operation } from "../../../src/intercom/operation.ts";
import { type Arrived, sendJson, withLoopback } from "../support/loopback.ts";
import { pouring } from "../support/hostile.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { virtualClock } from "../support/virtualClock.ts";
import { canary, never, withClient } from "../support/withClient.ts";

function headersOf({ rawHeaders }: Arrived): Record<string, string> {
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
  );
  return Object.fromEntries(pairs.filter(([name]) => name !== "Host"));
}

function echo(method: Operation<unknown>["method"], body?: unknown): Operation<unknown> {
  return {
    method,
    path: ["echo"],
    ...(body === undefined ? {} : { body }),
    decode: (json) => json,
  };
}

describe("a client", () => {
  const sent = {
    Accept: "application/json",
    Authorization: `Bearer ${canary}`,
    "Intercom-Version": "2.13",
    Connection: "keep-alive",
    "User-Agent": "connector-explorer-for-intercom",
    "Accept-Encoding": "gzip, compress, deflate, br",
  };
  const requests: Readonly<Record<string, [Operation<unknown>, Record<string, string>]>> = {
    GET: [echo("GET"), sent],
    DELETE: [echo("DELETE"), sent],
    "POST without a body": [echo("POST"), { ...sent, "Content-Length": "0" }],
    "PATCH without a body": [echo("PATCH"), { ...sent, "Content-Length": "0" }],
    "POST with a body": [
      echo("POST", { a: "ü" }),
      { ...sent, "Content-Type": "application/json", "Content-Length": "10" },
    ],
    "a list": [listInstances("A", { perPage: 3 }), { ...sent, "Intercom-Version": "2.16" }],
  };
  for (const [name, [operation, headers]] of Object.entries(requests)) {
    it(`sends exactly its headers with ${name}`, async () => {
      await withLoopback(
        (_, response) => sendJson(response, { type: "list", data: [] }),
        async (server) => {
          await withClient({ port: server.port }, (client) => client.send(operation, never));
          assert.deepEqual(server.arrived.map(headersOf), [headers]);
        },
      );
    });
  }

  const ids = {
    "a slash": "a/b//c",
    quotes: `"'\``,
    "a percent sign": "100%25%zz%2F",
    Unicode: "ünïcödé 日本語 👩‍👩‍👧 \u202e\u0000",
    "a query's characters": "?a=b&c=d#e;f+g h",
    "2,000 characters": "x".repeat(2_000),
    "three dots": "...",
    "an encoded dot": "%2e%2E",
    "a backslash": "..\\..\\me",
    "an address": "https://example.com/me",
  };
  for (const [name, id] of Object.entries(ids)) {
    it(`asks for an id with ${name}, and for nothing else`, async () => {
      await withLoopback(
        (_, response) => sendJson(response, { id }),
        async (server) => {
          await withClient({ port: server.port }, async (client) => {
            assert.equal((await client.send(getInstance("Type A/B", id), never)).data.id, id);
          });
          const [path, type, ...rest] = (server.arrived[0]?.target ?? "").slice(1).split("/");
          assert.deepEqual(
            [path, type, ...rest].map((segment = "") => decodeURIComponent(segment)),
            ["custom_object_instances", "Type A/B", id],
          );
        },
      );
    });
  }

  it("sends U+FFFD for a lone surrogate, which no URL can hold", async () => {
    await withLoopback(
      (_, response) => sendJson(response, { id: "\ud83d" }),
      async (server) => {
        await withClient({ port: server.port }, (client) =>
          client.send(getInstance("A", "\ud83d"), never),
        );
        assert.equal(server.arrived[0]?.target, "/custom_object_instances/A/%EF%BF%BD");
      },
    );
  });

  it("sends nothing where no URL can hold the id", async () => {
    await withLoopback(
      (_, response) => sendJson(response, {}),
      async (server) => {
        await withClient({ port: server.port }, async (client) => {
          for (const id of ["", ".", ".."]) {
            const error = await thrownBy(client.send(getInstance("A", id), never));
            assert.equal(error.kind, "invalidRequest");
          }
        });
        assert.equal(server.arrived.length, 0);
      },
    );
  });

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
