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
  /** The server led in a circle, or further than any type can reach: not all may have been seen. */
  readonly incomplete: boolean;
}

/** Requests that are asked for at a time; the client's limiter holds them back further. */
const lanes = 12;

/** Where a walk ends whatever the server says: 3 million instances by 150, where Intercom allows 100,000. */
const mostPages = 20_000;

/** Takes a page in; false where it holds nothing that the first or the last one did not. */
type Take = (page: Page<Instance>) => boolean;

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
  const ids = new Set<string>();
  const take: Take = (page) => {
    const own = JSON.stringify(page.items.map(({ id }) => id));
    if (page.items.length === 0 || ids.has(own)) return false;
    const [firstIds = own] = ids;
    ids.clear();
    ids.add(firstIds).add(own);
    seen += page.items.length;
    total = page.total ?? total;
    for (const instance of page.items) best = later(best, instance, options.by);
    onProgress?.({ seen, total });
    return true;
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

/** True where not all can have been seen. */
async function walkNumbers(
  second: Cursor,
  announced: number,
  take: Take,
  options: WalkOptions,
): Promise<boolean> {
  const { fetch, signal } = options;
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const isOver = (): boolean => stop.signal.aborted;
  let next = 2;
  // There is a second page, whatever the count says.
  let last = Math.min(Math.max(announced, 2), mostPages);
  let incomplete = announced > mostPages;
  let beyond: Cursor | undefined;
  const lane = async (): Promise<void> => {
    while (next <= last && !isOver()) {
      const number = next;
      next += 1;
      const page = await fetch({ ...second, page: String(number) }, either);
      if (isOver()) return;
      if (take(page)) {
        if (number === last) beyond = page.next;
      } else if (number <= last) {
        // Nothing stands behind a page without anything new. A list that shrank says so in its count.
        last = number;
        incomplete = page.items.length > 0 || (page.totalPages ?? announced) >= number;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(lanes, last - 1) }, lane));
  } finally {
    // One lane failed: what the others still wait for is of no use.
    stop.abort();
  }
  // The list may have grown, or the count was too low.
  return (await walkCursors(incomplete ? undefined : beyond, take, options)) || incomplete;
}

/** True where a cursor came twice, or a page again: the rest cannot be reached. */
async function walkCursors(
  start: Cursor | undefined,
  take: Take,
  { fetch, signal }: WalkOptions,
): Promise<boolean> {
  const cursors = new Set<string>();
  for (let cursor = start; cursor !== undefined;) {
    const key = JSON.stringify(Object.entries(cursor).sort());
    if (cursors.has(key) || cursors.size >= mostPages) return true;
    cursors.add(key);
    const page = await fetch(cursor, signal);
    if (!take(page)) return page.items.length > 0 || page.next !== undefined;
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
