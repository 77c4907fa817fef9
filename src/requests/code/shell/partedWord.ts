import type { Span } from "../../httpRequest.ts";
import { slice, type Written } from "../../places/written.ts";
import type { Arg } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { asText, writtenAt } from "../machine/values/texts.ts";
import { joined, type Entry, type Text, type Value } from "../machine/values/values.ts";
import { entryAt, isOnlyVariable, partedMark, splitMark } from "./wordList.ts";

/** A part of a word; `isSplit`: it is of a variable that is split. */
interface Piece {
  readonly text: Text;
  readonly isSplit: boolean;
}

/**
 * The words that a word with unquoted variables becomes; `parts`: what it consists of, these variables with a name.
 * `whole`: the word where nothing is split.
 */
export function partedWord(whole: Value, parts: readonly Arg[], at: Span, run: Run): Value {
  if (!parts.some(hasBlanks)) return whole;
  const words: Piece[][] = [[]];
  for (const part of parts) {
    const text = asText(part.value, { kind: "other", parts: [], ...part.span }, run);
    const pieces = hasBlanks(part) ? between(text.written) : [{ text, isSplit: false }];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) words.push([]);
      if (piece.text.written.text !== "") words.at(-1)?.push(piece);
    }
  }
  const known = words.filter(({ length }) => length > 0);
  return run.thing(known.map((pieces, index) => wordOf(pieces, index, at)));
}

function wordOf(pieces: readonly Piece[], index: number, at: Span): Entry {
  // What comes from a variable alone has its place there.
  const mark =
    pieces.every(({ isSplit }) => isSplit) && pieces.length === 1 ? splitMark : partedMark;
  const name = writtenAt(`${mark}${String(at.start)}.${String(index)}`, at);
  return { ...entryAt(joined(pieces.map(({ text }) => text)), at), name };
}

/** Whether a part certainly has blanks that it is split at. */
function hasBlanks({ name, value }: Arg): boolean {
  if (name === undefined || value.kind !== "text" || !value.isSure) return false;
  const { written, others } = value;
  return others.length === 0 && /\s/.test(written.text) && !isOnlyVariable(written.runs);
}

/** What stands between blanks; the first and the last piece may be empty. */
function between(written: Written): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index, 0: blank } of written.text.matchAll(/\s+|$/g)) {
    const { text, runs } = slice(written, from, index);
    // An unknown text counts as one word, and not as an option.
    const known = { text, runs: runs.map((run) => ({ ...run, variable: false })) };
    pieces.push({
      text: { kind: "text", written: known, others: [], isSure: true },
      isSplit: true,
    });
    from = index + blank.length;
  }
  return pieces;
}
