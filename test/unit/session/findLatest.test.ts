import assert from "node:assert/strict";
import fc from "fast-check";
import type { Instance } from "../../../src/intercom/customObjects.ts";
import type { Page } from "../../../src/intercom/page.ts";
import { latestTimes } from "../../../src/model/lookUp.ts";
import { type Latest, type WalkOptions, findLatest } from "../../../src/session/findLatest.ts";
import { instance } from "../support/instance.ts";
import { never } from "../support/withClient.ts";

/** A page of instances, each updated at its own id, of a list with this many pages. */
function pageOf(number: number, totalPages: number, ids: readonly number[]): Page<Instance> {
  return {
    items: ids.map((id) => instance({ id: String(id), updatedAt: id })),
    totalPages,
    total: totalPages * ids.length,
    ...(number < totalPages ? { next: { page: String(number + 1), per_page: "2" } } : {}),
  };
}

function numberOf(cursor: Readonly<Record<string, string>> | undefined): number {
  return Number(cursor?.["page"] ?? 1);
}

async function walk(
  fetch: WalkOptions["fetch"],
  more: Partial<WalkOptions> = {},
): Promise<Latest & { readonly asked: readonly number[] }> {
  const asked: number[] = [];
  const latest = await findLatest({
    by: "updatedAt",
    signal: never,
    fetch: (cursor, signal) => {
      asked.push(numberOf(cursor));
      assert.ok(asked.length < 100_000, "the walk does not end");
      return fetch(cursor, signal);
    },
    ...more,
  });
  return { ...latest, asked };
}

/** A server of numbered pages of two instances. */
function numbered(pages: number): WalkOptions["fetch"] {
  return (cursor) => {
    const number = numberOf(cursor);
    return Promise.resolve(pageOf(number, pages, [2 * number, 2 * number + 1]));
  };
}

describe("findLatest", () => {
  it("reads every numbered page once, and the first one again", async () => {
    const { instance: best, seen, incomplete, changedMeanwhile, asked } = await walk(numbered(40));
    assert.deepEqual([best?.id, seen, incomplete, changedMeanwhile], ["81", 80, false, false]);
    const order = [...asked].sort((a, b) => a - b);
    assert.deepEqual(order, [1, ...Array.from({ length: 40 }, (_, index) => index + 1)]);
  });

  it("reads numbered pages side by side, twelve at a time", async () => {
    let open = 0;
    let most = 0;
    const server = numbered(60);
    await walk(async (cursor, signal) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return await server(cursor, signal);
    });
    assert.equal(most, 12);
  });

  it("follows cursors one after the other where pages have no numbers", async () => {
    const {
      instance: best,
      seen,
      incomplete,
    } = await walk((cursor) => {
      const at = Number(cursor?.["starting_after"] ?? 0);
      const items = [instance({ id: String(at), updatedAt: 100 - at })];
      const next = at < 30 ? { next: { starting_after: String(at + 1) } } : {};
      return Promise.resolve({ items, ...next });
    });
    assert.deepEqual([best?.id, seen, incomplete], ["0", 31, false]);
  });

  it("reads a list of one page once", async () => {
    const { seen, asked, changedMeanwhile } = await walk(numbered(1));
    assert.deepEqual([seen, asked, changedMeanwhile], [2, [1], false]);
  });

  it("finds nothing in an empty list, nor where nobody has that time", async () => {
    const empty = await walk(() => Promise.resolve({ items: [] }));
    assert.deepEqual([empty.instance, empty.seen], [undefined, 0]);
    const timeless = await walk(numbered(3), { by: "externalUpdatedAt" });
    assert.deepEqual([timeless.instance, timeless.seen], [undefined, 6]);
  });

  it("takes the higher id of two with the same time, in whatever order they come", async () => {
    const ids = ["9", "10", "100", "099"];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: 4 }), async (order) => {
        const items = order.map((id) => instance({ id, createdAt: 5 }));
        const { instance: best } = await walk(() => Promise.resolve({ items }), {
          by: "createdAt",
        });
        assert.equal(best?.id, "100");
      }),
    );
  });

  it("finds the greatest of each time, whichever page has it", async () => {
    const time = fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined });
    const times = fc.array(time, { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(times, fc.constantFrom(...latestTimes), async (given, by) => {
        const pages = Math.ceil(given.length / 3);
        const { instance: best, seen } = await walk(
          (cursor) => {
            const number = numberOf(cursor);
            const items = given
              .map((value, index) => instance({ id: String(index), [by]: value }))
              .slice(3 * number - 3, 3 * number);
            return Promise.resolve({ ...pageOf(number, pages, []), items });
          },
          { by },
        );
        const known = given.filter((value) => value !== undefined);
        assert.equal(seen, given.length);
        assert.equal(best?.[by], known.length === 0 ? undefined : Math.max(...known));
      }),
    );
  });

  it("says that the list changed, and takes what came to its first page meanwhile", async () => {
    let reads = 0;
    const server = numbered(4);
    const { instance: best, changedMeanwhile } = await walk((cursor, signal) => {
      if (cursor === undefined) reads += 1;
      return reads === 2 ? Promise.resolve(pageOf(1, 4, [99, 2])) : server(cursor, signal);
    });
    assert.deepEqual([best?.id, changedMeanwhile], ["99", true]);
  });

  it("tells how far it is", async () => {
    const told: string[] = [];
    await walk(numbered(3), {
      onProgress: ({ seen, total }) => told.push(`${String(seen)} of ${String(total)}`),
    });
    assert.deepEqual(told, ["2 of 6", "4 of 6", "6 of 6"]);
  });
});

describe("findLatest, of a server that lies", () => {
  const many = 10 ** 15;
  const servers: Readonly<Record<string, readonly [WalkOptions["fetch"], number, boolean]>> = {
    "10^15 pages, all but one empty": [
      (cursor) => Promise.resolve(pageOf(numberOf(cursor), many, cursor ? [] : [1])),
      1,
      true,
    ],
    "10^15 pages, all the same": [
      (cursor) => Promise.resolve(pageOf(numberOf(cursor), many, [1, 2])),
      2,
      true,
    ],
    "10^15 pages, all the same but the first": [
      (cursor) => Promise.resolve(pageOf(numberOf(cursor), many, cursor ? [3] : [1, 2])),
      3,
      true,
    ],
    "10^15 pages, each of them new": [numbered(many), 40_000, true],
    "cursors without end, each page new": [
      (cursor) => {
        const at = Number(cursor?.["starting_after"] ?? 0) + 1;
        const items = [instance({ id: String(at), updatedAt: at })];
        return Promise.resolve({ items, next: { starting_after: String(at) } });
      },
      20_001,
      true,
    ],
    "cursors without end, all pages the same": [
      (cursor) => {
        const at = Number(cursor?.["starting_after"] ?? 0) + 1;
        return Promise.resolve({ items: [instance()], next: { starting_after: String(at) } });
      },
      1,
      true,
    ],
    "cursors in a circle": [
      (cursor) => {
        const at = (Number(cursor?.["starting_after"] ?? 0) + 1) % 3;
        const items = [instance({ id: String(at), updatedAt: at })];
        return Promise.resolve({ items, next: { starting_after: String(at) } });
      },
      3,
      true,
    ],
    "a cursor behind an empty page": [
      (cursor) =>
        Promise.resolve({ items: cursor ? [] : [instance()], next: { starting_after: "x" } }),
      1,
      true,
    ],
    "a count of one page, though there is a second": [
      (cursor) =>
        Promise.resolve({ ...pageOf(numberOf(cursor), 2, [numberOf(cursor)]), totalPages: 1 }),
      2,
      false,
    ],
    "a count of two pages, though there are five": [
      (cursor) =>
        Promise.resolve({ ...pageOf(numberOf(cursor), 5, [numberOf(cursor)]), totalPages: 2 }),
      5,
      false,
    ],
    "a list that shrank meanwhile": [
      (cursor) => {
        const number = numberOf(cursor);
        if (number === 1) return Promise.resolve(pageOf(1, 4, [1]));
        return Promise.resolve(pageOf(number, 2, number === 2 ? [2] : []));
      },
      2,
      false,
    ],
  };
  for (const [name, [fetch, seen, incomplete]] of Object.entries(servers)) {
    it(`ends: ${name}`, async () => {
      const latest = await walk(fetch);
      assert.deepEqual([latest.seen, latest.incomplete], [seen, incomplete]);
    });
  }
});

describe("findLatest, stopped", () => {
  /** Settles when it is aborted, as a client's request does. */
  const untilAborted = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => {
      const stop = (): void => reject(new Error("aborted"));
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop);
    });

  it("ends every lane when it is cancelled", async () => {
    const cancel = new AbortController();
    let waiting = 0;
    let ended = 0;
    const walked = walk(
      async (cursor, signal) => {
        if (cursor === undefined) return pageOf(1, 100, [1]);
        waiting += 1;
        if (waiting === 12) setImmediate(() => cancel.abort());
        try {
          return await untilAborted(signal);
        } finally {
          ended += 1;
        }
      },
      { signal: cancel.signal },
    );
    await assert.rejects(walked, /aborted/);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([waiting, ended], [12, 12]);
  });

  it("ends the others when one page fails, and asks for no more", async () => {
    let asked = 0;
    let told = 0;
    const late: (() => void)[] = [];
    const walked = walk(
      async (cursor) => {
        asked += 1;
        const number = numberOf(cursor);
        if (number === 5) throw new Error("page 5");
        // A server that answers although nobody waits any more.
        if (number > 5) await new Promise<void>((resolve) => late.push(resolve));
        return pageOf(number, 1_000, [number]);
      },
      { onProgress: () => (told += 1) },
    );
    await assert.rejects(walked, /page 5/);
    const [askedThen, toldThen] = [asked, told];
    for (const answer of late) answer();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([asked, told], [askedThen, toldThen]);
  });

  it("fails where the first page does, and where reading it again does", async () => {
    await assert.rejects(
      walk(() => Promise.reject(new Error("first"))),
      /first/,
    );
    let reads = 0;
    const again = walk((cursor) => {
      if (cursor === undefined) reads += 1;
      return reads === 2
        ? Promise.reject(new Error("again"))
        : Promise.resolve(pageOf(numberOf(cursor), 3, [numberOf(cursor)]));
    });
    await assert.rejects(again, /again/);
  });
});
