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

/**
 * Recognizes a counting loop, `for (int i = 0; i + 1 < list.length; i += 2)`, in any language with C-like loops;
 * undefined for other loops.
 */
export function countedLoop(node: Syntax, body: Syntax, text: string): CountedLoop | undefined {
  const parts = text.slice(node.start, Math.min(body.start, node.start + 200)).split(";");
  const [first = "", second = "", third = ""] = parts.length === 3 ? parts : [];
  const [, name = "", from, named, most = ""] = begin.exec(first) ?? [];
  const [, tested, ahead = "0", end = ""] = test.exec(second) ?? [];
  const [, list, other = list] = size.exec(end.trim() === named ? most : end) ?? [];
  const [, stepped, by = "1"] = step.exec(third) ?? [];
  if (other === undefined || tested !== name || stepped !== name) return undefined;
  const of = [...nodesIn(node)].find(
    (part) => part.end <= body.start && text.slice(part.start, part.end) === other.trim(),
  );
  const counts = { from: Number(from), step: Number(by), ahead: Number(ahead) };
  return of && { name, of, counts };
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
