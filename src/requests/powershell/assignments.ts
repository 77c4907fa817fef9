import type { Reading } from "../shellWord.ts";
import { write, type Writer } from "../written.ts";
import { endOf, readExpression, type Entry } from "./expression.ts";

/** A place where a variable is given a value. */
export interface Binding {
  readonly at: number;
  /** Where its value is written; undefined where it comes from elsewhere. */
  readonly from: number | undefined;
}

const assignment =
  /\$(?:(?:script|global|local|private):)?([A-Za-z_]\w*)[ \t]*([+*/-]|\?\?)?=(?!=)/gi;
const loop = /\bforeach[ \t]*\([ \t]*\$([A-Za-z_]\w*)[ \t]+in\b/gi;
const parameters = /(?:\bparam|\bfunction[ \t]+[\w:-]+)[ \t\r\n]*\(/gi;
const change =
  /\$(?:(?:script|global|local|private):)?([A-Za-z_]\w*)(?:\.(?:(Add)\(|(Remove|Clear)\(|["']?([A-Za-z_][\w-]*)["']?[ \t]*=(?!=))|\[[ \t]*(["'])([^"'\n]*)\5[ \t]*\][ \t]*=(?!=)|\[[^\]\n]*\][ \t]*(=)(?!=))/gi;

/** All places where variables are given values, by their names in small letters. */
export function bindingsOf(text: string): ReadonlyMap<string, readonly Binding[]> {
  const found: (Binding & { readonly name: string })[] = [];
  for (const { 0: all, 1: name = "", 2: operator, index } of text.matchAll(assignment)) {
    found.push({ name, at: index, from: operator === undefined ? index + all.length : undefined });
  }
  for (const { 1: name = "", index } of text.matchAll(loop)) {
    found.push({ name, at: index, from: undefined });
  }
  let read = 0;
  for (const { 0: all, index } of text.matchAll(parameters)) {
    const open = index + all.length;
    if (open < read) continue;
    const list = text.slice(open, open + 5000);
    const end = endOfList(list);
    read = open + end;
    for (const { 1: name = "", index: at } of list.slice(0, end).matchAll(/\$([A-Za-z_]\w*)/g)) {
      // Behind its default, which whoever calls may replace.
      found.push(
        { name, at: open + at, from: undefined },
        { name, at: open + end, from: undefined },
      );
    }
  }
  const bindings = new Map<string, Binding[]>();
  for (const { name, at, from } of found.sort((a, b) => a.at - b.at)) {
    const key = name.toLowerCase();
    const list = bindings.get(key) ?? [];
    list.push({ at, from });
    bindings.set(key, list);
  }
  return bindings;
}

function endOfList(list: string): number {
  let depth = 1;
  for (const { 0: bracket, index } of list.matchAll(/[()]/g)) {
    depth += bracket === "(" ? 1 : -1;
    if (depth === 0) return index;
  }
  return list.length;
}

/** A change of a table. */
export interface Change {
  readonly at: number;
  /** What it puts in; undefined where it takes out, or it is not plain what it puts in. */
  readonly entry: Entry | undefined;
}

/** All places where tables are changed, by the names of their variables in small letters. */
export function changesOf(reading: Reading): ReadonlyMap<string, readonly Change[]> {
  const changes = new Map<string, Change[]>();
  for (const match of reading.text.matchAll(change)) {
    const [all, name = "", added, , property, , indexed] = match;
    const end = match.index + all.length;
    const named = property ?? indexed;
    const entry =
      added !== undefined
        ? addedAt(reading, match.index, end)
        : named === undefined
          ? undefined
          : setAt(reading, match.index, end, named);
    const key = name.toLowerCase();
    const list = changes.get(key) ?? [];
    list.push({ at: match.index, entry });
    changes.set(key, list);
  }
  return changes;
}

/** `.Add("Accept", "application/json")` */
function addedAt(reading: Reading, start: number, from: number): Entry | undefined {
  const name = readExpression(reading, from);
  const comma = endOf(/\s*,/y, reading.text, name.span.end);
  if (name.kind !== "text" || comma === undefined) return undefined;
  const value = readExpression(reading, comma);
  const close = endOf(/\s*\)/y, reading.text, value.span.end);
  if (close === undefined) return undefined;
  return { name: name.written, value, span: { start, end: close } };
}

/** `["Accept"] = "application/json"` */
function setAt(reading: Reading, start: number, from: number, name: string): Entry {
  const at = start + reading.text.slice(start, from).lastIndexOf(name);
  const writer: Writer = { text: "", runs: [] };
  write(writer, name, { start: at, end: at + name.length });
  const value = readExpression(reading, from);
  return { name: writer, value, span: { start, end: value.span.end } };
}
