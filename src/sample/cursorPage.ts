import { errorAnswer, type Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";
import { pageSize, type PageSizes } from "./pageSize.ts";
import { parameter } from "./requestTarget.ts";

/** Where an item stands in a list that begins with the latest: its time in Unix seconds, then its id. */
export interface Position {
  readonly seconds: number;
  /** Decimal digits. */
  readonly id: string;
}

/** A page of a list with cursors, with its `pages` object, or why there is none. */
export type CursorPage<T> =
  { readonly items: readonly T[]; readonly pages: object } | { readonly refusal: Answer };

/**
 * The page of `items` that a query asks for, latest first. A cursor is where a page ended, so that items which
 * come or go meanwhile neither repeat nor hide others.
 */
export function cursorPage<T>(
  items: readonly T[],
  query: URLSearchParams,
  {
    sizes,
    positionOf,
    assumptions,
  }: {
    readonly sizes: PageSizes;
    readonly positionOf: (item: T) => Position;
    readonly assumptions: Pick<Assumptions, "perPageAboveMaximum" | "lastCursor">;
  },
): CursorPage<T> {
  const size = pageSize(query, sizes, assumptions);
  if (typeof size !== "number") return { refusal: size };
  const after = cursorOf(query);
  if (after === "invalid") return { refusal: invalidCursor() };

  const rest = items
    .map((item) => ({ item, position: positionOf(item) }))
    .filter(({ position }) => after === undefined || compare(after, position) < 0)
    .sort((a, b) => compare(a.position, b.position));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const next =
    last === undefined || rest.length <= size ? null : { starting_after: encoded(last.position) };
  return {
    items: page.map(({ item }) => item),
    pages: {
      type: "pages",
      per_page: size,
      ...(next === null && assumptions.lastCursor === "absent" ? {} : { next }),
    },
  };
}

function compare(a: Position, b: Position): number {
  return b.seconds - a.seconds || Number(b.id) - Number(a.id);
}

/** As in the examples: WzE3MDc1OTQ3MTUuMCwxMjM0NV0= is [1707594715.0,12345]. */
function encoded({ seconds, id }: Position): string {
  return Buffer.from(`[${seconds}.0,${id}]`).toString("base64");
}

function cursorOf(query: URLSearchParams): Position | undefined | "invalid" {
  const text = parameter(query, "starting_after");
  if (text === undefined || text === "") return undefined;
  const [, seconds, id] =
    /^\[(-?\d{1,12})\.0,(\d{1,15})\]$/.exec(Buffer.from(text, "base64").toString("latin1")) ?? [];
  return seconds === undefined || id === undefined ? "invalid" : { seconds: Number(seconds), id };
}

function invalidCursor(): Answer {
  const message =
    "Invalid starting_after param. Please try again using a starting_after value from a paginated response";
  return errorAnswer(400, "client_error", message);
}
