import type { Span } from "../httpRequest.ts";
import type { Syntax } from "./syntaxTree.ts";

/** What stands in the place of a stretch of a text. */
export interface Rewriting extends Span {
  readonly text: string;
}

/** A text with other stretches in it, and which places of it are which of the text that it was. */
export interface Rewritten {
  readonly text: string;
  /** Every place is the one that it was. */
  readonly isSame: boolean;
  /** Where what begins or ends at an offset did so. What ends within what was put in ends behind what was there. */
  readonly back: (at: number, isStart: boolean) => number;
  /** Where what stood at an offset stands. */
  readonly forth: (at: number) => number;
}

/** Puts other stretches into a text; they come in the order in which they stand, and none is in another. */
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

/** The tree of a text that was rewritten, with the places of the text that it was. */
export function movedBack(node: Syntax, back: Rewritten["back"]): Syntax {
  const children = node.children.map((child) => movedBack(child, back));
  return { ...node, start: back(node.start, true), end: back(node.end, false), children };
}
