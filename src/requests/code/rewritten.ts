import type { Span } from "../httpRequest.ts";
import type { Syntax } from "./syntaxTree.ts";

/** A replacement for a stretch of text. */
export interface Rewriting extends Span {
  readonly text: string;
}

/** A text with replaced stretches, which can map offsets to the original text and back. */
export interface Rewritten {
  readonly text: string;
  /** Nothing was replaced. */
  readonly isSame: boolean;
  /**
   * Maps an offset to the original text; one inside a replacement goes to the end of what was replaced. `isStart`:
   * the offset begins a node, which decides where an empty replacement is passed.
   */
  readonly back: (at: number, isStart: boolean) => number;
  /** Maps an offset of the original text to the new one. */
  readonly forth: (at: number) => number;
}

/** Replaces stretches of a text; they must be in order and must not overlap. */
export function rewritten(text: string, rewritings: readonly Rewriting[]): Rewritten {
  const pieces: { from: number; to: number; start: number; end: number }[] = [];
  let written = "";
  let from = 0;
  for (const { start, end, text: put } of rewritings) {
    written += text.slice(from, start);
    pieces.push({ from: written.length, to: written.length + put.length, start, end });
    written += put;
    from = end;
  }
  const last = (isBefore: (piece: (typeof pieces)[number]) => boolean) => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = pieces[middle];
      if (piece !== undefined && isBefore(piece)) low = middle + 1;
      else high = middle;
    }
    return pieces[low - 1];
  };
  return {
    text: written + text.slice(from),
    isSame: pieces.length === 0,
    back(at, isStart) {
      const piece = last(({ from: before, to }) => before < at || (isStart && to <= at));
      if (piece === undefined) return at;
      return at >= piece.to ? at - piece.to + piece.end : piece.end;
    },
    forth(at) {
      const piece = last((each) => each.start < at);
      if (piece === undefined) return at;
      return at >= piece.end ? at - piece.end + piece.to : piece.to;
    },
  };
}

/** Maps all places of a syntax tree back to the original text. */
export function movedBack(node: Syntax, back: Rewritten["back"]): Syntax {
  const children = node.children.map((child) => movedBack(child, back));
  return { ...node, start: back(node.start, true), end: back(node.end, false), children };
}
