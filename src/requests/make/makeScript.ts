import type { Quote, Span } from "../httpRequest.ts";
import { ShellQuotes, type Surrounding } from "../shell/shellQuotes.ts";

/** A text of the Makefile that letters of a script come from: the recipe itself, or a value of a variable. */
export interface Source {
  /** The source with the reference to the variable; undefined for the recipe. */
  readonly parent: Source | undefined;
  readonly depth: number;
  readonly name: string;
  /** The reference, `$(X)`; for the recipe, all of it. */
  readonly reference: Span;
  /** Where its letters begin in the Makefile. */
  readonly start: number;
  /** Where they stand in the script. */
  readonly from: number;
  to: number;
}

/** A stretch of a script that comes from one place. */
export interface Piece {
  readonly at: number;
  length: number;
  span: Span;
  readonly source: Source;
  /** It stands there letter for letter. */
  readonly isExact: boolean;
  /** The quotes that it stands in there, where these are others than in the script. */
  readonly quote?: Quote;
}

/** A script as a shell is given it. */
export interface Expanded {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A script while it is put together of letters of a Makefile. */
export class MakeScript {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  readonly #quotes = new ShellQuotes();
  #length = 0;
  /** Nothing was written of a line yet: `@`, `-` and `+` are for make. */
  #isStart = true;

  get length(): number {
    return this.#length;
  }

  get isStart(): boolean {
    return this.#isStart;
  }

  get surrounding(): Surrounding {
    return this.#quotes.surrounding;
  }

  expanded(): Expanded {
    return { text: this.#parts.join(""), pieces: this.#pieces };
  }

  beginLine(): void {
    this.#isStart = true;
  }

  /** Letters of the Makefile, as they are. */
  letters(makefile: string, { start, end }: Span, source: Source): void {
    let from = start;
    if (this.#isStart) {
      while (from < end && " \t@+-".includes(makefile.charAt(from))) from++;
      if (from === end) return;
    }
    this.#isStart = false;
    const text = makefile.slice(from, end);
    const last = this.#pieces.at(-1);
    if (last?.isExact === true && last.source === source && last.span.end === from) {
      last.length += text.length;
      last.span = { start: last.span.start, end };
    } else {
      const at = this.#length;
      this.#pieces.push({
        at,
        length: text.length,
        span: { start: from, end },
        source,
        isExact: true,
      });
    }
    this.#add(text);
  }

  /** Letters that stand for something else in the Makefile. */
  write(text: string, span: Span, source: Source, quote?: Quote): void {
    if (this.#isStart && text === " ") return;
    this.#isStart = false;
    const piece = { at: this.#length, length: text.length, span, source, isExact: false };
    this.#pieces.push(quote === undefined ? piece : { ...piece, quote });
    this.#add(text);
  }

  #add(text: string): void {
    this.#quotes.read(text);
    this.#parts.push(text);
    this.#length += text.length;
  }
}
