import assert from "node:assert/strict";
import { getInstance, listInstances } from "../../../src/intercom/customObjects.ts";
import type { Operation } from "../../../src/intercom/operation.ts";
import { echo } from "../support/echo.ts";
import { type Arrived, sendJson, withLoopback } from "../support/loopback.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { canary, never, withClient } from "../support/withClient.ts";

function headersOf({ rawHeaders }: Arrived): Record<string, string> {
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
  );
  return Object.fromEntries(pairs.filter(([name]) => name !== "Host"));
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

  it("asks for the version at each request", async () => {
    const versions = ["2.14", "2.17"] as const;
    let asked = 0;
    await withLoopback(
      (_, response) => sendJson(response, {}),
      async (server) => {
        const version = () => versions[asked++] ?? "2.13";
        await withClient({ port: server.port, version }, async (client) => {
          await client.send(echo("GET"), never);
          await client.send(echo("GET"), never);
        });
        assert.deepEqual(
          server.arrived.map((arrived) => headersOf(arrived)["Intercom-Version"]),
          versions,
        );
      },
    );
  });

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
});
