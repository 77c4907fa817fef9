import type { Expression, Statement } from "./program.ts";
import { nodesIn, type Syntax } from "./syntaxTree.ts";

type Loop = Extract<Statement, { kind: "loop" }>;

/** A loop over the indexes of a list: the counter's name, and the list. */
export interface CountedLoop {
  readonly name: string;
  readonly of: Syntax;
  readonly counts: NonNullable<Loop["counts"]>;
}

/** `for (int i = 0, n = list.size()`: the counter, its start, and optionally a variable with the list's length. */
const begin = /^for\s*\(?\s*(?:\w+\s+)?(\$?\w+)\s*:?=\s*(\d+)\s*(?:,\s*(\$?\w+)\s*=([^=].*))?$/;
const test = /^\s*(\$?\w+)\s*(?:\+\s*(\d+)\s*)?<\s*([^<=]+)$/;
const step = /^\s*(?:\+\+)?(\$?\w+)\s*(?:\+\+|\+=\s*(\d+))?\s*\)?\s*$/;
/** The length of a list: `len(list)`, `list.Count`. */
const size =
  /^\s*(?:(?:len|count|sizeof)\(([^<=]+)\)|([^<=]+?)\.(?:length|Length|Count|size\(\)|GetLength\(0\)))\s*$/;

/** The same backwards: `for i := len(list) - 1; i >= 0; i--`. */
const beginLast = /^for\s*\(?\s*(?:\w+\s+)?(\$?\w+)\s*:?=\s*([^=].*?)\s*-\s*1$/;
const testFirst = /^\s*(\$?\w+)\s*(?:>=\s*0|>\s*-\s*1)\s*$/;
const stepBack = /^\s*(?:--)?(\$?\w+)\s*(?:--|-=\s*1)?\s*\)?\s*$/;

/**
 * Recognizes a counting loop, `for (int i = 0; i + 1 < list.length; i += 2)`, in any language with C-like loops;
 * undefined for other loops.
 */
export function countedLoop(node: Syntax, body: Syntax, text: string): CountedLoop | undefined {
  const parts = text.slice(node.start, Math.min(body.start, node.start + 200)).split(";");
  const [first = "", second = "", third = ""] = parts.length === 3 ? parts : [];
  const found = forward(first, second, third) ?? backward(first, second, third);
  const of = [...nodesIn(node)].find(
    (part) => part.end <= body.start && text.slice(part.start, part.end) === found?.of.trim(),
  );
  return of && found && { ...found, of };
}

type Head = Omit<CountedLoop, "of"> & { readonly of: string };

function forward(first: string, second: string, third: string): Head | undefined {
  const [, name = "", from, named, most = ""] = begin.exec(first) ?? [];
  const [, tested, ahead = "0", end = ""] = test.exec(second) ?? [];
  const of = listOf(end.trim() === named ? most : end);
  const [, stepped, by = "1"] = step.exec(third) ?? [];
  if (of === undefined || tested !== name || stepped !== name) return undefined;
  return { name, of, counts: { from: Number(from), step: Number(by), ahead: Number(ahead) } };
}

function backward(first: string, second: string, third: string): Head | undefined {
  const [, name = "", length = ""] = beginLast.exec(first) ?? [];
  const of = listOf(length);
  const [tested, stepped] = [testFirst.exec(second)?.[1], stepBack.exec(third)?.[1]];
  if (of === undefined || tested !== name || stepped !== name) return undefined;
  return { name, of, counts: { from: 0, step: -1, ahead: 0 } };
}

function listOf(length: string): string | undefined {
  const [, list, other = list] = size.exec(length) ?? [];
  return other;
}

/** The statement for a counting loop. */
export function countingLoop(
  { name, counts }: CountedLoop,
  of: Expression,
  body: readonly Statement[],
  at: Loop,
): Loop {
  return {
    ...at,
    each: { kind: "variable", start: at.start, end: at.start, name },
    of,
    takes: "items",
    counts,
    body,
  };
}
