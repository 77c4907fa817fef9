import type { Quote } from "./httpRequest.ts";

/**
 * Where more headers can be written: at `offset`, as `before`, the headers in the form's own syntax with `separator`
 * (or again `before`) between any two, and `after`.
 */
export interface HeaderSlot {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
  readonly separator?: string;
  /** How one header is written here, where it is more than a line or an option. */
  readonly item?: HeaderItem;
  /** The quotes that the command's other headers have. */
  readonly quote?: Quote;
  /** Names, in lower case, of headers that cannot be written here. */
  readonly refuses?: readonly string[];
}

/**
 * How a header is written as an entry of a table or object: `open`, name, `between`, value, `close`. In JSON the
 * quotes are added.
 */
export interface HeaderItem {
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** The column of values comes before that of names. */
  readonly valueFirst?: boolean;
  /** The quotes of the name in source code; by default those of strings. */
  readonly nameQuote?: Quote;
  /** The same of the value. */
  readonly valueQuote?: Quote;
  /** The widths that name and value are padded to. */
  readonly widths?: readonly [number, number];
}
