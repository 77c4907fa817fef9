import type { Span } from "../../httpRequest.ts";
import { slice } from "../../places/written.ts";
import type { Arg } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { asText, plainText, writtenAt } from "../machine/values/texts.ts";
import { joined, textOf, unknown, type Entry, type Value } from "../machine/values/values.ts";
import {
  elementOf,
  isMany,
  isOnlyVariable,
  isPositional,
  many,
  wordList,
  wordsOf,
} from "./wordList.ts";

/** An associative array from alternating keys and values. */
export function hashOf(args: readonly Arg[], run: Run): Value {
  const entries = new Map<string, Entry>();
  let isOpen = args.length % 2 !== 0;
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [key, held] = [args[index], args[index + 1]];
    const name = plainText(key?.value);
    if (key?.value.kind !== "text" || name === undefined || held === undefined) {
      isOpen = true;
      continue;
    }
    const span = { start: key.span.start, end: held.span.end };
    entries.set(name, {
      ...{ name: key.value.written, value: held.value, valueSpan: held.span, span, isSure: true },
    });
  }
  return run.thing(isOpen ? [] : [...entries.values()], { isOpen });
}

/** The keys of an array, or alternating keys and values. */
export function keysOf(array: Value, withValues: boolean, at: Span, run: Run): Value {
  if (array.kind !== "thing" || array.shape.value.isOpen) return many;
  const { entries } = array.shape.value;
  const areKnown = entries.every(({ isSure, value }) => isSure && !isMany(value));
  if (!areKnown || (withValues && entries.some(isPositional))) return many;
  const words = entries.flatMap((entry, index): readonly Arg[] => {
    const name = isPositional(entry) ? writtenAt(String(index), at) : entry.name;
    const key = { value: textOf(name), span: entry.span };
    return withValues ? [key, { value: entry.value, span: entry.valueSpan }] : [key];
  });
  return wordList(words, run);
}

/** The lines of a text, each as a word. */
export function linesOf(value: Value, at: Span, run: Run): Value {
  if (value.kind !== "text" || !value.isSure || value.others.length > 0) return many;
  const { written } = value;
  // A NUL ends the text.
  const [shown = ""] = written.text.split("\0", 1);
  const lines: Arg[] = [];
  let from = 0;
  for (const line of shown.replace(/\n$/, "").split("\n")) {
    const part = slice(written, from, from + line.length);
    from += line.length + 1;
    // A substituted value may consist of several lines.
    if (isOnlyVariable(part.runs)) return many;
    lines.push({ value: textOf(part), span: at });
  }
  return shown === "" ? run.thing([]) : wordList(lines, run);
}

/** Words as the items of a loop, `count` in each turn. */
export function turnsOf(value: Value, count: number): Value {
  const words = wordsOf(value);
  const isComplete =
    value.kind === "thing" && words.every(({ isSure, value: word }) => isSure && !isMany(word));
  if (count === 1) return { kind: "list", items: words.map(({ value: word }) => word), isComplete };
  const items: Value[] = [];
  for (let index = 0; isComplete && index < words.length; index += count) {
    const turn = words.slice(index, index + count).map(({ value: word }) => word);
    items.push({ kind: "list", items: turn, isComplete: true });
  }
  return { kind: "list", items, isComplete };
}

/** An array's element by key; `isFromOne`: indexes begin at 1 (zsh). */
export function itemOf(array: Value, key: string, isFromOne: boolean): Value {
  if (array.kind !== "thing") return isFromOne ? unknown : elementOf(array, key);
  const { entries, isOpen } = array.shape.value;
  const isKeyed = entries.some((entry) => entry.name.text === key);
  if (isKeyed || !entries.some(isPositional)) return elementOf(array, key);
  if (/^-\d+$/.test(key)) {
    const index = wordsOf(array).length + Number(key);
    return isOpen || index < 0 ? unknown : elementOf(array, String(index));
  }
  if (!/^\d+$/.test(key)) return unknown;
  return elementOf(array, indexOf(key, isFromOne));
}

/** An array without the element under a key, which may not be known. */
export function withoutElement(array: Value, key: string | undefined, run: Run): Value {
  if (array.kind !== "thing") return array;
  const { entries, isOpen } = array.shape.value;
  const found = key !== undefined && entries.find((entry) => entry.name.text === key);
  if (!found && (key === undefined || entries.some(isPositional) || isOpen))
    return run.thing(
      entries.map((entry) => ({ ...entry, isSure: false })),
      { isOpen: true },
    );
  return run.thing(
    entries.filter((entry) => entry !== found),
    { isOpen },
  );
}

/** An array with a text before or after each of its words; unknown words stay unknown. */
export function affixed(array: Value, affix: Value, isBehind: boolean, run: Run): Value {
  if (array.kind !== "thing" || affix.kind !== "text") return unknown;
  const { entries, isOpen } = array.shape.value;
  const words = entries.map((entry) => {
    if (isMany(entry.value)) return entry;
    const word = asText(entry.value, { kind: "other", parts: [], ...entry.valueSpan }, run);
    return { ...entry, value: joined(isBehind ? [word, affix] : [affix, word]) };
  });
  return run.thing(words, { isOpen });
}

/** The index of an element, counted from 0. */
export function indexOf(key: string, isFromOne: boolean): string {
  return isFromOne && /^[1-9]\d*$/.test(key) ? String(Number(key) - 1) : key;
}
