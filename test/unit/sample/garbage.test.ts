import assert from "node:assert/strict";
import { assert as check, asyncProperty, oneof, string, stringMatching } from "fast-check";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { exchange, rawExchange } from "./exchange.ts";
import { withSample } from "./withSample.ts";

describe("garbage", () => {
  let sample: Sample;
  before(async () => (sample = await startSample({ headersTimeoutMs: 500 })));
  after(async () => await sample.close());
  afterEach(async () => assert.equal((await exchange(sample, "/me")).status, 200));

  function head(requestLine: string, { port, token } = sample): string {
    return [
      requestLine,
      `Host: 127.0.0.1:${port}`,
      "Accept: */*",
      `Authorization: Bearer ${token}`,
      "Connection: close",
      "\r\n",
    ].join("\r\n");
  }

  const lines: readonly (readonly [string, number])[] = [
    ["GET /me HTTP/1.1", 200],
    ["GET /me/ HTTP/1.1", 200],
    ["GET /me? HTTP/1.1", 200],
    ["GET //me HTTP/1.1", 404],
    ["GET /me%00 HTTP/1.1", 404],
    ["GET /me%zz HTTP/1.1", 400],
    ["GET /%E0%A4%A HTTP/1.1", 400],
    ["GET /me?%=% HTTP/1.1", 400],
    ["GET /me?a=%ff HTTP/1.1", 400],
    ["GET /me\u0000 HTTP/1.1", 400],
    ["GET * HTTP/1.1", 404],
    ["OPTIONS * HTTP/1.1", 404],
    ["GET http://127.0.0.1:PORT/me HTTP/1.1", 200],
    ["GET HTTP://LOCALHOST:PORT/me HTTP/1.1", 200],
    ["GET http://api.intercom.io/me HTTP/1.1", 421],
    ["GET http:///me HTTP/1.1", 421],
    ["GET https://api.intercom.io/me HTTP/1.1", 404],
    ["GET //api.intercom.io/me HTTP/1.1", 404],
    ["GET /../../etc/passwd HTTP/1.1", 404],
    ["GET /custom_object_instances/../me HTTP/1.1", 404],
    ["GET /custom_object_instances/__proto__?external_id=1 HTTP/1.1", 404],
    ["GET /custom_object_instances/Order/__proto__ HTTP/1.1", 404],
    ["GET /custom_object_instances/Order/-1 HTTP/1.1", 404],
    ["GET /data_connectors HTTP/1.1", 400],
    ["GET /data_connectors/__proto__/execution_results/constructor HTTP/1.1", 400],
    [`GET /custom_object_instances/Order/${"9".repeat(10_000)} HTTP/1.1`, 404],
    [`GET /${"a/".repeat(7_000)} HTTP/1.1`, 404],
    [`GET /${"a".repeat(20_000)} HTTP/1.1`, 431],
    [`GET /me?${"a=1&".repeat(3_000)} HTTP/1.1`, 200],
    ["BREW /me HTTP/1.1", 400],
    ["TRACE /me HTTP/1.1", 404],
    ["PROPFIND /me HTTP/1.1", 404],
    ["GET /me HTTP/9.9", 400],
    ["GET", 400],
    ["\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", 400],
  ];
  for (const [line, status] of lines) {
    it(`gets ${status}: ${JSON.stringify(line.slice(0, 60))}`, async () => {
      const text = head(line.replace("PORT", String(sample.port)));
      const answer = await rawExchange(sample.port, Buffer.from(text, "latin1"));
      assert.equal(answer.slice(0, 12), `HTTP/1.1 ${status}`);
    });
  }

  const bodies: readonly (readonly [string, string])[] = [
    ["a body shorter than announced", "Content-Length: 10\r\n\r\n{}"],
    ["a negative length", "Content-Length: -1\r\n\r\n{}"],
    ["two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"],
    ["a length and chunks", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"],
    ["a bad chunk", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"],
    ["chunks without an end", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"],
    ["an upgrade", "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
    ["an expectation", "Expect: 200-maybe\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"],
  ];
  for (const [name, rest] of bodies) {
    it(`ends: ${name}`, async () => {
      await withSample({ headersTimeoutMs: 100 }, async (impatient) => {
        const line = "POST /custom_object_instances/Order HTTP/1.1";
        const start = head(line, impatient).trimEnd();
        await rawExchange(impatient.port, `${start}\r\nContent-Type: application/json\r\n${rest}`);
        assert.equal((await exchange(impatient, "/me")).status, 200);
      });
    });
  }

  it("refuses a request without a name for the server", async () => {
    const { port } = sample;
    const old = await rawExchange(port, "GET /me HTTP/1.0\r\n\r\n");
    assert.match(old, /^HTTP\/1\.1 421 /);
    const empty = await rawExchange(port, "GET /me HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n");
    assert.match(empty, /^HTTP\/1\.1 421 /);
    const none = await rawExchange(port, "GET /me HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert.match(none, /^HTTP\/1\.1 400 /);
  });

  it("ends: CONNECT, and a connection that asks nothing", async () => {
    await rawExchange(sample.port, head("CONNECT api.intercom.io:443 HTTP/1.1"));
    await rawExchange(sample.port, "");
  });

  it("never goes unanswered, whatever the target", async () => {
    const target = oneof(string({ unit: "binary" }), stringMatching(/^[%?&=#+/.:;@a-z0-9_\\-]*$/));
    await check(
      asyncProperty(target, async (text) => {
        const bytes = Buffer.from(head(`GET /custom_object_instances/${text} HTTP/1.1`), "utf8");
        const answer = await rawExchange(sample.port, bytes);
        assert.match(answer, /^HTTP\/1\.1 (200|400|404) /, JSON.stringify(text));
      }),
      { numRuns: 300 },
    );
  });
});
