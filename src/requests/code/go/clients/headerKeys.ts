import type { Written } from "../../../places/written.ts";
import { entryOf, type Entry, type Thing, type Value } from "../../machine/values/values.ts";

/** The names of headers that a literal or an index has put in as they stand, in a form that no method looks for. */
const plain = new WeakSet<Written>();

/** An entry that is put in without a method, which would make the usual form of its name. */
export function putPlainly(entry: Entry, into: Thing): Entry {
  const old = entryOf(into, entry.name.text);
  // Of two forms of one name, the usual one is found.
  const isFound = old !== undefined && isUsual(old);
  if (isFound || canonical(entry.name.text) === entry.name.text) return entry;
  const name = { ...entry.name };
  plain.add(name);
  return { ...entry, name };
}

/** Whether the methods `Get`, `Values` and `Del` find it. */
export function isUsual({ name }: Entry): boolean {
  return !plain.has(name);
}

/** Notes that a method sets a header somewhere, so that one which was put in otherwise may be found. */
export function makeUsual(headers: Thing, name = ""): void {
  const entry = entryOf(headers, name);
  if (entry !== undefined) plain.delete(entry.name);
}

/** Whether the map has what it has under a header's name under this very key, so that `delete` finds it. */
export function isKeyIn(headers: Thing, key: string): boolean {
  const entry = entryOf(headers, key);
  if (entry === undefined) return true;
  return key === (isUsual(entry) ? canonical(entry.name.text) : entry.name.text);
}

/** `http.CanonicalHeaderKey(name)`; the letters of the result stand where they stood. */
export function canonicalKey(value: Value): Value {
  if (value.kind !== "text") return value;
  const usual = (of: Written): Written => {
    const isKnown = of.runs.every(({ variable }) => variable !== true);
    return { ...of, text: isKnown ? canonical(of.text) : of.text };
  };
  return { ...value, written: usual(value.written), others: value.others.map(usual) };
}

/** The form in which Go keeps a header's name: `accept` as `Accept`. */
function canonical(name: string): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name;
  return name.toLowerCase().replaceAll(/(?:^|-)[a-z]/g, (first) => first.toUpperCase());
}
