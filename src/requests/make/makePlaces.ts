import type { HttpRequest, Run, Span } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import type { Expanded, Piece, Source } from "./makeScript.ts";
import type { Places } from "../places/moved.ts";

/** Maps places in an expanded script to the Makefile, and decides what can be edited there. */
export class MakePlaces implements Places {
  readonly #text: string;
  readonly #pieces: readonly Piece[];
  readonly #recipe: Source | undefined;

  constructor({ text, pieces }: Expanded) {
    this.#text = text;
    this.#pieces = pieces;
    let recipe = pieces[0]?.source;
    while (recipe?.parent !== undefined) recipe = recipe.parent;
    this.#recipe = recipe;
  }

  readonly span = (span: Span): Span => this.#within(span, this.#common(span));

  readonly partOf = (whole: Span, span: Span): Span => this.#within(span, this.#common(whole));

  /** Leading blanks are left out if they come from another text than what follows. */
  readonly whole = (span: Span): Span => this.span(this.#withoutLead(span));

  /** Whether deleting a span deletes exactly what whole references stand for. */
  holdsAll(span: Span): boolean {
    const { start, end } = this.#withoutLead(span);
    const common = this.#common({ start, end });
    const first = childOf(this.#pieceAt(start)?.source, common);
    const last = childOf(this.#pieceAt(end - 1)?.source, common);
    return (
      (first === undefined || this.#isBlank(first.from, start)) &&
      (last === undefined || this.#isBlank(end, last.to))
    );
  }

  readonly runs = (runs: readonly Run[]): readonly Run[] =>
    runs.flatMap((run) => this.#runsOf(run));

  readonly slot = (slot: HeaderSlot, { url, form }: HttpRequest): HeaderSlot | undefined => {
    const offset = this.#behind(slot.offset);
    if (offset !== undefined) return { ...slot, offset };
    // Inside a variable's value it would be added to other commands, too; after the address only to this one.
    if (form.kind !== "curl" || url === undefined) return undefined;
    const { end } = url.span;
    const isQuoted = /["']/.test(this.#text.charAt(end)) && url.runs?.at(-1)?.quote !== "none";
    const word = end + (isQuoted ? 1 : 0);
    const isWhole = /^(?:[\s;&|)]|$)/.test(this.#text.slice(word, word + 1));
    const place = isWhole ? this.#behind(word) : undefined;
    return place === undefined ? undefined : { ...slot, offset: place, before: " " };
  };

  readonly edit = ({ start, end }: Span): Span | undefined => {
    const piece = this.#pieceAt(start);
    if (piece?.isExact !== true || end > piece.at + piece.length) return undefined;
    const from = piece.span.start + start - piece.at;
    return { start: from, end: from + end - start };
  };

  /** The place in the recipe after a word; undefined inside a variable's value. */
  #behind(offset: number): number | undefined {
    const piece = this.#pieceAt(offset - 1);
    if (piece === undefined) return undefined;
    const variable = childOf(piece.source, this.#recipe);
    if (variable !== undefined) {
      return this.#isBlank(offset, variable.to) && !/\S/.test(this.#text.charAt(variable.to))
        ? variable.reference.end
        : undefined;
    }
    return piece.isExact ? piece.span.start + offset - piece.at : piece.span.end;
  }

  #runsOf(run: Run): readonly Run[] {
    const { start, end } = run.span;
    const isExact = run.length === end - start;
    if (!isExact || run.length === 0) return [this.#placed(run, run.span)];
    const found: Run[] = [];
    for (let index = this.#indexAt(start); index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (piece === undefined || piece.at >= end) break;
      const from = Math.max(piece.at, start);
      const to = Math.min(piece.at + piece.length, end);
      if (to <= from) continue;
      const part = { ...run, at: run.at + from - start, length: to - from };
      found.push(this.#placed(part, { start: from, end: to }, piece.quote));
    }
    return found;
  }

  #placed(run: Run, span: Span, quote = run.quote): Run {
    const source = this.#pieceAt(span.start)?.source;
    const origin = this.#originOf(run, source);
    return { ...run, span: this.span(span), quote, ...(origin === undefined ? {} : { origin }) };
  }

  /** A variable's value counts as a word of its own. */
  #originOf({ origin }: Run, source: Source | undefined): number | undefined {
    const isRecipe = source?.parent === undefined;
    if (origin === undefined) return isRecipe ? undefined : source.start;
    const word = this.#pieceAt(origin);
    if (!isRecipe && word?.source !== source) return source.start;
    return this.span({ start: origin, end: origin + 1 }).start;
  }

  #withoutLead({ start, end }: Span): Span {
    const lead = /^[\s\\]*/.exec(this.#text.slice(start, end))?.[0].length ?? 0;
    if (lead === end - start) return { start, end };
    let index = this.#indexAt(start + lead);
    const source = this.#pieces[index]?.source;
    while (index > 0 && this.#pieces[index - 1]?.source === source) index--;
    return { start: Math.max(start, this.#pieces[index]?.at ?? start), end };
  }

  /** The innermost text that contains a stretch, possibly through references. */
  #common({ start, end }: Span): Source | undefined {
    let one = this.#pieceAt(start)?.source;
    let other = this.#pieceAt(Math.max(start, end - 1))?.source;
    while (one !== other) {
      if ((one?.depth ?? 0) > (other?.depth ?? 0)) one = one?.parent;
      else if ((other?.depth ?? 0) > (one?.depth ?? 0)) other = other?.parent;
      else [one, other] = [one?.parent, other?.parent];
    }
    return one;
  }

  /** A stretch as it is written in a text, or as references in that text. */
  #within({ start, end }: Span, common: Source | undefined): Span {
    const from = this.#side(start, common, "start");
    return { start: from, end: end > start ? this.#side(end - 1, common, "end") : from };
  }

  /** The start or end of one character. */
  #side(offset: number, common: Source | undefined, side: "start" | "end"): number {
    const piece = this.#pieceAt(offset);
    if (piece === undefined) return 0;
    const variable = childOf(piece.source, common);
    if (variable !== undefined) return variable.reference[side];
    if (!piece.isExact) return piece.span[side];
    const isBehind = offset >= piece.at + piece.length;
    return piece.span.start + offset - piece.at + (side === "end" && !isBehind ? 1 : 0);
  }

  #isBlank(start: number, end: number): boolean {
    return !/\S/.test(this.#text.slice(start, end));
  }

  #pieceAt(offset: number): Piece | undefined {
    return this.#pieces[this.#indexAt(offset)];
  }

  /** The index of the last piece that begins at or before an offset. */
  #indexAt(offset: number): number {
    let [low, high] = [0, this.#pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The ancestor of a source that `text` refers to directly; undefined if the source is `text` itself. */
function childOf(source: Source | undefined, text: Source | undefined): Source | undefined {
  let child: Source | undefined;
  for (let each = source; each !== undefined && each !== text; each = each.parent) child = each;
  return child;
}
