import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import { askChild } from "./child.ts";
import { median, type Row } from "./row.ts";
import { perPage } from "./walks.ts";
import { withServer, type Target } from "./withServer.ts";

const walkProcess = new URL("./walkProcess.ts", import.meta.url);
const delayMs = 50;
const sliceMs = 10_000;

/** What walking is measured with. */
export interface WalkOptions {
  readonly instances: number;
  readonly rounds: number;
  /** Otherwise the sequential loop reads a part, and the whole is reckoned from it. */
  readonly full: boolean;
}

/** Finding the latest of many instances, against a loop and against what the rate limit allows. */
export async function walkRows(options: WalkOptions): Promise<readonly Row[]> {
  return [await againstLoop(options), await againstLimit(options)];
}

async function againstLoop({ instances, rounds, full }: WalkOptions): Promise<Row> {
  const pages = Math.ceil(instances / perPage);
  const read = full ? pages : Math.min(pages, 60);
  const ours: number[] = [];
  const loop: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Each with a server of its own: what one walk used up of the rate is not missing in the next.
    const server = { instances, delayMs, rateLimit: 1_667 };
    ours.push((await withServer(server, (target) => walk(target, "ours", pages))).time);
    const part = await withServer(server, (target) => walk(target, "in sequence", read));
    loop.push((part.time / read) * pages);
  }
  return {
    what: `latest of ${instances}, ${delayMs} ms a page, 1,667 requests in 10 s`,
    unit: "ms",
    value: median(ours),
    control: { what: "a sequential loop of bare node:http", value: median(loop) },
    budget: { ratio: 1 / 6 },
    note:
      read < pages
        ? `the loop read ${read} of ${pages} pages; its time is reckoned for all of them`
        : "both found the same instance",
  };
}

async function againstLimit({ instances }: WalkOptions): Promise<Row> {
  const rateLimit = 167;
  // Page one is read again at the end.
  const requests = Math.ceil(instances / perPage) + 1;
  const shortest = (Math.ceil(requests / rateLimit) - 1) * sliceMs + delayMs;
  const { time } = await withServer({ instances, delayMs, rateLimit }, async (target) => {
    // The server counts from tens of seconds to tens of seconds: begun within one, a walk gets more.
    await delay(sliceMs - (Date.now() % sliceMs));
    return walk(target, "ours", requests);
  });
  return {
    what: `latest of ${instances}, ${delayMs} ms a page, ${rateLimit} requests in 10 s`,
    unit: "ms",
    value: time,
    control: { what: "the shortest time that the limit allows", value: shortest },
    budget: { ratio: 1.1 },
    note: `${requests} requests, begun with a slice of ten seconds`,
  };
}

const walkSchema = v.object({ time: v.number(), latest: v.optional(v.string()) });

async function walk(
  { port, token }: Target,
  how: "ours" | "in sequence",
  pages: number,
): Promise<v.InferOutput<typeof walkSchema>> {
  const question = { target: { port, token }, how, pages };
  return v.parse(walkSchema, await askChild(walkProcess, question));
}
