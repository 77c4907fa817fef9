// One walk over a list, in a process of its own; a forced collection after some pages where asked for.
import { setImmediate as nextTurn } from "node:timers/promises";
import * as v from "valibot";
import { answerParent } from "./child.ts";
import { walkByUs, walkInSequence } from "./walks.ts";
import { targetSchema } from "./withServer.ts";

const questionSchema = v.object({
  target: targetSchema,
  /** `collecting` keeps what it reads: the control that shows that the heap's growth can be seen. */
  how: v.picklist(["ours", "in sequence", "collecting"]),
  pages: v.number(),
  /** The heap is measured whenever so many more instances were seen. */
  heapEvery: v.optional(v.number()),
});

answerParent(async (question) => {
  const {
    target,
    how,
    pages,
    heapEvery = Number.POSITIVE_INFINITY,
  } = v.parse(questionSchema, question);
  const heaps: number[] = [];
  let measuredAt = 0;
  const measure = async (seen: number): Promise<void> => {
    if (seen - measuredAt < heapEvery) return;
    measuredAt = seen;
    heaps.push(await heapAfterCollection());
  };
  const kept: unknown[] = [];
  let seen = 0;
  const started = performance.now();
  const latest =
    how === "ours"
      ? (await walkByUs(target, measure)).instance?.id
      : (
          await walkInSequence(target, pages, async (items) => {
            seen += items.length;
            if (how === "collecting") kept.push(...items);
            await measure(seen);
          })
        ).latest;
  return { time: performance.now() - started, latest, heaps, kept: kept.length };
});

/** With the buffers that it holds. They, and what was given up in this turn, are let go in a later one. */
async function heapAfterCollection(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error("needs --expose-gc");
  globalThis.gc();
  await nextTurn();
  await nextTurn();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
