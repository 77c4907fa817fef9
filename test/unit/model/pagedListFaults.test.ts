import assert from "node:assert/strict";
import { faults } from "../support/faults.ts";
import { idsOf, listFrom, pageOf, queryOf } from "../support/listPages.ts";
import { type Handler, sendJson, withLoopback } from "../support/loopback.ts";
import { assertHarmless } from "../support/thrownBy.ts";
import { withClient } from "../support/withClient.ts";

describe("a list whose second page is answered by", () => {
  for (const [name, fault] of Object.entries(faults)) {
    it(`${name} keeps the first, and has the second after a retry`, async () => {
      let broken = true;
      const answer: Handler = (request, response) => {
        if (queryOf(request.url)["page"] !== "2") {
          sendJson(response, pageOf(["1", "2"], { page: 1, total_pages: 2 }));
        } else if (broken) {
          fault.answer(response, { request, elsewhere: "http://127.0.0.1:9" });
        } else {
          sendJson(response, pageOf(["2", "3"], { page: 2, total_pages: 2 }));
        }
      };
      await withLoopback(answer, async ({ port }) => {
        const timeouts = fault.hangs ? { attempt: 40, total: 20_000 } : undefined;
        await withClient({ port, ...(timeouts && { timeouts }) }, async (client) => {
          const list = listFrom(client);
          await list.loadMore();
          await list.loadMore();
          const { failure, hasMore, loading } = list.state;
          assert.ok(failure, "nothing failed");
          assert.equal(failure.kind, fault.facts.kind);
          assertHarmless(failure);
          assert.deepEqual([idsOf(list), hasMore, loading], [["1", "2"], true, false]);

          broken = false;
          await list.retry();
          assert.equal(list.state.failure, undefined);
          assert.deepEqual([idsOf(list), list.state.hasMore], [["1", "2", "3"], false]);
        });
      });
    });
  }
});

describe("a list from a server that leads", () => {
  const numbered = (request: { url?: string | undefined }): number =>
    Number(queryOf(request.url)["page"] ?? 1);

  it("on without end asks for one page a click", async () => {
    const answer: Handler = (request, response) => {
      const page = numbered(request);
      sendJson(response, pageOf([`${page}`], { next: `/list?page=${page + 1}` }));
    };
    await withLoopback(answer, async (server) => {
      await withClient({ port: server.port }, async (client) => {
        const list = listFrom(client);
        for (let click = 1; click <= 20; click += 1) {
          await list.loadMore();
          assert.equal(server.arrived.length, click);
          assert.equal(list.state.items.length, click);
        }
        assert.equal(list.state.hasMore, true);
      });
    });
  });

  const circles: Readonly<
    Record<string, { next: (page: number) => object; fresh: boolean; ends: string; after: number }>
  > = {
    "to the same cursor over and over": {
      next: () => ({ starting_after: "abc" }),
      fresh: true,
      ends: "repeatedCursor",
      after: 2,
    },
    "back to a page that was already loaded": {
      next: (page) => ({ page: (page % 3) + 1 }),
      fresh: true,
      ends: "repeatedCursor",
      after: 4,
    },
    "to ever more pages of the same items": {
      next: (page) => ({ page: page + 1 }),
      fresh: false,
      ends: "nothingNew",
      after: 2,
    },
  };
  for (const [name, { next, fresh, ends, after }] of Object.entries(circles)) {
    it(`${name} stops and says so`, async () => {
      let answered = 0;
      const answer: Handler = (request, response) => {
        answered += 1;
        const id = fresh ? `item ${answered}` : "the same";
        sendJson(response, pageOf([id], { next: next(numbered(request)) }));
      };
      await withLoopback(answer, async (server) => {
        await withClient({ port: server.port }, async (client) => {
          const list = listFrom(client);
          for (let click = 0; click < 10; click += 1) await list.loadMore();
          assert.equal(server.arrived.length, after);
          assert.deepEqual([list.state.stopped, list.state.hasMore], [ends, false]);
          assert.equal(list.state.items.length, fresh ? after : 1);
        });
      });
    });
  }

  it("to another host is followed at home, and the token stays there", async () => {
    await withLoopback(
      (_, response) => response.end("{}"),
      async (other) => {
        const next = `http://127.0.0.1:${other.port}/list?page=2&per_page=50`;
        const answer: Handler = (request, response) =>
          sendJson(
            response,
            numbered(request) === 1 ? pageOf(["1"], { next }) : pageOf(["2"], { next: null }),
          );
        await withLoopback(answer, async (server) => {
          await withClient({ port: server.port }, async (client) => {
            const list = listFrom(client);
            await list.loadMore();
            await list.loadMore();
            assert.deepEqual(idsOf(list), ["1", "2"]);
            assert.deepEqual(
              server.arrived.map(({ target }) => target.replace(/\?.*/, "")),
              Array.from({ length: 2 }, () => "/custom_object_instances/PeteUserTrainingTopic"),
            );
            assert.deepEqual(queryOf(server.arrived[1]?.target), { page: "2", per_page: "50" });
          });
        });
        assert.equal(other.arrived.length, 0);
      },
    );
  });
});
