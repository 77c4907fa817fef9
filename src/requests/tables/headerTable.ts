import type { Header, HttpRequest, Span } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { isKnownHeader, tells } from "../knownHeaders.ts";

const nameTitle = /^(?:(?:http|request)?\s?headers?(?:[ _-]?(?:name|key))?|name|key|field)$/i;
const valueTitle =
  /^(?:(?:header[ _-]?)?values?|examples?|content|setting|contents?)(?:\s*\(.*\))?$/i;
const otherTitle =
  /desc|purpose|mean|required|mandatory|optional|type|note|remark|default|comment|why|who|where|source|explan|by$/i;

/** The indexes of the columns with names and values. */
export interface Columns {
  readonly name: number;
  readonly value: number;
}

/** Finds the columns, by titles or else by cells: the one with header names, and the one after it. */
export function columnsOf(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): Columns | undefined {
  const isName = (cell: string | undefined): boolean => isKnownHeader(bareName(cell ?? ""));
  const telling = (column: number): number =>
    rows.filter((row) => isName(row[column]) && tells(bareName(row[column] ?? ""))).length;
  const widest = Math.min(
    20,
    Math.max(titles.length, ...rows.slice(0, 100).map((row) => row.length)),
  );
  const columns = Array.from({ length: widest }, (_, column) => column);
  const titled = titles.findIndex((title) => nameTitle.test(title.trim()));
  const byCells = columns.find((column) => telling(column) > 0);
  const name = titled !== -1 && telling(titled) > 0 ? titled : byCells;
  if (name === undefined) return undefined;
  const titledValue = titles.findIndex((title) => valueTitle.test(title.trim()));
  if (titledValue !== -1 && titledValue !== name) return { name, value: titledValue };
  const [next, another] = columns.filter(
    (column) => column > name && !otherTitle.test(titles[column] ?? ""),
  );
  if (next === undefined) return undefined;
  // A comparison of sent and expected values does not tell which one applies.
  const isCompared = rows.some(
    (row) => another !== undefined && isMediaType(row[next]) && isMediaType(row[another]),
  );
  return isCompared ? undefined : { name, value: next };
}

function isMediaType(cell: string | undefined): boolean {
  return /^[`*_]*(?:application|text|\*)\/\S+$/.test(cell ?? "");
}

/** A name without a remark in brackets and without markup: links, emphasis, code. */
export function bareName(cell: string): string {
  return cell
    .replace(/^([*_]{0,4})\[([^[\]]{1,200})\](?:\([^()]{0,1000}\)|\[[^[\]]{0,200}\])/, "$1$2")
    .replace(/^(?:[*_`]{1,4}|<code>)|(?:[*_`]{1,4}|<\/code>)$/g, "")
    .replace(/\s{0,5}\([^()]{0,100}\)$/, "");
}

/** Whether a cell names a single header. */
export function isOneName(name: string): boolean {
  return /[A-Za-z]/.test(name) && !/[\s,/;|&…]/.test(name);
}

/** A request of which only the headers are known. */
export function tableRequest(
  layout: "markdown" | "tabs" | "json",
  headers: readonly Header[],
  span: Span,
  headerSlot: HeaderSlot,
): HttpRequest {
  return {
    form: { kind: "table", layout },
    client: "dataConnector",
    method: { text: "", span: undefined },
    url: undefined,
    headers,
    headersComplete: true,
    authorizationElsewhere: false,
    body: undefined,
    span,
    headerSlot,
  };
}
