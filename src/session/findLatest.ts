import type { Instance } from "../intercom/customObjects.ts";
import type { Cursor, Page } from "../intercom/page.ts";
import type { LatestBy } from "../model/lookUp.ts";

/** How far a walk has come. */
export interface WalkProgress {
  readonly seen: number;
  /** As the server counts, where it does. */
  readonly total: number | undefined;
}

/** What a walk is made of; `fetch` throws `IntercomError`. */
export interface WalkOptions {
  readonly by: LatestBy;
  readonly fetch: (cursor: Cursor | undefined, signal: AbortSignal) => Promise<Page<Instance>>;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: WalkProgress) => void;
}

/** The latest of a type, as far as one walk can know it. */
export interface Latest {
  /** Absent where no instance has the time that was asked for. */
  readonly instance: Instance | undefined;
  readonly seen: number;
  /** The first page was another one at the end: instances came, went or changed while we read. */
  readonly changedMeanwhile: boolean;
  /** The server led in a circle, so that not all may have been seen. */
  readonly incomplete: boolean;
}

/** Requests that are asked for at a time; the client's limiter holds them back further. */
const lanes = 12;

/**
 * Intercom cannot sort: every page is read, the best instance alone is kept. Pages are read side by side
 * where the first one says how many there are, else one after the other. Page one is read again at the
 * end, since a list that moves meanwhile may hide its newest member.
 */
export async function findLatest(options: WalkOptions): Promise<Latest> {
  const { fetch, signal, onProgress } = options;
  let best: Instance | undefined;
  let seen = 0;
  let total: number | undefined;
  const take = (page: Page<Instance>): void => {
    seen += page.items.length;
    total = page.total ?? total;
    for (const instance of page.items) best = later(best, instance, options.by);
    onProgress?.({ seen, total });
  };

  const first = await fetch(undefined, signal);
  take(first);
  const numbered = first.next?.["page"] === "2" ? first.totalPages : undefined;
  const incomplete =
    numbered === undefined
      ? await walkCursors(first.next, take, options)
      : await walkNumbers({ ...first.next }, numbered, take, options);
  if (first.next === undefined) {
    return { instance: best, seen, changedMeanwhile: false, incomplete };
  }
  const again = await fetch(undefined, signal);
  for (const instance of again.items) best = later(best, instance, options.by);
  return { instance: best, seen, changedMeanwhile: marks(first) !== marks(again), incomplete };
}

async function walkNumbers(
  second: Cursor,
  pages: number,
  take: (page: Page<Instance>) => void,
  { fetch, signal }: WalkOptions,
): Promise<boolean> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let next = 2;
  const lane = async (): Promise<void> => {
    while (next <= pages) {
      const page = next;
      next += 1;
      take(await fetch({ ...second, page: String(page) }, either));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(lanes, pages - 1) }, lane));
  } finally {
    // One lane failed: what the others still wait for is of no use.
    stop.abort();
  }
  return false;
}

/** True where a cursor came twice: the rest cannot be reached. */
async function walkCursors(
  start: Cursor | undefined,
  take: (page: Page<Instance>) => void,
  { fetch, signal }: WalkOptions,
): Promise<boolean> {
  const cursors = new Set<string>();
  for (let cursor = start; cursor !== undefined;) {
    const key = JSON.stringify(Object.entries(cursor).sort());
    if (cursors.has(key)) return true;
    cursors.add(key);
    const page = await fetch(cursor, signal);
    take(page);
    if (page.items.length === 0) return page.next !== undefined;
    cursor = page.next;
  }
  return false;
}

/** Of two with the same time, the one with the higher id: Intercom counts upwards. */
function later(best: Instance | undefined, other: Instance, by: LatestBy): Instance | undefined {
  const time = other[by];
  if (time === undefined) return best;
  const bestTime = best?.[by];
  if (best === undefined || bestTime === undefined || time > bestTime) return other;
  return time === bestTime && compareIds(other.id, best.id) > 0 ? other : best;
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

function marks({ items, total }: Page<Instance>): string {
  return JSON.stringify([total, items.map(({ id, updatedAt }) => [id, updatedAt])]);
}
