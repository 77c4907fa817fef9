import type { Expression, Statement } from "./program.ts";
import { nodesIn, type Syntax } from "./syntaxTree.ts";

type Loop = Extract<Statement, { kind: "loop" }>;

/** A loop that counts the places of a list: what counts them, and what they are places of. */
export interface CountedLoop {
  readonly name: string;
  readonly of: Syntax;
  readonly counts: NonNullable<Loop["counts"]>;
}

const begin = /^for\s*\(?\s*(?:\w+\s+)?(\w+)\s*:?=\s*(\d+)\s*$/;
const test =
  /^\s*(\w+)\s*(?:\+\s*(\d+)\s*)?<\s*(?:len\(([\w.]+)\)|([\w.]+)\.(?:length|Length|Count|size\(\)))\s*$/;
const step = /^\s*(?:\+\+)?(\w+)\s*(?:\+\+|\+=\s*(\d+))?\s*\)?\s*$/;

/** `for (int i = 0; i + 1 < list.length; i += 2)`, as languages with such loops write it; undefined for others. */
export function countedLoop(node: Syntax, body: Syntax, text: string): CountedLoop | undefined {
  const parts = text.slice(node.start, Math.min(body.start, node.start + 200)).split(";");
  const [first = "", second = "", third = ""] = parts.length === 3 ? parts : [];
  const [, name = "", from] = begin.exec(first) ?? [];
  const [, tested, ahead = "0", list, other = list] = test.exec(second) ?? [];
  const [, stepped, by = "1"] = step.exec(third) ?? [];
  if (other === undefined || tested !== name || stepped !== name) return undefined;
  const of = [...nodesIn(node)].find(
    ({ start, end }) => end <= body.start && text.slice(start, end) === other,
  );
  const counts = { from: Number(from), step: Number(by), ahead: Number(ahead) };
  return of && { name, of, counts };
}

/** Such a loop as a statement. */
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
