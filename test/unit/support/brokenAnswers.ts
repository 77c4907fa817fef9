import { gzipSync } from "node:zlib";
import type { Fault } from "./fault.ts";
import { dripping, endless, html, plain, pouring, squidPage, type } from "./hostile.ts";

const size = 30 * 1024 * 1024;
const unexpectedResponse = "unexpectedResponse";
const notJson = { kind: unexpectedResponse, unexpected: { what: "notJson" } } as const;
const empty = { kind: unexpectedResponse, unexpected: { what: "empty" } } as const;

/** Bodies and connections that are not what HTTP or JSON promise. */
export const brokenAnswers: Readonly<Record<string, Fault>> = {
  "an HTML page with 200": {
    answer: html(200, "<!DOCTYPE html><html><body>Welcome</body></html>"),
    facts: { kind: unexpectedResponse, status: 200, unexpected: { what: "html" } },
  },
  "an HTML page that calls itself JSON": {
    answer: plain(200, "\n <html><body>Welcome</body></html>"),
    facts: { kind: unexpectedResponse, unexpected: { what: "html" } },
  },
  "a load balancer's HTML 403": {
    answer: html(403, "<html><center>403 Forbidden</center></html>", { Server: "awselb/2.0" }),
    facts: { kind: "forbidden", status: 403, unexpected: { what: "html" } },
  },
  "a proxy's page with 503": { answer: squidPage(503), facts: { kind: "proxy", status: 503 } },
  "a proxy's page with 200": { answer: squidPage(200), facts: { kind: "proxy", status: 200 } },
  "a page that only its header gives away": {
    answer: html(502, "<html>Sorry</html>", { "X-Squid-Error": "ERR_DNS_FAIL 0" }),
    facts: { kind: "proxy", status: 502 },
  },
  "a page that only its text gives away": {
    answer: html(403, "<html>Blocked by Zscaler</html>"),
    facts: { kind: "proxy", status: 403 },
  },
  "a proxy's 407": { answer: html(407, "<html></html>"), facts: { kind: "proxy", status: 407 } },
  "broken JSON": { answer: plain(200, '{"id": 22,, "data": ['), facts: notJson },
  "truncated JSON": { answer: plain(200, '{"type":"list","data":[{"id":"2'), facts: notJson },
  "bytes that are not UTF-8": {
    answer: plain(200, Buffer.from("{ÿþ\u0080}", "latin1")),
    facts: notJson,
  },
  "JSON nested 100,000 deep": {
    answer: plain(200, `${"[".repeat(1e5)}1234567890123456789${"]".repeat(1e5)}`),
    facts: { kind: unexpectedResponse },
  },
  "gzip that is none": {
    answer: plain(200, '{"id":"22"}', { "Content-Encoding": "gzip" }),
    facts: notJson,
  },
  "brotli that is none": {
    answer: plain(200, '{"id":"22"}', { "Content-Encoding": "br" }),
    facts: notJson,
  },
  "gzip cut off by the end of the connection": {
    answer: (response) => {
      response.writeHead(200, {
        ...type.json,
        "Content-Encoding": "gzip",
        "Content-Length": 1_000,
      });
      const half = gzipSync('{"id":"22"}').subarray(0, 20);
      response.write(half, () => response.socket?.destroy());
    },
    facts: { kind: "network" },
    retried: true,
  },
  "an empty body": { answer: plain(200, ""), facts: empty },
  "204 and no body": { answer: plain(204, ""), facts: { ...empty, status: 204 } },
  "a body cut off by the end of the connection": {
    answer: (response) => {
      response.writeHead(200, { ...type.json, "Content-Length": 1_000 });
      response.write('{"id":"22"', () => response.socket?.destroy());
    },
    facts: { kind: "network" },
    retried: true,
  },
  "a connection that ends without an answer": {
    answer: (response) => response.socket?.destroy(),
    facts: { kind: "network", code: "ECONNRESET" },
    retried: true,
  },
  "something else than HTTP": {
    answer: (response) => response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n"),
    facts: { kind: "network" },
    retried: true,
  },
  "no answer at all": {
    answer: () => undefined,
    facts: { kind: "timeout" },
    retried: true,
    hangs: true,
  },
  "headers and then nothing": {
    answer: (response) => response.writeHead(200, type.json).flushHeaders(),
    facts: { kind: "timeout" },
    retried: true,
    hangs: true,
  },
  "a body that drips": { answer: dripping, facts: { kind: "timeout" }, retried: true, hangs: true },
  "30 MB": { answer: plain(200, Buffer.alloc(size, " ")), facts: { kind: "tooLarge" } },
  "30 MB in 30 kB of gzip": {
    answer: plain(200, gzipSync(Buffer.alloc(size, " ")), { "Content-Encoding": "gzip" }),
    facts: { kind: "tooLarge" },
  },
  "a body without end": { answer: endless, facts: { kind: "tooLarge" } },
  "gzip without end": { answer: pouring, facts: { kind: "tooLarge" } },
};
