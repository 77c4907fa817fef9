import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/values/texts.ts";
import {
  entryOf,
  nothing,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import type { Written } from "../../places/written.ts";

/** How a client reads symbols as header names: `:content_type` as `Content-Type`, or unchanged. */
export type SymbolNames = "dashed" | "plain";

/** Words that RestClient and http.rb accept as media types. */
const shortTypes: ReadonlyMap<string, string> = new Map([
  ["json", "application/json"],
  ["xml", "application/xml"],
  ["html", "text/html"],
  ["txt", "text/plain"],
  ["text", "text/plain"],
  ["csv", "text/csv"],
  ["octet_stream", "application/octet-stream"],
]);

/** A hash as headers; other values unchanged. `isShort`: words are accepted as types. */
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

/** A symbol as a header name, character by character, so that places stay. */
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

/** A copy of headers, with case-insensitive names. */
export function copyOf(headers: Thing, run: Run, literal = headers.literal): Thing {
  const { entries, isOpen } = headers.shape.value;
  const more = literal === undefined ? {} : { literal };
  return run.thing(entries, { isOpen, foldsCase: true, ...more, origin: headers });
}

/** The current value of a header. */
export function heldHeader(headers: Thing | undefined, key: Value, symbols: SymbolNames): Value {
  const written = nameIn(key);
  if (headers === undefined || written === undefined) return unknown;
  const name = symbols === "dashed" ? dashed(written) : written;
  const entry = entryOf(headers, name.text);
  if (entry !== undefined) return entry.isSure ? entry.value : unknown;
  return headers.shape.value.isOpen ? unknown : nothing;
}
