import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import type { SeenRequest } from "../../../src/sample/sampleOptions.ts";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { exchange, rawExchange } from "./exchange.ts";
import { withSample } from "./withSample.ts";

function request({ port, token }: Sample): string {
  const authorization = `Authorization: Bearer ${token}`;
  return `GET /me HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: */*\r\n${authorization}\r\n\r\n`;
}

describe("startSample", () => {
  it("takes a free port and a token of its own each time", async () => {
    await withSample({}, async (first) => {
      await withSample({}, async (second) => {
        assert.notEqual(first.port, second.port);
        assert.notEqual(first.token, second.token);
        assert.match(first.token, /^sample-[0-9a-f]{32}$/);
        assert.equal(first.url, `http://127.0.0.1:${first.port}`);
        const headers = { authorization: `Bearer ${second.token}` };
        assert.equal((await exchange(first, "/me", { headers })).status, 401);
        assert.equal((await exchange(second, "/me", { headers })).status, 200);
      });
    });
  });

  it("takes the port and token that it is given, and rejects where the port is taken", async () => {
    await withSample({ token: "sample-given" }, async ({ port, token }) => {
      assert.equal(token, "sample-given");
      await assert.rejects(startSample({ port }), { code: "EADDRINUSE" });
    });
  });

  it("listens on the loopback address alone", async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    await withSample({}, async ({ port }) => {
      // Elsewhere a connection to 127.0.0.2 is not refused but left to wait.
      const others = process.platform === "linux" ? ["127.0.0.2"] : [];
      for (const address of [...others, ...outside.map((own) => own.address)]) {
        const socket = connect(port, address);
        await assert.rejects(once(socket, "connect"), address);
      }
    });
  });

  it("tells of each request as it came in", async () => {
    const seen: SeenRequest[] = [];
    await withSample({ onRequest: (request) => seen.push(request) }, async (sample) => {
      await exchange(sample, "/me?a=%20", { headers: { "X-Case": "Kept", accept: undefined } });
      await exchange(sample, "/nowhere", { method: "POST", body: "{}" });
    });
    assert.deepEqual(
      seen.map(({ method, target }) => [method, target]),
      [
        ["GET", "/me?a=%20"],
        ["POST", "/nowhere"],
      ],
    );
    assert.equal(seen[0]?.headers.accept, undefined);
    assert.ok(seen[0]?.rawHeaders.includes("X-Case"));
    assert.ok((seen[0]?.clientPort ?? 0) > 0);
  });

  describe("refuses names that are not its own", () => {
    const hosts: readonly (readonly [string, number])[] = [
      ["127.0.0.1:PORT", 200],
      ["localhost:PORT", 200],
      ["LOCALHOST:PORT", 200],
      ["[::1]:PORT", 200],
      ["localhost", 421],
      ["127.0.0.1:1", 421],
      ["example.com:PORT", 421],
      ["127.0.0.1.example.com:PORT", 421],
      ["localhost:PORT@example.com", 421],
      ["api.intercom.io", 421],
    ];
    for (const [host, status] of hosts) {
      it(`answers ${status} to Host: ${host}`, async () => {
        await withSample({}, async (sample) => {
          const headers = { host: host.replace("PORT", String(sample.port)) };
          const answer = await exchange(sample, "/me", { headers });
          assert.equal(answer.status, status);
          const refused = { ...headers, accept: undefined, authorization: undefined };
          const anonymous = await exchange(sample, "/me", { headers: refused });
          assert.equal(anonymous.status, status === 200 ? 406 : 421);
        });
      });
    }
  });

  describe("close", () => {
    it("leaves no listener, and may be called again", async () => {
      const sample = await startSample();
      await exchange(sample, "/me");
      await Promise.all([sample.close(), sample.close()]);
      await sample.close();
      const socket = connect(sample.port, "127.0.0.1");
      await assert.rejects(once(socket, "connect"), { code: "ECONNREFUSED" });
    });

    it("ends idle connections and requests that still wait for their answer", async () => {
      const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout");
      const requests = new EventEmitter();
      const arrived = once(requests, "request");
      const sample = await startSample({
        delayMs: 3_600_000,
        onRequest: () => requests.emit("request"),
      });
      const before = timers().length;
      const idle = rawExchange(sample.port, "");
      const waiting = rawExchange(sample.port, request(sample));
      await arrived;
      await sample.close();
      assert.deepEqual(await Promise.all([idle, waiting]), ["", ""]);
      assert.equal(timers().length, before);
    });
  });

  it("answers many requests on one connection", async () => {
    const ports = new Set<number>();
    await withSample({ onRequest: ({ clientPort }) => ports.add(clientPort) }, async (sample) => {
      const last = request(sample).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
      const answers = await rawExchange(sample.port, request(sample).repeat(99) + last);
      assert.equal(answers.match(/HTTP\/1\.1 200 OK/g)?.length, 100);
    });
    assert.equal(ports.size, 1);
  });

  it("waits before each answer as long as it is told", async () => {
    await withSample({ delayMs: 50 }, async (sample) => {
      const start = performance.now();
      await exchange(sample, "/me");
      assert.ok(performance.now() - start >= 49);
    });
  });

  it("drops a client that never finishes its request", async () => {
    await withSample({ headersTimeoutMs: 100 }, async ({ port }) => {
      const head = `POST /custom_object_instances/Order HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
      assert.match(await rawExchange(port, head), /^HTTP\/1\.1 408 /);
    });
  });

  describe("interfered with", () => {
    const order = "/custom_object_instances/Order?external_id=interfered";
    const body = JSON.stringify({ external_id: "interfered" });
    const post = { method: "POST", body };

    for (const [interference, found] of [
      ["cut before", 404],
      ["cut after", 200],
    ] as const) {
      it(`answers nothing, and has ${found === 200 ? "" : "not "}done it: ${interference}`, async () => {
        const interfere = ({ method }: SeenRequest) =>
          method === "POST" ? interference : undefined;
        await withSample({ interfere }, async (sample) => {
          const path = "/custom_object_instances/Order";
          await assert.rejects(exchange(sample, path, post), { code: "ECONNRESET" });
          assert.equal((await exchange(sample, order)).status, found);
        });
      });
    }

    it("judges a request after what the interference awaits", async () => {
      let sample: Sample | undefined;
      const interfere = async ({ target }: SeenRequest) => {
        if (target === order && sample !== undefined) {
          await exchange(sample, "/custom_object_instances/Order", post);
        }
        return undefined;
      };
      await withSample({ interfere }, async (started) => {
        sample = started;
        assert.equal((await exchange(started, order)).status, 200);
      });
    });
  });
});
