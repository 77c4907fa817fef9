import type { Span } from "../../httpRequest.ts";
import { slice, type Written } from "../../places/written.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { writtenAt } from "../machine/values/texts.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

/** An unknown number of unknown words. */
export const many: Value = { kind: "native", path: "many" };

/** Longer lists are not kept. */
const mostWords = 400;

export function isMany(value: Value): boolean {
  return value.kind === "native" && value.path === "many";
}

/**
 * A list of words, as an object with entries in order. Each is named after its place in the source, so that words
 * added in only one branch can be joined with those of another.
 */
export function wordList(args: readonly Arg[], run: Run): Thing {
  return filled(run.thing([]), args, run);
}

/** Appends words to a list. */
export function filled(list: Thing, args: readonly Arg[], run: Run): Thing {
  const taken = new Set(list.shape.value.entries.map(({ name }) => name.text));
  const entries = [...list.shape.value.entries];
  let { isOpen } = list.shape.value;
  const add = (entry: Entry, name: string): void => {
    let key = name;
    for (let more = 1; taken.has(key); more++) key = `${name}.${String(more)}`;
    taken.add(key);
    entries.push({ ...entry, name: writtenAt(key, entry.valueSpan) });
  };
  for (const { value, span, name } of args) {
    if (name !== undefined) {
      const entry = { name: writtenAt(name, span), value, valueSpan: span, span, isSure: true };
      const at = entries.findIndex((each) => each.name.text === name);
      taken.add(name);
      if (at === -1) entries.push(entry);
      else entries[at] = entry;
    } else if (value.kind === "thing") {
      for (const entry of value.shape.value.entries) {
        const old = entries.findIndex(({ name: { text } }) => text === entry.name.text);
        if (old === -1 || isPositional(entry)) add(entry, entry.name.text);
        else entries[old] = entry;
      }
      if (value.shape.value.isOpen) add(entryAt(many, span), `$${String(span.start)}`);
    } else {
      add(entryAt(value, span), `$${String(span.start)}`);
    }
    if (entries.length > mostWords) {
      entries.length = 0;
      isOpen = true;
      break;
    }
  }
  run.journal.set(list.shape, { entries, isOpen });
  return list;
}

export function entryAt(value: Value, span: Span): Entry {
  return { name: writtenAt("", span), value, valueSpan: span, span, isSure: true };
}

/** The prefix of words that come from splitting a variable, whose places are inside that variable's text. */
export const splitMark = "split ";

export function isSplit({ name }: Entry): boolean {
  return name.text.startsWith(splitMark);
}

/** The prefix of a word that is split within. */
export const partedMark = "$split ";

/** Whether a word is a part of one that was split. */
export function isPartOfSplit(entry: Entry): boolean {
  return isSplit(entry) || entry.name.text.startsWith(partedMark);
}

/** Whether an element has only a position as key. */
export function isPositional({ name }: Entry): boolean {
  return name.text.startsWith("$") || name.text.startsWith(splitMark);
}

/** The words of a list, with a placeholder for unknown ones. */
export function wordsOf(value: Value): readonly Entry[] {
  if (value.kind !== "thing") return [];
  const { entries, isOpen } = value.shape.value;
  const [last] = entries.slice(-1);
  const at = last?.valueSpan ?? { start: 0, end: 0 };
  return isOpen ? [...entries, entryAt(many, { start: at.end, end: at.end })] : entries;
}

/** The word at an index; undefined if there is none, unknown if it is not certain. */
export function wordAt(value: Value, index: number): Value | undefined {
  if (value.kind !== "thing") return unknown;
  const words = wordsOf(value);
  const before = words.slice(0, index + 1);
  if (before.some((word) => !word.isSure || isMany(word.value))) return unknown;
  return before[index]?.value;
}

/** A list without its first words. */
export function withoutFirst(value: Value, count: number, span: Span, run: Run): Value {
  if (value.kind !== "thing") return unknown;
  const words = wordsOf(value);
  const first = words.slice(0, count);
  const unsure = first.findIndex((word) => !word.isSure || isMany(word.value));
  const rest = run.thing(words.slice(count));
  return unsure === -1
    ? rest
    : wordList(
        [
          { value: many, span },
          { value: rest, span },
        ],
        run,
      );
}

/** The element of an array by key or index. */
export function elementOf(value: Value, key: string): Value {
  if (value.kind !== "thing") return key === "0" ? value : unknown;
  const entry = entryOf(value, key);
  if (entry !== undefined) return entry.isSure ? entry.value : unknown;
  if (!/^\d+$/.test(key)) return value.shape.value.isOpen ? unknown : textOf(empty);
  return wordAt(value, Number(key)) ?? textOf(empty);
}

/** An array with an element set, by key or index. */
export function withElement(list: Thing, key: string | undefined, put: Arg, run: Run): Thing {
  if (key === undefined) return filled(list, [{ ...put, value: many }], run);
  const { entries, isOpen } = list.shape.value;
  const index = /^\d+$/.test(key) ? Number(key) : -1;
  const before = entries.slice(0, index + 1);
  const old = before[index];
  if (old === undefined)
    return filled(list, [index === entries.length ? put : { ...put, name: key }], run);
  const isSure = before.every((entry) => entry.isSure && !isMany(entry.value));
  const entry = {
    ...old,
    value: isSure ? put.value : unknown,
    valueSpan: put.span,
    span: put.span,
  };
  run.journal.set(list.shape, { entries: entries.with(index, entry), isOpen });
  return list;
}

/**
 * How a text is split: `staysOne`: it is not; `quotesLast`: quotes in it are literal, since no other shell reads the
 * words.
 */
interface Splitting {
  readonly staysOne: boolean;
  readonly quotesLast: boolean;
  /** Words end where the script says, rather than at blanks. */
  readonly endsElsewhere: boolean;
}

/** The words that a text is split into. */
export function splitText(
  value: Value,
  { staysOne, quotesLast, endsElsewhere }: Splitting,
  span: Span,
  run: Run,
): Value {
  if (value.kind === "thing") return value;
  if (value.kind !== "text") return value.kind === "constant" ? run.thing([]) : many;
  if (staysOne && value.written.text !== "" && value.isSure) return value;
  const ways = [value.written, ...value.others];
  if (ways.every(({ text, runs }) => /^[^\s"'\\]+$/.test(text) && !isOnlyVariable(runs)))
    return value;
  if (endsElsewhere || ways.length > 1 || !value.isSure) return many;
  if (/["'\\]/.test(value.written.text) && !quotesLast) return many;
  const { written } = value;
  if (isOnlyVariable(written.runs)) return many;
  const words = [...written.text.matchAll(/\S+/g)].map(({ index, 0: part }): Entry => {
    const { text, runs } = slice(written, index, index + part.length);
    // An unknown text counts as one word, and not as an option.
    const word = textOf({ text, runs: runs.map((run) => ({ ...run, variable: false })) });
    return { ...entryAt(word, span), name: writtenAt(`${splitMark}${String(index)}`, span) };
  });
  return run.thing(words);
}

/** Whether a text is entirely unknown. */
export function isOnlyVariable(runs: Written["runs"]): boolean {
  return runs.length > 0 && runs.every(({ variable }) => variable === true);
}

const empty: Written = { text: "", runs: [] };
