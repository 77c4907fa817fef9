import { originOf } from "./endpoint.ts";
import { record, shapeError } from "./decode.ts";

/** The query parameters that fetch a page, without the filters of the list. */
export type Cursor = Readonly<Record<string, string>>;

/** One page of a list: `next` is absent on the last one, `total` where the server does not count. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: Cursor | undefined;
  readonly total?: number | undefined;
  readonly totalPages?: number | undefined;
}

/**
 * Reads every form of page that Intercom documents or was seen to send: `pages.next` absent, null, a URL,
 * or an object with `page` or `starting_after`; page numbers alone; one bare object instead of a list
 * (`external_id` in the query makes it so, OpenAPI 2.16 listCustomObjectInstances). Throws `DecodeError`.
 */
export function decodePage<T>(
  json: unknown,
  decodeItem: (item: unknown, path: string) => T,
): Page<T> {
  const envelope = record(json, "");
  // An object's `type` is its custom object type, which may be called "list": only `data` tells them apart.
  if (envelope["type"] !== "list" && !("pages" in envelope) && "id" in envelope) {
    return { items: [decodeItem(envelope, "")], total: 1 };
  }
  const { data } = envelope;
  if (!Array.isArray(data)) throw shapeError("data", "an array");
  const items = data.flatMap((item: unknown, index) =>
    // The schema calls an instance nullable; a null says nothing that could be shown.
    item === null ? [] : [decodeItem(item, `data[${index}]`)],
  );
  const pages =
    envelope["pages"] === undefined || envelope["pages"] === null
      ? {}
      : record(envelope["pages"], "pages");
  return {
    items,
    next: nextCursor(pages),
    total: count(envelope["total_count"]),
    totalPages: count(pages["total_pages"]),
  };
}

function nextCursor(pages: Readonly<Record<string, unknown>>): Cursor | undefined {
  const { next } = pages;
  if (typeof next === "string") return urlCursor(next) ?? numberedCursor(pages);
  if (typeof next === "object" && next !== null) return objectCursor(record(next, "pages.next"));
  return numberedCursor(pages);
}

/** A next URL contributes its query alone: its host is never called. */
function urlCursor(next: string): Cursor | undefined {
  // Needed to read one without a host, and dropped with it.
  const base = originOf({ region: "us" });
  if (!URL.canParse(next, base)) throw shapeError("pages.next", "a URL");
  const query = Object.fromEntries(new URL(next, base).searchParams);
  return Object.keys(query).length > 0 ? query : undefined;
}

function objectCursor(next: Readonly<Record<string, unknown>>): Cursor | undefined {
  const cursor: Record<string, string> = {};
  for (const name of ["page", "per_page", "starting_after"]) {
    const value = next[name];
    if (typeof value === "string" || typeof value === "number") cursor[name] = String(value);
  }
  return "page" in cursor || "starting_after" in cursor ? cursor : undefined;
}

/** The documented example leaves `next` out, so page numbers decide where there is none. */
function numberedCursor(pages: Readonly<Record<string, unknown>>): Cursor | undefined {
  const page = count(pages["page"]);
  const total = count(pages["total_pages"]);
  if (page === undefined || total === undefined || page >= total) return undefined;
  // Page numbers count from the size of this page: with another one the next page would leave a gap.
  const size = count(pages["per_page"]);
  return { page: String(page + 1), ...(size === undefined ? {} : { per_page: String(size) }) };
}

function count(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
