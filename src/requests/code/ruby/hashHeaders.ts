import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/texts.ts";
import {
  entryOf,
  nothing,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values.ts";
import type { Written } from "../../places/written.ts";

/** What a client makes of `:content_type` as a name: `Content-Type`, or the word as it stands. */
export type SymbolNames = "dashed" | "plain";

/** Types that are named by a word alone, as RestClient and http.rb do it. */
const shortTypes: ReadonlyMap<string, string> = new Map([
  ["json", "application/json"],
  ["xml", "application/xml"],
  ["html", "text/html"],
  ["txt", "text/plain"],
  ["text", "text/plain"],
  ["csv", "text/csv"],
  ["octet_stream", "application/octet-stream"],
]);

/** Headers as a hash gives them; anything but a hash stays what it is. `isShort`: types are named by words. */
export function hashHeaders(
  value: Value,
  symbols: SymbolNames,
  run: Run,
  { isShort = false, without = [] }: { isShort?: boolean; without?: readonly string[] } = {},
): Value {
  if (value.kind !== "thing") return value;
  const { literal } = value;
  const { entries, isOpen } = value.shape.value;
  const more = literal === undefined ? {} : { literal };
  const headers = run.thing([], { isOpen, foldsCase: true, ...more, origin: value });
  for (const entry of entries) {
    if (without.includes(entry.name.text)) continue;
    run.put(headers, headerEntry(entry, symbols, isShort));
  }
  return headers;
}

export function headerEntry(entry: Entry, symbols: SymbolNames, isShort = false): Entry {
  const name = symbols === "dashed" ? dashed(entry.name) : entry.name;
  const isType = /^(?:accept|content-type)$/i.test(name.text);
  return { ...entry, name, value: isShort && isType ? longType(entry.value) : entry.value };
}

/** `:content_type` as a header: letters alone change, each stays in its place. */
function dashed(name: Written): Written {
  if (name.runs[0]?.quote !== "key") return name;
  const text = name.text
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("-");
  return { ...name, text };
}

export function longType(value: Value): Value {
  if (value.kind !== "text" || !/^[\w@-]+$/.test(value.written.text)) return value;
  const text = shortTypes.get(value.written.text);
  if (text === undefined) return { kind: "unknown" };
  const span = value.written.runs[0]?.span ?? { start: 0, end: 0 };
  const runs = [{ at: 0, length: text.length, span, quote: "none" }] as const;
  return { ...value, written: { text, runs }, others: [] };
}

/** A thing of headers that names fold in: a copy that later changes do not reach. */
export function copyOf(headers: Thing, run: Run, literal = headers.literal): Thing {
  const { entries, isOpen } = headers.shape.value;
  const more = literal === undefined ? {} : { literal };
  return run.thing(entries, { isOpen, foldsCase: true, ...more, origin: headers });
}

/** What headers have under a name so far. */
export function heldHeader(headers: Thing | undefined, key: Value, symbols: SymbolNames): Value {
  const written = nameIn(key);
  if (headers === undefined || written === undefined) return unknown;
  const name = symbols === "dashed" ? dashed(written) : written;
  const entry = entryOf(headers, name.text);
  if (entry !== undefined) return entry.isSure ? entry.value : unknown;
  return headers.shape.value.isOpen ? unknown : nothing;
}
