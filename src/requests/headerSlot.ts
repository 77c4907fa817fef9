import type { Quote } from "./httpRequest.ts";

/**
 * A place for more headers: `before`, the headers in the form's own syntax, `separator` (or again `before`)
 * between any two of them, `after`.
 */
export interface HeaderSlot {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
  readonly separator?: string;
  /** How a header is put together here, where that is more than a line or an option. */
  readonly item?: HeaderItem;
  /** The quotes that the other headers of a command are in. */
  readonly quote?: Quote;
  /** Names, in lower case, of headers that cannot be written here. */
  readonly refuses?: readonly string[];
}

/** A header of a table: `open`, name, `between`, value, `close`; JSON quotes its strings by itself. */
export interface HeaderItem {
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** The column of values comes before that of names. */
  readonly valueFirst?: boolean;
  /** The quotes of the name, in source code; without: as strings are. */
  readonly nameQuote?: Quote;
  /** The same of the value. */
  readonly valueQuote?: Quote;
  /** Widths that the first and the second are filled up to. */
  readonly widths?: readonly [number, number];
}
