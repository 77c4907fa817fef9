import assert from "node:assert/strict";
import fc from "fast-check";
import type { ExactRequest } from "../../../src/intercom/exactRequest.ts";
import { IntercomError } from "../../../src/intercom/errors.ts";
import { probeAccept } from "../../../src/intercom/probeAccept.ts";
import type { TransportResponse } from "../../../src/intercom/transport.ts";
import { withSample } from "../sample/withSample.ts";
import { type Handler, type Loopback, sendJson, withLoopback } from "../support/loopback.ts";
import { assertHarmless, thrownBy } from "../support/thrownBy.ts";
import { virtualClock } from "../support/virtualClock.ts";
import { canary, never, withClient } from "../support/withClient.ts";

type Send = (request: Partial<ExactRequest>, signal?: AbortSignal) => Promise<TransportResponse>;

/** Runs `use` with exact requests to a server at `port`, each of which may take `attempt` milliseconds. */
async function sending<T>(
  port: number,
  use: (send: Send) => Promise<T>,
  attempt = 10_000,
): Promise<T> {
  return withClient({ port, timeouts: { attempt, total: 10_000 } }, (client) =>
    use((request, signal = never) =>
      client.sendExactly(
        { method: "GET", target: "/me", headers: {}, authorize: false, ...request },
        signal,
      ),
    ),
  );
}

async function withServer<T>(
  handler: Handler,
  use: (send: Send, server: Loopback) => Promise<T>,
): Promise<T> {
  return await withLoopback(handler, (server) => sending(server.port, (send) => use(send, server)));
}

const answers: Handler = (_, response) => sendJson(response, {});

/** The headers of the last request, names in lower case; those that any client sends are left out. */
function headersOf({ arrived }: Loopback): Readonly<Record<string, string>> {
  const raw = arrived.at(-1)?.rawHeaders ?? [];
  const pairs = raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? ""] as const] : [],
  );
  const usual = /^(?:host|connection|user-agent|accept-encoding|content-length)$/;
  return Object.fromEntries(pairs.filter(([name]) => !usual.test(name)));
}

describe("sendExactly", () => {
  const sent: Readonly<
    Record<string, readonly [Partial<ExactRequest>, Readonly<Record<string, string>>]>
  > = {
    "no header where none is given": [{}, {}],
    "the Accept that is given": [{ headers: { Accept: "text/html" } }, { accept: "text/html" }],
    "an Accept in lower case": [{ headers: { accept: "*/*" } }, { accept: "*/*" }],
    "an empty Accept": [{ headers: { Accept: "" } }, { accept: "" }],
    "a misspelt Accept, and none": [{ headers: { Accepts: "a/b" } }, { accepts: "a/b" }],
    "a Content-Type without a body": [
      { headers: { "content-type": "application/json" } },
      { "content-type": "application/json" },
    ],
    "no Content-Type with a body that has none": [{ method: "POST", body: "{}" }, {}],
    "the token where it may": [
      { authorize: true, headers: { Authorization: "Bearer other" } },
      { authorization: `Bearer ${canary}` },
    ],
    "no credential where it may not": [
      {
        headers: {
          Authorization: "Bearer other",
          AUTHORIZATION: "Bearer other",
          "Proxy-Authorization": "Basic b3RoZXI=",
          Cookie: "session=other",
          "X-Other": "1",
        },
      },
      { "x-other": "1" },
    ],
  };
  for (const [name, [request, expected]] of Object.entries(sent)) {
    it(`sends ${name}`, async () => {
      await withServer(answers, async (send, server) => {
        await send(request);
        assert.deepEqual(headersOf(server), expected);
      });
    });
  }

  it("does not let a header choose the host, the length or the connection", async () => {
    await withServer(answers, async (send, server) => {
      const headers = { Host: "evil.com", "content-length": "99", Connection: "close" };
      await send({ method: "POST", headers, body: "{}" });
      const raw = server.arrived[0]?.rawHeaders.join("\n") ?? "";
      assert.match(raw, new RegExp(`^Host\\n127\\.0\\.0\\.1:${String(server.port)}$`, "m"));
      assert.match(raw, /^Content-Length\n2$/im);
      assert.match(raw, /^Connection\nkeep-alive$/im);
    });
  });

  const targets: Readonly<Record<string, string>> = {
    "/me": "/me",
    "/a%2Fb?x=%26&y=a%20b": "/a%2Fb?x=%26&y=a%20b",
    "/a?b?c": "/a?b?c",
    "/a?": "/a",
    "": "/",
    me: "/me",
    "//evil.com/x": "//evil.com/x",
    "http://evil.com/": "/http://evil.com/",
    "/\\evil.com": "//evil.com",
    "\\\\evil.com": "//evil.com",
    "@evil.com": "/@evil.com",
    ":80@evil.com": "/:80@evil.com",
    "/a#b": "/a%23b",
    "/a b\r\nX: y": "/a%20bX:%20y",
  };
  for (const [target, expected] of Object.entries(targets)) {
    it(`asks its own host for ${JSON.stringify(target)}`, async () => {
      await withServer(answers, async (send, server) => {
        await send({ target, authorize: true });
        assert.deepEqual(
          server.arrived.map((arrived) => arrived.target),
          [expected],
        );
      });
    });
  }

  it("asks its own host whatever the target", async () => {
    const piece = fc.constantFrom(
      ...[
        "/",
        "\\",
        "//",
        "http:",
        "evil.com",
        "@",
        ":",
        "?",
        "#",
        "..",
        "%2e",
        " ",
        "\t",
        "é",
        "[",
      ],
    );
    await withServer(answers, async (send, server) => {
      const target = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
      await fc.assert(
        fc.asyncProperty(target, async (given) => {
          const before = server.arrived.length;
          await send({ target: given });
          assert.equal(server.arrived.length, before + 1);
        }),
      );
    });
  });

  it("gives back what came, whatever its status", async () => {
    await withServer(
      (_, response) => response.writeHead(418, { "X-Own": "1" }).end("no"),
      async (send) => {
        const { status, headers, body } = await send({});
        assert.deepEqual([status, headers["x-own"], body], [418, "1", "no"]);
      },
    );
  });

  it("says that it was cancelled, before and meanwhile", async () => {
    await withServer(
      (_, response) => void setImmediate(() => response.destroyed),
      async (send) => {
        const before = await thrownBy(send({}, AbortSignal.abort()));
        assert.equal(before.kind, "cancelled");
        const cancel = new AbortController();
        const meanwhile = thrownBy(send({}, cancel.signal));
        setImmediate(() => cancel.abort());
        assert.equal((await meanwhile).kind, "cancelled");
      },
    );
  });

  it("says that it took too long", async () => {
    await withLoopback(
      () => undefined,
      ({ port }) =>
        sending(
          port,
          async (send) => {
            const error = await thrownBy(send({ target: "/me?secret=1" }));
            assert.equal(error.kind, "timeout");
            assert.equal(error.facts.operation, "GET /me");
          },
          20,
        ),
    );
  });

  it("says that the server cannot be reached, and shows no secret", async () => {
    const { port } = await withLoopback(answers, (server) => Promise.resolve(server));
    await sending(port, async (send) => {
      const error = await thrownBy(send({ authorize: true }));
      assert.equal(error.kind, "network");
      assertHarmless(error);
    });
  });

  it("keeps to the rate that was announced, and learns it", async () => {
    const clock = virtualClock();
    await withLoopback(
      (_, response) => {
        response.setHeader("X-RateLimit-Limit", "100");
        response.setHeader("X-RateLimit-Remaining", "0");
        response.setHeader("X-RateLimit-Reset", String(Math.ceil(clock.now() / 1_000) + 7));
        sendJson(response, {});
      },
      async (server) => {
        await withClient({ port: server.port, clock }, async (client) => {
          const exact = { method: "GET", target: "/me", headers: {}, authorize: false } as const;
          await client.sendExactly(exact, never);
          const before = clock.waited.length;
          await client.sendExactly(exact, never);
          assert.deepEqual([before, clock.waited.length], [0, 1]);
        });
        assert.equal(server.arrived.length, 2);
      },
    );
  });

  it("is told to whoever keeps the log, whatever came of it, without its query", async () => {
    await withLoopback(
      ({ url }, response) => {
        if (url?.startsWith("/gone") === true) response.destroy();
        else response.writeHead(406, { "X-Request-Id": "r1" }).end("{}");
      },
      async ({ port }) => {
        await withClient({ port }, async (client, attempts) => {
          const exact = { method: "GET", headers: {}, authorize: true } as const;
          await client.sendExactly({ ...exact, target: "/me?secret=1" }, never);
          await thrownBy(client.sendExactly({ ...exact, target: "/gone" }, never));
          assert.deepEqual(
            attempts.map(({ operation, status, requestId, error }) => [
              ...[operation, status, requestId, error?.kind],
            ]),
            [
              ["GET /me", 406, "r1", undefined],
              ["GET /gone", undefined, undefined, "network"],
            ],
          );
        });
      },
    );
  });

  it("lets no header bring another one along", async () => {
    await withServer(answers, async (send, server) => {
      const hostile = [{ Accept: "a\r\nX: y" }, { "A\r\nX": "c" }, { "A: b\nX": "c" }];
      for (const headers of hostile) {
        await send({ headers }).catch(assertIsHarmless);
        for (const { rawHeaders } of server.arrived) assert.ok(!rawHeaders.includes("X"));
      }
    });
  });
});

describe("probeAccept", () => {
  it("sends four requests without a credential, and tells which were refused", async () => {
    const credentials: unknown[] = [];
    await withSample(
      {
        assumptions: { axiosDefaultAccept: "refused" },
        onRequest: ({ headers }) => credentials.push(headers.authorization),
      },
      async ({ port }) => {
        await sending(port, async (send) => {
          const probed = await probeAccept((request) => send(request), never);
          assert.deepEqual(
            probed.map(({ accept, status, refused }) => [accept, status, refused]),
            [
              [undefined, 406, true],
              ["*/*", 401, false],
              ["application/json", 401, false],
              ["application/json, text/plain, */*", 406, true],
            ],
          );
        });
      },
    );
    assert.deepEqual(credentials, [undefined, undefined, undefined, undefined]);
  });

  it("ends with the first request that fails", async () => {
    const failing = probeAccept(() => Promise.reject(new Error("offline")), never);
    await assert.rejects(failing, /offline/);
  });
});

function assertIsHarmless(error: unknown): void {
  assert.ok(error instanceof IntercomError);
  assertHarmless(error);
}
